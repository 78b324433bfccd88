"""`gaoxingban catalogue`: check, import, export; editions, template, schema, names of papers."""

from __future__ import annotations

import getpass
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from gaoxingban.catalogue.interchange.base import Format, Imported, Options
from gaoxingban.catalogue.interchange.keeping import keep_import
from gaoxingban.catalogue.interchange.registry import BY_NAME, WRITABLE, format_of, writer_for
from gaoxingban.catalogue.interchange.template import write_template
from gaoxingban.catalogue.models import Edition
from gaoxingban.catalogue.queries import catalogue_of, editions, known_materials
from gaoxingban.catalogue.rules.check import check as faults_of
from gaoxingban.catalogue.rules.likeness import once, suggest
from gaoxingban.catalogue.rules.model import Material
from gaoxingban.catalogue.rules.problem import BadInput
from gaoxingban.catalogue.schema import json_schema
from gaoxingban.catalogue.source import read_catalogue
from gaoxingban.cli.catalogue_report import (
    bar,
    fail,
    print_counts,
    print_editions,
    print_json,
    print_problems,
    print_suggestions,
    report_json,
    say,
)
from gaoxingban.portal.search.services import ensure_indexed

app = typer.Typer(
    name="catalogue", help=_("事项目录：检查、导入、导出、版次。"), no_args_is_help=True
)
materials_app = typer.Typer(
    name="materials", help=_("材料名称：找可能相同的。"), no_args_is_help=True
)
app.add_typer(materials_app)
FormatName = Annotated[str, typer.Option("--format", help=_("格式；不写则按内容识别。"))]
AsJson = Annotated[bool, typer.Option("--json", help=_("输出 JSON，供程序使用。"))]
Folders = Annotated[list[Path] | None, typer.Argument(help=_("目录文件夹；不写则检查本区的。"))]
Source = Annotated[Path, typer.Argument(metavar="FILE", help=_("要导入的文件或文件夹。"))]
Collection = Annotated[str, typer.Option(help=_("放进哪个目录库（小写字母、数字、连字符）。"))]
Title = Annotated[str, typer.Option(help=_("版次标题；不写则用文件名。"))]
Mapping = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="列=字段", help=_("csv 的列对应哪个字段，可写多次。")),
]
From = Annotated[
    datetime | None,
    typer.Option("--from", formats=["%Y-%m-%d"], help=_("从哪天起生效；不写则今天。")),
]
Rejects = Annotated[Path | None, typer.Option(help=_("退回的记录写到哪里。"))]
Add = Annotated[bool, typer.Option("--add", help=_("补进目录库的最新一版，而不是取代它。"))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=_("只看结果，不写入。"))]
Which = Annotated[str, typer.Argument(metavar="COLLECTION[@N]", help=_("目录库，或其中第 N 版。"))]
Out = Annotated[Path, typer.Option("--out", "-o", help=_("写到哪里。"))]


@app.command("check", help=_("检查目录能不能发布，逐条说明错在哪里、怎么改。"))
def check(folders: Folders = None, *, as_json: AsJson = False) -> None:
    """Exit 1 with every fault of a source tree; notes do not count as faults."""
    chosen = folders or [settings.DATA_DIR, settings.DISTRICT_DIR]
    absent = [folder for folder in chosen if not folder.is_dir()]
    if absent:
        fail(_("找不到目录“%(what)s”，请核对路径。") % {"what": str(absent[0])})
    try:
        catalogue = read_catalogue(chosen, name=settings.DISTRICT)
    except BadInput as bad:
        print_problems(bad.problems, for_programs=as_json, limit=None)
        raise typer.Exit(1) from bad
    notes = faults_of(catalogue)
    print_problems(notes, for_programs=as_json, limit=None)
    if not as_json:
        sentence = _("目录可以发布：%(items)d 个事项，%(one_things)d 个一件事，%(notes)d 条提示。")
        sizes = {"items": len(catalogue.items), "one_things": len(catalogue.one_things)}
        say(sentence % {**sizes, "notes": len(notes)})


@app.command("import", help=_("导入一个文件，成为新版次；坏的一条不挡好的一条。"))
def import_file(
    source: Source,
    *,
    format_name: FormatName = "",
    collection: Collection = "",
    title: Title = "",
    mapping: Mapping = None,
    effective: From = None,
    rejects: Rejects = None,
    add: Add = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Exit 0 when every record was taken, 1 when some were rejected, 2 when nothing could be."""
    start = effective.date() if effective else timezone.localdate()
    name = _slug(collection or source.stem)
    pairs = _mapping(mapping or [])
    known, size = _known_materials(name, added=add), settings.IMPORT_MAX_BYTES
    base = catalogue_of(_edition(name).pk) if add else None
    with bar(source.name, quiet=as_json) as progress:
        options = Options(name, start, known, pairs, progress, size, base)
        reader, imported = _read(source, format_name, options, for_programs=as_json)
    edition = None
    if imported.usable and not dry_run:
        edition = keep_import(
            imported=imported, collection=name, title=title or source.stem, effective_from=start,
            source=source, format_name=reader.name, at=timezone.now(), actor=getpass.getuser(),
        )  # fmt: skip
        ensure_indexed(on=timezone.localdate())
    returned = _write_rejects(source, reader, imported, rejects, dry_run=dry_run)
    _report(imported, edition, returned, for_programs=as_json)
    raise typer.Exit(_exit_code(imported))


@app.command("export", help=_("导出一个版次；再导入可得到同样的内容。"))
def export_edition(which: Which, *, out: Out, format_name: FormatName = "") -> None:
    """Write an edition in a format that reads back to the same catalogue."""
    edition = _edition(which)
    writer = WRITABLE.get(format_name) if format_name else writer_for(out)
    if writer is None:
        sentence = _("不能导出成“%(what)s”，可以用：%(known)s。")
        fail(sentence % {"what": format_name or out.name, "known": "、".join(WRITABLE)})
    writer.write(catalogue_of(edition.pk), out)
    say(_("已导出 %(edition)s 到 %(path)s。") % {"edition": str(edition), "path": str(out)})


@app.command("template", help=_("生成填写用的 Excel 模板。"))
def template(out: Annotated[Path, typer.Argument(metavar="OUT.xlsx")]) -> None:
    """A workbook with headings, drop-downs, an explanation and examples."""
    write_template(out)
    say(_("模板已写到 %(path)s。") % {"path": str(out)})


@app.command("schema", help=_("打印目录记录的 JSON Schema。"))
def schema() -> None:
    """The published JSON Schema."""
    print_json(json_schema())


@app.command("editions", help=_("列出全部版次。"))
def list_editions(*, as_json: AsJson = False) -> None:
    """Every edition of every collection."""
    print_editions(list(editions()), for_programs=as_json)


@materials_app.command("suggest", help=_("哪些材料名称可能是同一种材料；只建议，不合并。"))
def suggest_materials(collection: Which, *, as_json: AsJson = False) -> None:
    """Pairs of names for the designer to decide on, the likeliest first."""
    own = catalogue_of(_edition(collection).pk).materials
    house = _known_materials(collection.partition("@")[0], added=False)
    keys = {material.key for material in own}
    known = (*(m for m in house if m.key not in keys), *own)
    found = once(suggest((material.name for material in own), known))
    print_suggestions(found, for_programs=as_json)


def _read(
    source: Path, format_name: str, options: Options, *, for_programs: bool
) -> tuple[Format, Imported]:
    """The format and what the file holds; exits with the sentences when it cannot be taken at all."""
    if format_name and format_name not in BY_NAME:
        sentence = _("没有“%(what)s”这种格式，可以用：%(known)s。")
        fail(sentence % {"what": format_name, "known": "、".join(BY_NAME)})
    try:
        reader = BY_NAME.get(format_name) or format_of(source, max_bytes=options.max_bytes)
        return reader, reader.read(source, options=options)
    except BadInput as bad:
        print_problems(bad.problems, for_programs=for_programs, limit=None)
        raise typer.Exit(2) from bad


def _exit_code(imported: Imported) -> int:
    if not imported.usable:
        return 2
    return 1 if imported.rejects else 0


def _report(
    imported: Imported, edition: Edition | None, returned: Path | None, *, for_programs: bool
) -> None:
    if for_programs:
        report_json(imported, edition, returned)
        return
    print_counts(imported)
    print_problems(imported.problems, for_programs=False, limit=10)
    if returned:
        say(_("退回的记录已写到 %(path)s，改好后可用 --add 单独再导入。") % {"path": str(returned)})
    if edition:
        version = f"{edition.collection}@{edition.number}"
        say(_("已发布：%(edition)s（%(version)s）。") % {"edition": edition, "version": version})
    elif not imported.usable:
        say(_("没有任何可用的记录，没有写入。"))
    else:
        say(_("这是试运行，没有写入。"))


def _write_rejects(
    source: Path, reader: Format, imported: Imported, target: Path | None, *, dry_run: bool
) -> Path | None:
    """Where the rejected records were written; a dry run writes them only where it was told to."""
    if not imported.rejects or (dry_run and target is None):
        return None
    path = target or Path.cwd() / f"{source.stem}-退回{reader.suffix}"
    reader.write_rejects(imported.rejects, path)
    return path


def _known_materials(collection: str, *, added: bool) -> tuple[Material, ...]:
    """Canonical materials that an import into the collection may link to."""
    today = timezone.localdate()
    return known_materials(collection, added=added, own=settings.DISTRICT, on=today)


def _edition(which: str) -> Edition:
    collection, _at, number = which.partition("@")
    found = editions().filter(collection=collection)
    if number:
        found = found.filter(number=int(number) if number.isdecimal() else 0)
    edition = found.order_by("-number").first()
    if edition is None:
        known = "、".join(sorted({e.collection for e in editions()})) or _("（还没有）")
        fail(_("没有目录库或版次“%(what)s”，现有：%(known)s。") % {"what": which, "known": known})
    return edition


def _slug(text: str) -> str:
    """A collection's name as addresses can hold it."""
    slug = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in text.lower())
    if not slug.strip("-"):
        fail(_("请用 --collection 给目录库起一个小写字母的名字。"))
    return slug.strip("-")[:60]


def _mapping(pairs: list[str]) -> dict[str, str]:
    found = {}
    for pair in pairs:
        column, equals, field = pair.partition("=")
        if not (column and equals and field):
            fail(_("--map 要写成 列=字段，不是“%(what)s”。") % {"what": pair})
        found[column.strip()] = field.strip()
    return found
