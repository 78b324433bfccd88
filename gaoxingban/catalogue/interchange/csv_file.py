"""A flat table of items, one a line, from anybody's spreadsheet or system.

Columns are known by their GB/T 39046-2020 names, by our field names, or by `--map column=field`.
What no column means is kept beside the item word for word.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from gaoxingban.catalogue.interchange import csv_columns as fields
from gaoxingban.catalogue.interchange import printed
from gaoxingban.catalogue.interchange.assembling import Entry, assemble
from gaoxingban.catalogue.interchange.base import LINKED, Imported, Options, Reject, admit
from gaoxingban.catalogue.interchange.cells import BadCell
from gaoxingban.catalogue.interchange.cells import read as read_cell
from gaoxingban.catalogue.interchange.csv_columns import Columns, columns
from gaoxingban.catalogue.interchange.csv_text import decoded, rows
from gaoxingban.catalogue.interchange.gdzwfw_record import KINDS
from gaoxingban.catalogue.interchange.guide_parts import department
from gaoxingban.catalogue.interchange.layout import Column, Shape
from gaoxingban.catalogue.interchange.merging import merged
from gaoxingban.catalogue.interchange.papers import Papers
from gaoxingban.catalogue.interchange.tables import lacking, put
from gaoxingban.catalogue.interchange.workbook_rows import REASON
from gaoxingban.catalogue.rules.model import Catalogue, Department
from gaoxingban.catalogue.rules.problem import Problem, Severity, Where
from gaoxingban.sentences import N_

# Texts that may hold commas of their own are parted at line breaks only.
_WHOLE = {"conditions", "samples"}
_PARTED = re.compile(r"[\n；;、,，^|]")
_NAMES = {fields.STATUTORY: N_("法定办结时限"), fields.PROMISED: N_("承诺办结时限")}


class CsvFile:
    """A flat table of items."""

    name = "csv"
    label = N_("CSV（每行一个事项）")
    suffix = ".csv"

    def sniff(self, head: bytes, file_name: str) -> bool:
        """By the suffix, unless it is a zip by another name."""
        return file_name.endswith((".csv", ".tsv")) and not head.startswith(b"PK")

    def read(self, source: Path, *, options: Options) -> Imported:
        """Every row that can be taken; the others are rejected one by one."""
        admit(source, max_bytes=options.max_bytes)
        text, notes = decoded(source)
        reading = _Reading(source.name, options)
        entries = list(reading.entries(text))
        shared = Catalogue(
            options.name, departments=tuple(reading.departments.values()), materials=reading.papers.met()
        )  # fmt: skip
        together = replace(options, base=merged(options.base, shared))
        imported = assemble(entries, options=together, problems=(*notes, *reading.problems))
        options.progress(1, 1)
        counts = {**imported.counts, LINKED: reading.papers.linked}
        return replace(imported, catalogue=_pruned(imported.catalogue, options), counts=counts)

    def write_rejects(self, rejects: tuple[Reject, ...], target: Path) -> None:
        """The rows as they were, with the reason in a column that is skipped when imported again."""
        headings = dict.fromkeys(heading for reject in rejects for heading in reject.content)
        with target.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.DictWriter(stream, [REASON, *headings], restval="")
            writer.writeheader()
            for reject in rejects:
                reason = "；".join(problem.sentence() for problem in reject.problems)
                writer.writerow({REASON: reason, **reject.content})


class _Reading:
    """What has been read of one table."""

    def __init__(self, file: str, options: Options) -> None:
        self.file, self.options = file, options
        self.papers = Papers(options.known)
        self.departments: dict[str, Department] = {}
        self.problems: list[Problem] = []
        held = options.base.departments if options.base else ()
        self.held = {name: d.key for d in held for name in (d.key, d.name)}

    def entries(self, text: str) -> Iterator[Entry]:
        """Every row as a record in the making."""
        numbered = rows(text, self.file)
        headings = [cell.strip() for cell in next(numbered, (1, []))[1]]
        meant, notes = columns(headings, self.options.mapping, self.file)
        self.problems.extend(notes)
        for line, row in numbered:
            yield self._entry(
                line, dict(zip(headings, row, strict=False)), meant, len(row) > len(headings)
            )

    def _entry(self, line: int, row: dict[str, str], meant: Columns, longer: bool) -> Entry:
        value: dict[str, Any] = {}
        faults: list[Problem] = []
        if longer:
            message, cure = N_("这一行的格数比标题多，"), N_("请检查多出来的逗号或引号。")
            faults.append(
                Problem(Severity.REJECTED, self._where(line, ""), message, {}, cure, "csv")
            )
        cells: dict[str, str] = {}
        for heading, column in meant.own.items():
            cells[".".join(column.path)] = heading
            self._lay(value, column, row.get(heading, ""), self._where(line, heading), faults)
        cells |= {field: heading for heading, field in meant.flat.items()}
        faults += self._lacking(value, row, line, meant)
        if not faults:
            for heading, field in meant.flat.items():
                self._lay_flat(value, field, row.get(heading, ""), self._where(line, heading))
            self._keep(value, {h: row[h] for h in meant.kept if row.get(h)})
        return Entry("items", value, self._placer(line, cells), row, tuple(faults))

    def _lay(
        self, value: dict[str, Any], column: Column, text: str, where: Where, faults: list[Problem]
    ) -> None:
        if not text.strip():
            return
        if column.path == ("kind",):
            text = KINDS[text.strip()].value if text.strip() in KINDS else text.strip()
        try:
            put(value, column.path, read_cell(_parted(text, column), column))
        except BadCell as bad:
            faults.append(
                Problem(Severity.REJECTED, where, bad.message, bad.params, bad.cure, "cell")
            )
            put(value, column.path, None)

    def _lacking(
        self, value: dict[str, Any], row: dict[str, str], line: int, meant: Columns
    ) -> Iterator[Problem]:
        owner = next((h for h, f in meant.flat.items() if f == fields.DEPARTMENT), None)
        empty = [(h, c) for h, c in meant.own.items() if c in set(lacking(value, (c,)))]
        blank = [heading for heading, _column in empty if not row.get(heading, "").strip()]
        if owner is not None and not row.get(owner, "").strip():
            blank.append(owner)
        for heading in blank:
            message, cure = N_("“%(what)s”是必填的，这一格是空的，"), N_("请补上。")
            where = self._where(line, heading)
            yield Problem(Severity.REJECTED, where, message, {"what": heading}, cure, "required")

    def _lay_flat(self, value: dict[str, Any], field: str, text: str, where: Where) -> None:
        if text.strip():
            self._flat[field](self, value, field, text.strip(), where)

    def _department(self, value: dict[str, Any], _field: str, text: str, _where: Where) -> None:
        value["department"] = self.held.get(text) or department(text, self.departments).key

    def _limit(self, value: dict[str, Any], field: str, text: str, where: Where) -> None:
        read = printed.days(text)
        if read is None:
            self._keep(value, {where.field: text})
            message = N_("%(name)s写作“%(what)s”，看不懂，已按原文保留。")
            params = {"name": _NAMES[field], "what": text}
            self.problems.append(Problem(Severity.KEPT, where, message, params, "", "limit-unread"))
            return
        days, unit = read
        limit = {"days": days, "since": self.options.since.isoformat(), "unit": unit.value}
        value[field] = [{**limit, "reference": {"title": self.file}}]

    def _materials(self, value: dict[str, Any], _field: str, text: str, _where: Where) -> None:
        names = dict.fromkeys(name for part in _PARTED.split(text) if (name := part.strip()))
        met = [(self.papers.named(name), name) for name in names]
        value["materials"] = [
            {"material": m.key} if m.name == name else {"material": m.key, "name": name}
            for m, name in met
        ]

    def _basis(self, value: dict[str, Any], _field: str, text: str, _where: Where) -> None:
        title = re.search(r"《([^》]+)》", text)
        article = re.search(r"第[一二三四五六七八九十百千零〇\d]+条", text)
        reference = {"title": title[1] if title else text[:40], "text": text}
        value["basis"] = [{**reference, **({"article": article[0]} if article else {})}]

    _flat: dict[str, Callable[..., None]] = {
        fields.DEPARTMENT: _department,
        fields.STATUTORY: _limit,
        fields.PROMISED: _limit,
        fields.MATERIALS: _materials,
        fields.BASIS: _basis,
    }

    def _keep(self, value: dict[str, Any], texts: dict[str, str]) -> None:
        if texts:
            value["extra"] = {**value.get("extra", {}), **texts}

    def _where(self, line: int, heading: str) -> Where:
        return Where(file=self.file, line=line, field=heading)

    def _placer(self, line: int, cells: dict[str, str]) -> Callable[[str], Where]:
        def place(path: str) -> Where:
            heading = cells.get(path) or cells.get(re.split(r"[.\[]", path)[0], path)
            return self._where(line, heading)

        return place


def _parted(text: str, column: Column) -> str:
    """A cell with several entries, as the workbook writes it: one on each line."""
    if column.shape is not Shape.LINES or column.path[-1] in _WHOLE:
        return text
    return "\n".join(part.strip() for part in _PARTED.split(text) if part.strip())


def _pruned(catalogue: Catalogue, options: Options) -> Catalogue:
    """Without the departments and papers that only rejected rows named."""
    base = options.base
    departments = {d.key for d in base.departments} if base else set()
    materials = {m.key for m in base.materials} if base else set()
    departments |= {item.department for item in catalogue.items}
    materials |= {paper.material for item in catalogue.items for paper in item.materials}
    return msgspec.structs.replace(
        catalogue,
        departments=tuple(d for d in catalogue.departments if d.key in departments),
        materials=tuple(m for m in catalogue.materials if m.key in materials),
    )
