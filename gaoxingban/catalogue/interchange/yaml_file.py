"""The catalogue as YAML: one file, or the folders of a source tree (`items/`, `materials/`, …), zipped or not."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec
import yaml

from gaoxingban.catalogue.interchange.assembling import Entry, assemble
from gaoxingban.catalogue.interchange.base import Imported, Options, Reject, admit, unreadable
from gaoxingban.catalogue.interchange.gb_names import PARTS
from gaoxingban.catalogue.interchange.workbook_guard import guard_zip
from gaoxingban.catalogue.rules.model import Catalogue
from gaoxingban.catalogue.rules.problem import Problem, Severity, Where
from gaoxingban.catalogue.schema import PARTS as KINDS
from gaoxingban.catalogue.source import MAX_BYTES, read_catalogue
from gaoxingban.catalogue.yaml_text import Lines, read_yaml
from gaoxingban.sentences import N_

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_SUFFIXES = (".yaml", ".yml", ".zip")
# Characters; in UTF-8 at most four times as many bytes.
_PORTION = MAX_BYTES // 8


class YamlFile:
    """YAML, the form in which the law is kept."""

    name = "yaml"
    label = N_("YAML（一个文件，或 zip 里的源目录）")
    suffix = ".yaml"

    def sniff(self, head: bytes, file_name: str) -> bool:  # noqa: ARG002 - the contract
        """By the suffix."""
        return file_name.endswith(_SUFFIXES)

    def read(self, source: Path, *, options: Options) -> Imported:
        """A source tree is taken whole or not at all; of a single file, every good record."""
        if source.is_dir():
            return _tree(source, options)
        admit(source, max_bytes=options.max_bytes)
        if zipfile.is_zipfile(source):
            return _zipped(source, options)
        return _single(source, options)

    def write(self, catalogue: Catalogue, target: Path) -> None:
        """One file; folders when the target ends in .zip."""
        if target.suffix == ".zip":
            _write_zip(catalogue, target)
        else:
            target.write_text(_dumped(msgspec.to_builtins(catalogue)), encoding="utf-8")

    def write_rejects(self, rejects: tuple[Reject, ...], target: Path) -> None:
        """The rejected records as they were, in one file."""
        content: dict[str, list[Any]] = {}
        for reject in rejects:
            part, value = reject.content
            content.setdefault(part, []).append(value)
        target.write_text(_dumped(content), encoding="utf-8")


def _tree(folder: Path, options: Options) -> Imported:
    catalogue = read_catalogue([folder], name=options.name)
    return assemble(_of_catalogue(catalogue, folder.name), options=options)


def _of_catalogue(catalogue: Catalogue, file: str) -> Iterator[Entry]:
    for part in PARTS:
        for record in getattr(catalogue, part):
            value = msgspec.to_builtins(record)
            yield Entry(part, value, lambda path: Where(file=file, field=path), (part, value))


def _zipped(source: Path, options: Options) -> Imported:
    try:
        with zipfile.ZipFile(source) as archive, tempfile.TemporaryDirectory() as folder:
            guard_zip(archive, source.name, max_bytes=options.max_bytes)
            for entry in archive.infolist():
                _unpack(archive, entry, Path(folder))
            return _tree(Path(folder), options)
    except zipfile.BadZipFile as error:
        message, cure = N_("压缩包打不开，可能已损坏，"), N_("请重新压缩后再试。")
        raise unreadable(source.name, message, cure=cure, rule="zip") from error


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path) -> None:
    """Only part/file.yaml, whatever lies around it in the zip; its path cannot lead outside."""
    path = PurePosixPath(entry.filename)
    if path.suffix not in (".yaml", ".yml") or path.parent.name not in KINDS:
        return
    target = folder / path.parent.name / f"{path.stem}.yaml"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(archive.read(entry))


def _single(source: Path, options: Options) -> Imported:
    value, lines = read_yaml(_text(source), file=source.name)
    if not isinstance(value, dict):
        message = N_("这个 YAML 不是一个目录，")
        cure = N_("最外层应是 items、materials 等部分。")
        raise unreadable(source.name, message, cure=cure, rule="yaml")
    notes = tuple(_unknown(source.name, lines, key) for key in value if key not in (*PARTS, "name"))
    imported = assemble(_entries(source.name, value, lines), options=options, problems=notes)
    options.progress(1, 1)
    return imported


def _entries(file: str, value: dict[str, Any], lines: Lines) -> Iterator[Entry]:
    for part in PARTS:
        listed = value.get(part) or []
        if not isinstance(listed, list):
            line = lines.get((part,), 0)
            raise unreadable(
                file, N_("“%(what)s”应是一个列表。"), what=part, line=line, rule="yaml"
            )
        for n, entry in enumerate(listed):
            yield Entry(part, entry, _placer(file, lines, (part, n), entry), (part, entry))


def _placer(file: str, lines: Lines, base: tuple[str | int, ...], value: Any) -> Any:
    record = str(value.get("code") or value.get("key") or "") if isinstance(value, dict) else ""

    def place(path: str) -> Where:
        return Where(file=file, line=line_of(lines, base, path), record=record, field=path)

    return place


def line_of(lines: Lines, base: tuple[str | int, ...], path: str) -> int:
    """The line of a path such as `statutory[0].days`, or of its nearest written parent."""
    steps = [s for s in path.replace("[", ".").replace("]", "").split(".") if s]
    parts: tuple[str | int, ...] = tuple(int(s) if s.isdecimal() else s for s in steps)
    while parts and (*base, *parts) not in lines:
        parts = parts[:-1]
    return lines.get((*base, *parts), 0)


def _unknown(file: str, lines: Lines, key: str) -> Problem:
    where = Where(file=file, line=lines.get((key,), 0), field=key)
    message, cure = N_("不认识“%(what)s”，没有读取，"), N_("可用的有：%(known)s。")
    return Problem(
        Severity.NOTED, where, message, {"what": key, "known": "、".join(PARTS)}, cure, "part"
    )


def _text(source: Path) -> str:
    try:
        return source.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        message, cure = N_("文件不是 UTF-8 编码，"), N_("请另存为 UTF-8。")
        raise unreadable(source.name, message, cure=cure) from error


def _write_zip(catalogue: Catalogue, target: Path) -> None:
    plain = msgspec.to_builtins(catalogue)
    with zipfile.ZipFile(target, "w") as archive:
        for part in PARTS:
            for n, text in enumerate(_portions(plain.get(part, ())), start=1):
                entry = zipfile.ZipInfo(f"{part}/{part}-{n:03d}.yaml")
                archive.writestr(entry, text, compress_type=zipfile.ZIP_DEFLATED)


def _portions(records: Iterable[Any]) -> Iterator[str]:
    """Lists of records, each well below what one source file may hold."""
    portion = ""
    for record in records:
        text = _dumped([record])
        if portion and len(portion) + len(text) > _PORTION:
            yield portion
            portion = ""
        portion += text
    if portion:
        yield portion


def _dumped(value: Any) -> str:
    return str(
        yaml.dump(_plain(value), Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=100)
    )


def _plain(value: Any) -> Any:
    """Lists for tuples: YAML has one kind of sequence."""
    if isinstance(value, dict):
        return {key: _plain(entry) for key, entry in value.items()}
    return [_plain(entry) for entry in value] if isinstance(value, list | tuple) else value
