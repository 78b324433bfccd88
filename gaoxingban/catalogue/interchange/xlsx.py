"""The workbook: a sheet for each kind of record, and sheets for the lists inside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from gaoxingban.catalogue.interchange.assembling import Entry, assemble
from gaoxingban.catalogue.interchange.base import Imported, Options, Reject, admit
from gaoxingban.catalogue.interchange.cells import BadCell, read, text_of
from gaoxingban.catalogue.interchange.layout import ORDER, Column, Shape, Table, tables
from gaoxingban.catalogue.interchange.tables import lacking, put, rows
from gaoxingban.catalogue.interchange.workbook_guard import guard
from gaoxingban.catalogue.interchange.workbook_rows import (
    TOO_LONG,
    SheetRow,
    Workbook,
    read_workbook,
)
from gaoxingban.catalogue.interchange.workbook_sheets import save_rejects, save_rows
from gaoxingban.catalogue.rules.model import Catalogue
from gaoxingban.catalogue.rules.problem import Problem, Severity, Where
from gaoxingban.sentences import N_

_OLE = b"\xd0\xcf\x11\xe0"
_SUFFIXES = (".xlsx", ".xlsm", ".xltm", ".xls")


_ORDER_COLUMN = Column(ORDER, (ORDER,), Shape.INTEGER)


class Xlsx:
    """A workbook of the template's form."""

    name = "xlsx"
    label = N_("Excel 工作簿（模板）")
    suffix = ".xlsx"

    def sniff(self, head: bytes, file_name: str) -> bool:
        """By the suffix; what is inside is looked at with care afterwards."""
        return file_name.endswith(_SUFFIXES) or head.startswith(_OLE)

    def read(self, source: Path, *, options: Options) -> Imported:
        """Every record that can be taken; the others are rejected one by one."""
        admit(source, max_bytes=options.max_bytes)
        guard(source, max_bytes=options.max_bytes)
        book = read_workbook(source, options)
        return assemble(_entries(book), options=options, problems=book.problems)

    def write(self, catalogue: Catalogue, target: Path) -> None:
        """The whole catalogue; lists lie in sheets of their own."""
        save_rows(rows(catalogue), target)

    def write_rejects(self, rejects: tuple[Reject, ...], target: Path) -> None:
        """The rows of every rejected record with the reason beside them."""
        save_rejects(rejects, target)


def _entries(book: Workbook) -> Iterator[Entry]:
    """Every record the rows mean, and every row that belongs to none."""
    for part, table in tables().items():
        lists = _Lists(book, table)
        for row in book.rows.get(table.name, []):
            yield lists.entry(part, row)
        yield from lists.orphans(part)


@dataclass
class _Made:
    """One record in the making."""

    value: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, Where] = field(default_factory=dict)
    rows: list[SheetRow] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)


class _Lists:
    """The rows of a part's lower tables, by the owner they name."""

    def __init__(self, book: Workbook, table: Table) -> None:
        self.book, self.table = book, table
        self.waiting: dict[str, dict[tuple[str, ...], list[SheetRow]]] = {}
        for below in table.all():
            if below is not table:
                self.waiting[below.name] = _by_owner(book.rows.get(below.name, []))

    def entry(self, part: str, row: SheetRow) -> Entry:
        """One record with all rows that belong to it."""
        made = _Made()
        self._row(row, made, made.value, "")
        code = self._code(row)
        if code:
            self._below(self.table, (code,), made, made.value, "")
        start = row.place(self.book.file, self.table.columns[0].heading)
        faults = tuple(_of_record(fault, code) for fault in made.faults)
        return Entry(
            part, made.value, _placer(made.cells, start, code), [r.content() for r in made.rows],
            faults,
        )  # fmt: skip

    def orphans(self, part: str) -> Iterator[Entry]:
        """Rows whose owner is in no sheet."""
        for below in self.table.all():
            for owner, rows_left in self.waiting.get(below.name, {}).items():
                for row in rows_left:
                    where = row.place(self.book.file, below.owners[0])
                    params = {"what": "·".join(owner) or N_("（空）"), "sheet": self.table.name}
                    message = N_("找不到“%(what)s”这一条，")
                    cure = N_("请先在工作表“%(sheet)s”里填写它，或核对编码和序号。")
                    fault = Problem(Severity.REJECTED, where, message, params, cure, "orphan")
                    yield Entry(part, None, lambda _path, w=where: w, [row.content()], (fault,))  # type: ignore[misc]  # the default binds the loop's value

    def _code(self, row: SheetRow) -> str:
        cell = row.cells.get(self.table.columns[0].heading)
        try:
            return str(read(cell.value, self.table.columns[0])) if cell else ""
        except BadCell:
            return ""

    def _below(
        self, table: Table, owner: tuple[str, ...], made: _Made, value: dict[str, Any], path: str
    ) -> None:
        for below in table.tables:
            found = self.waiting[below.name].pop(owner, [])
            here = f"{path}{'.'.join(below.path)}"
            if below.keyed:
                self._pairs(below, found, made, value)
            elif found or below.needed:
                put(value, below.path, self._list(below, owner, found, made, here))

    def _list(
        self, table: Table, owner: tuple[str, ...], found: list[SheetRow], made: _Made, path: str
    ) -> list[dict[str, Any]]:
        """The records of a list in the order their rows tell."""
        numbered = [(self._order(row, n, made), row) for n, row in enumerate(found, start=1)]
        values: list[dict[str, Any]] = []
        for place, (order, row) in enumerate(sorted(numbered, key=lambda pair: pair[0])):
            value: dict[str, Any] = {}
            self._row(row, made, value, f"{path}[{place}].")
            made.cells[f"{path}[{place}]"] = row.place(self.book.file, table.columns[0].heading)
            self._below(table, (*owner, str(order)), made, value, f"{path}[{place}].")
            values.append(value)
        orders = [order for order, _row in numbered]
        for n, (order, row) in enumerate(numbered):
            if order in orders[:n]:
                where = row.place(self.book.file, ORDER)
                message = N_("序号 %(what)s 用了两次，请改成不同的序号。")
                params = {"what": str(order)}
                made.faults.append(Problem(Severity.REJECTED, where, message, params, "", "order"))
        return values

    def _order(self, row: SheetRow, default: int, made: _Made) -> int:
        cell = row.cells.get(ORDER)
        if cell is None:
            return default
        try:
            return int(read(cell.value, _ORDER_COLUMN))
        except BadCell as bad:
            made.faults.append(_fault(row.place(self.book.file, ORDER), bad))
            return default

    def _pairs(
        self, table: Table, found: list[SheetRow], made: _Made, value: dict[str, Any]
    ) -> None:
        pairs: dict[str, str] = {}
        for row in found:
            pair: dict[str, Any] = {}
            self._row(row, made, pair, "")
            name, content = (pair.get(column.heading) or "" for column in table.columns)
            if name in pairs:
                where = row.place(self.book.file, table.columns[0].heading)
                message = N_("名称“%(what)s”用了两次，请只留一行。")
                fault = Problem(Severity.REJECTED, where, message, {"what": name}, "", "cell")
                made.faults.append(fault)
            pairs[name] = content
        if pairs:
            put(value, table.path, pairs)

    def _row(self, row: SheetRow, made: _Made, value: dict[str, Any], path: str) -> None:
        """The cells of one row, laid into the value."""
        made.rows.append(row)
        made.faults += row.faults
        table = row.table
        for column in table.columns:
            cell = row.cells.get(column.heading)
            if cell is None:
                continue
            where = row.place(self.book.file, column.heading)
            made.cells[f"{path}{'.'.join(column.path)}"] = where
            try:
                _refuse_unvalued(cell.kind, cell.value)
                put(value, column.path, read(cell.value, column))
            except BadCell as bad:
                made.faults.append(_fault(where, bad))
                put(value, column.path, None)
        if not row.faults:
            made.faults += self._lacking(row, value)

    def _lacking(self, row: SheetRow, value: Mapping[str, Any]) -> Iterator[Problem]:
        letters = self.book.columns[row.table.name]
        for column in lacking(value, row.table.columns):
            if column.heading in row.cells:
                continue  # Filled, but not readable: told already.
            letter = letters.get(column.heading, "")
            where = Where(file=self.book.file, sheet=row.table.name, cell=f"{letter}{row.number}")
            message, cure = N_("“%(what)s”是必填的，这一格是空的，"), N_("请补上。")
            params = {"what": column.heading}
            yield Problem(Severity.REJECTED, where, message, params, cure, "required")


def _by_owner(found: list[SheetRow]) -> dict[tuple[str, ...], list[SheetRow]]:
    groups: dict[tuple[str, ...], list[SheetRow]] = defaultdict(list)
    for row in found:
        groups[tuple(_owner_text(row, heading) for heading in row.table.owners)].append(row)
    return groups


def _owner_text(row: SheetRow, heading: str) -> str:
    cell = row.cells.get(heading)
    try:
        text = text_of(cell.value) if cell else ""
    except BadCell:
        return ""
    return text[1:] if text.startswith("\\") else text


def _refuse_unvalued(kind: str, value: Any) -> None:
    if kind == "f":
        formula = value if isinstance(value, str) else getattr(value, "text", "")
        raise BadCell(
            N_("单元格里是公式 %(what)s，没有取值，"), N_("请复制后选“选择性粘贴—数值”。"), what=str(formula)[:40],
        )  # fmt: skip
    if kind == "e":
        raise BadCell(N_("单元格是错误值 %(what)s，"), N_("请改成实际内容。"), what=str(value))
    if kind == TOO_LONG:
        raise BadCell(
            N_("单元格有 %(size)s 个字，超过 Excel 能放的 32767 个，"), N_("请缩短，或分成几条。"),
            size=str(len(value)),
        )  # fmt: skip


def _of_record(fault: Problem, code: str) -> Problem:
    where = msgspec.structs.replace(fault.where, record=code)
    return msgspec.structs.replace(fault, where=where)


def _fault(where: Where, bad: BadCell) -> Problem:
    return Problem(Severity.REJECTED, where, bad.message, bad.params, bad.cure, "cell")


def _placer(cells: Mapping[str, Where], start: Where, code: str) -> Callable[[str], Where]:
    """Where a path of the record stands; the nearest written parent, at last the row's first cell."""

    def place(path: str) -> Where:
        step = path
        while step and step not in cells:
            step = step[: max(step.rfind("."), step.rfind("["), 0)]
        where = cells.get(step, start)
        return msgspec.structs.replace(where, record=code, field="")

    return place
