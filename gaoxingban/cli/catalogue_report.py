"""What `gaoxingban catalogue` prints: tables for people, JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import msgspec
import typer
from django.utils.translation import gettext as _
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress

from gaoxingban.catalogue.interchange.base import Imported
from gaoxingban.catalogue.models import Edition
from gaoxingban.catalogue.rules.likeness import Suggestion
from gaoxingban.catalogue.rules.problem import Problem, Severity
from gaoxingban.cli.tables import folding
from gaoxingban.sentences import N_

_out = Console(highlight=False)


# What became of the input, as people read it; the order is the order of the table.
_ORDER = [N_("拒绝"), N_("原样保留"), N_("提示")]


def say(sentence: str) -> None:
    """One sentence on a line of its own."""
    _out.print(escape(sentence), soft_wrap=True)


def fail(sentence: str) -> NoReturn:
    """The sentence on standard error, and exit code 2."""
    typer.echo(sentence, err=True)
    raise typer.Exit(2)


def print_json(value: Any) -> None:
    """A value for programs."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


@contextmanager
def bar(title: str, *, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on standard error, fed with (done, in all)."""
    console = Console(stderr=True, quiet=quiet)
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task(escape(title), total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def problem_dict(problem: Problem) -> dict[str, Any]:
    """A problem for programs, with its sentence in the reader's language."""
    return {
        "severity": problem.severity.value,
        "rule": problem.rule,
        "where": msgspec.to_builtins(problem.where),
        "place": problem.place(_),
        "sentence": problem.sentence(_),
    }


def print_problems(problems: Sequence[Problem], *, for_programs: bool, limit: int | None) -> None:
    """Every problem in full; with a limit, a table by rule and only the first rejections in full."""
    if for_programs:
        print_json([problem_dict(problem) for problem in problems])
        return
    shown = list(problems)
    if limit is not None and problems:
        _summary(problems)
        shown = [p for p in problems if p.severity is Severity.REJECTED][:limit]
    for problem in shown:
        say(f"[{_(problem.severity.value)}] {problem.place(_)}：{problem.sentence(_)}")
    if len(shown) < len(problems):
        say(_("另有 %(count)d 条，用 --json 看全部。") % {"count": len(problems) - len(shown)})


def _summary(problems: Sequence[Problem]) -> None:
    table = folding(_("处理"), _("规则"), _("条数"), _("例子"), title=_("处理情况"))
    counts = Counter((problem.severity.value, problem.rule) for problem in problems)
    first = {(p.severity.value, p.rule): p for p in reversed(problems)}
    for kind in sorted(counts, key=lambda kind: (_ORDER.index(kind[0]), -counts[kind])):
        example = escape(first[kind].sentence(_))
        table.add_row(_(kind[0]), kind[1], str(counts[kind]), example)
    _out.print(table)


def print_counts(imported: Imported) -> None:
    """What came in."""
    table = folding(_("内容"), _("数量"), title=_("导入结果"))
    for name, count in imported.counts.items():
        table.add_row(_(name), f"{count:,}")
    _out.print(table)


def report_json(imported: Imported, edition: Edition | None, returned: Path | None) -> None:
    """The whole outcome of an import."""
    print_json(
        {
            "counts": dict(imported.counts),
            "edition": edition_dict(edition) if edition else None,
            "rejects": str(returned) if returned else None,
            "problems": [problem_dict(problem) for problem in imported.problems],
        }
    )


def edition_dict(edition: Edition) -> dict[str, Any]:
    """An edition for programs."""
    return {
        "collection": edition.collection,
        "number": edition.number,
        "title": edition.title,
        "digest": edition.digest,
        "effective_from": edition.effective_from.isoformat(),
        "items": edition.items,
        "one_things": edition.one_things,
    }


def print_editions(editions: Sequence[Edition], *, for_programs: bool) -> None:
    """All editions, a line each."""
    if for_programs:
        print_json([edition_dict(edition) for edition in editions])
        return
    heads = (_("目录库"), _("版次"), _("标题"), _("生效日"), _("事项"), _("一件事"), _("指纹"))
    table = folding(*heads)
    for edition in editions:
        table.add_row(
            edition.collection, str(edition.number), escape(edition.title),
            edition.effective_from.isoformat(), str(edition.items), str(edition.one_things),
            edition.digest[:12],
        )  # fmt: skip
    _out.print(table)


def print_suggestions(found: Sequence[Suggestion], *, for_programs: bool) -> None:
    """Pairs of names that may mean one paper, and why."""
    if for_programs:
        reasons = [{"reason": s.reason(_)} for s in found]
        print_json([{**msgspec.to_builtins(s), **r} for s, r in zip(found, reasons, strict=True)])
        return
    table = folding(_("名称"), _("可能就是"), _("相似度"), _("理由"))
    for s in found:
        table.add_row(escape(s.name), escape(s.known_as), f"{s.score:.0f}", escape(s.reason(_)))
    _out.print(table)
    say(
        _("共 %(count)d 对。是否同一种材料由您决定：确认后把名称写进材料的“别名”。")
        % {"count": len(found)}
    )
