"""Reads a catalogue from its source folders: the law in `data/`, a district's own terms in its profile.

A folder holds sub-folders named after what they hold (`items/`, `materials/`, …: `schema.PARTS`);
each YAML file in them is one record or a list of records. Nothing is taken unless all of it is sound.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from gaoxingban.catalogue.rules.canonical import arranged
from gaoxingban.catalogue.rules.check import check
from gaoxingban.catalogue.rules.model import Catalogue, Item, LocalTerms, Record
from gaoxingban.catalogue.rules.problem import BadInput, Problem, Severity, Where
from gaoxingban.catalogue.schema import PARTS, read_record
from gaoxingban.catalogue.yaml_text import Lines, read_yaml
from gaoxingban.sentences import N_

MAX_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True)
class _Origin:
    """Where a record was written: its file and the line of each path inside it."""

    file: str
    lines: Lines
    base: tuple[str | int, ...]

    def line(self, path: str) -> int:
        """The line of a path such as `statutory[0].days`, or of its nearest written parent."""
        parts: tuple[str | int, ...] = tuple(
            int(part) if part.isdecimal() else part for part in re.findall(r"[^.\[\]]+", path)
        )
        while parts and (*self.base, *parts) not in self.lines:
            parts = parts[:-1]
        return self.lines.get((*self.base, *parts), 0)


@dataclass
class _Reading:
    """What has been read so far."""

    records: dict[str, list[Any]] = field(default_factory=lambda: {part: [] for part in PARTS})
    origins: dict[str, _Origin] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_catalogue(folders: Sequence[Path], *, name: str) -> Catalogue:
    """The catalogue that the folders hold together. Raises BadInput with every problem found."""
    reading = _Reading()
    for folder in folders:
        for part, kind in PARTS.items():
            for path in sorted((folder / part).glob("*.yaml")):
                _read_file(path, f"{folder.name}/{part}/{path.name}", part, kind, reading)
    if reading.problems:
        raise BadInput(tuple(reading.problems))
    catalogue = _assemble(name, reading)
    faults = [p for p in check(catalogue) if p.severity is Severity.REJECTED]
    if faults:
        raise BadInput(tuple(_located(problem, reading) for problem in faults))
    return catalogue


def _read_file(path: Path, shown: str, part: str, kind: type[Record], reading: _Reading) -> None:
    try:
        value, lines = read_yaml(_text(path, shown), file=shown)
    except BadInput as bad:
        reading.problems.extend(bad.problems)
        return
    listed = isinstance(value, list)
    for n, entry in enumerate(value if listed else [value]):
        origin = _Origin(shown, lines, (n,) if listed else ())
        record, problems = read_record(entry, kind, where=Where(file=shown))
        for problem in problems:
            place = msgspec.structs.replace(
                problem.where, line=origin.line(problem.where.field), record=_key(entry)
            )
            reading.problems.append(msgspec.structs.replace(problem, where=place))
        if record is not None:
            reading.records[part].append(record)
            reading.origins.setdefault(_key(entry), origin)


def _text(path: Path, shown: str) -> str:
    if path.stat().st_size > MAX_BYTES:
        size = f"{path.stat().st_size / 1024 / 1024:.0f}"
        raise _refused(shown, N_("文件有 %(what)s MB，超过 8 MB，请拆成几个文件。"), size)
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise _refused(
            shown, N_("文件不是 UTF-8 编码（%(what)s），请另存为 UTF-8。"), str(error.reason)
        ) from error


def _refused(file: str, message: str, what: str) -> BadInput:
    problem = Problem(Severity.REJECTED, Where(file=file), message, {"what": what}, "", "file")
    return BadInput((problem,))


def _key(entry: Any) -> str:
    if not isinstance(entry, dict):
        return ""
    return str(entry.get("code") or entry.get("key") or entry.get("item") or "")


def _assemble(name: str, reading: _Reading) -> Catalogue:
    parts = {part: tuple(reading.records[part]) for part in PARTS if part != "local_terms"}
    terms: dict[str, LocalTerms] = {t.item: t for t in reading.records["local_terms"]}
    unknown = sorted(terms.keys() - {item.code for item in parts["items"]})
    if unknown:
        origin = reading.origins.get(unknown[0])
        raise _refused(
            origin.file if origin else "", N_("地方条款写的事项“%(what)s”不存在。"), unknown[0]
        )
    parts["items"] = tuple(_with_terms(item, terms.get(item.code)) for item in parts["items"])
    return arranged(Catalogue(name=name, **parts))


def _with_terms(item: Item, terms: LocalTerms | None) -> Item:
    """The item with the district's own terms laid over it; samples stay marked as samples."""
    if terms is None:
        return item
    return msgspec.structs.replace(
        item,
        promised=terms.promised or item.promised,
        visits=item.visits if terms.visits is None else terms.visits,
        visits_reason=terms.visits_reason or item.visits_reason,
        channels=terms.channels or item.channels,
        contact=terms.contact if terms.contact != type(terms.contact)() else item.contact,
        implementation_code=terms.implementation_code or item.implementation_code,
        samples=tuple(dict.fromkeys((*item.samples, *terms.samples))),
    )


def _located(problem: Problem, reading: _Reading) -> Problem:
    """The same problem with the file and line where its record was written."""
    origin = reading.origins.get(problem.where.record)
    if origin is None:
        return problem
    place = msgspec.structs.replace(
        problem.where, file=origin.file, line=origin.line(problem.where.field)
    )
    return msgspec.structs.replace(problem, where=place)
