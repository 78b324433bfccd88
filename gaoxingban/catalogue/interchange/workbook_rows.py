"""A workbook read row by row: what stands in which cell, and what cannot be read as it stands."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

from gaoxingban.catalogue.interchange.base import Options, unreadable
from gaoxingban.catalogue.interchange.cells import EXAMPLE, MAX_TEXT, blank
from gaoxingban.catalogue.interchange.layout import Table, tables
from gaoxingban.catalogue.interchange.workbook_guard import broken, merged_ranges
from gaoxingban.catalogue.rules.problem import BadInput, Problem, Severity, Where
from gaoxingban.sentences import N_

REASON = "退回原因"
GUIDE, SPILL = "说明", "续文"
# Beside openpyxl's own kinds of cells (s, n, d, b, f, e).
TOO_LONG = "long"
_BROKEN = (
    KeyError, ValueError, TypeError, IndexError, AttributeError, EOFError, OSError, ParseError,
    zipfile.BadZipFile, zlib.error, DefusedXmlException,
)  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """One filled cell: its address, what stands in it, and whether that is a formula or an error."""

    address: str
    value: Any
    kind: str


@dataclass(frozen=True)
class SheetRow:
    """One row that says something: heading → cell, and the faults of the row as a whole."""

    table: Table
    number: int
    cells: Mapping[str, Cell]
    faults: tuple[Problem, ...] = ()

    def place(self, file: str, heading: str) -> Where:
        """Where a heading's cell is, filled or not."""
        cell = self.cells.get(heading)
        return Where(
            file=file, sheet=self.table.name, cell=cell.address if cell else f"{self.number}"
        )

    def content(self) -> tuple[Table, dict[str, Cell]]:
        """The row as it was written, for the file of rejects."""
        return self.table, dict(self.cells)


@dataclass
class Workbook:
    """All rows of the sheets that are known, and what was noticed on the way."""

    file: str
    rows: dict[str, list[SheetRow]] = field(default_factory=dict)
    columns: dict[str, dict[str, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_workbook(source: Path, options: Options) -> Workbook:
    """Every row of every known sheet. Raises BadInput when the workbook as a whole cannot be read."""
    known = {table.name: table for top in tables().values() for table in top.all()}
    found = Workbook(source.name)
    try:
        merges = merged_ranges(source)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(source, read_only=True, data_only=False, keep_links=False)
            spilled = _spilled(book)
            sheets = list(book.worksheets)
            for done, sheet in enumerate(sheets, start=1):
                table = known.get(sheet.title)
                if table is not None:
                    _read_sheet(sheet, table, merges.get(sheet.title, []), spilled, found)
                elif sheet.title not in (GUIDE, SPILL):
                    found.problems.append(_unknown_sheet(source.name, sheet.title, list(known)))
                options.progress(done, len(sheets))
            book.close()
    except _BROKEN as error:
        raise broken(source.name) from error
    if not found.rows:
        raise unreadable(
            source.name, N_("没有找到“事项”“一件事”“材料”等工作表，"),
            cure=N_("请用 gaoxingban catalogue template 生成的模板填写。"), rule="no-sheet",
        )  # fmt: skip
    return found


def _read_sheet(
    sheet: Any, table: Table, merges: list[str], spilled: Mapping[str, str], found: Workbook
) -> None:
    sheet.reset_dimensions()
    rows = enumerate(sheet.iter_rows(), start=1)
    header = next(rows, (1, ()))[1]
    columns = _columns(header, table, found)
    merged = _merged_rows(merges)
    kept = found.rows.setdefault(table.name, [])
    unnamed: set[int] = set()
    for number, row in rows:
        if blank([cell.value for cell in row]) or _is_example(row):
            continue
        unnamed |= {n for n, cell in enumerate(row) if cell.value is not None and n not in columns}
        cells = _cells(row, columns, spilled)
        where = Where(file=found.file, sheet=table.name, cell=merged.get(number, ""))
        faults = (_merged(where),) if number in merged else ()
        if cells:
            kept.append(SheetRow(table, number, cells, faults))
    found.problems += _unnamed(found.file, table.name, header, unnamed)


def _columns(header: tuple[Any, ...], table: Table, found: Workbook) -> dict[int, str]:
    """Position → heading. Raises BadInput when a column that must be there is not."""
    known = table.headings
    named = {n: str(cell.value).strip() for n, cell in enumerate(header) if cell.value is not None}
    for n, heading in named.items():
        if heading not in known and heading != REASON:
            found.problems.append(
                _unknown_column(found.file, table.name, get_column_letter(n + 1), heading, known)
            )
    columns = {n: heading for n, heading in named.items() if heading in known}
    needed = [c.heading for c in table.columns if c.needed and len(c.path) == 1]
    missing = [h for h in (*table.owners[:1], *needed) if h not in columns.values()]
    if missing:
        where = Where(file=found.file, sheet=table.name)
        params = {"what": "”“".join(missing)}
        message, cure = N_("缺少必填的列“%(what)s”，"), N_("请对照模板补上标题。")
        fault = Problem(Severity.REJECTED, where, message, params, cure, "missing-column")
        raise BadInput((fault,))
    twice = [h for h in columns.values() if list(columns.values()).count(h) > 1]
    if twice:
        where = Where(file=found.file, sheet=table.name)
        message = N_("标题“%(what)s”出现了两次，请只留一列。")
        fault = Problem(Severity.REJECTED, where, message, {"what": twice[0]}, "", "column")
        raise BadInput((fault,))
    found.columns[table.name] = {h: get_column_letter(n + 1) for n, h in columns.items()}
    return columns


def _cells(
    row: tuple[Any, ...], columns: Mapping[int, str], spilled: Mapping[str, str]
) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for n, heading in columns.items():
        cell = row[n] if n < len(row) else None
        if cell is None or blank([cell.value]):
            continue
        value, kind = cell.value, cell.data_type
        if isinstance(value, str):
            kind = TOO_LONG if len(value) > MAX_TEXT else kind
            value = spilled.get(value, value)
        found[heading] = Cell(cell.coordinate, value, kind)
    return found


def _spilled(book: Any) -> dict[str, str]:
    """What stands for a text too long for one cell → that text."""
    if SPILL not in book.sheetnames:
        return {}
    parts: dict[str, str] = {}
    for row in book[SPILL].iter_rows(min_row=2, values_only=True):
        if len(row) >= 2 and row[0] is not None:
            mark = spill_mark(str(row[0]))
            parts[mark] = parts.get(mark, "") + str(row[1] or "")
    return parts


def spill_mark(number: str) -> str:
    """What a cell shows instead of a text too long for it; no real text is written like this."""
    return rf"\{SPILL} {number}"


def _is_example(row: tuple[Any, ...]) -> bool:
    first = row[0].value if row else None
    return isinstance(first, str) and first.startswith(EXAMPLE)


def _merged_rows(ranges: list[str]) -> dict[int, str]:
    """Row → the merged range that covers it; headings excepted."""
    found: dict[int, str] = {}
    for text in ranges:
        _left, top, _right, bottom = range_boundaries(text)
        found |= dict.fromkeys(range(max(top or 1, 2), (bottom or 1) + 1), text)
    return found


def _merged(where: Where) -> Problem:
    message, cure = N_("这些单元格合并了，只有左上角一格有内容，"), N_("请取消合并，逐行填写。")
    return Problem(Severity.REJECTED, where, message, {}, cure, "merged")


def _unnamed(
    file: str, sheet: str, header: tuple[Any, ...], positions: set[int]
) -> Iterator[Problem]:
    """Columns with content but without a heading; those of unknown headings are told already."""
    for n in sorted(positions):
        if n >= len(header) or header[n].value is None:
            column = get_column_letter(n + 1)
            where = Where(file=file, sheet=sheet, cell=f"{column}1")
            message, cure = (
                N_("第 %(column)s 列有内容但没有标题，没有读取，"),
                N_("请在第一行写上标题。"),
            )
            yield Problem(Severity.NOTED, where, message, {"column": column}, cure, "column")


def _unknown_sheet(file: str, name: str, known: list[str]) -> Problem:
    where = Where(file=file, sheet=name)
    return _unknown(where, N_("不认识这个工作表，没有读取，"), name, known, "sheet")


def _unknown_column(
    file: str, sheet: str, column: str, heading: str, known: tuple[str, ...]
) -> Problem:
    where = Where(file=file, sheet=sheet, cell=f"{column}1")
    return _unknown(where, N_("不认识“%(what)s”这一列，没有读取，"), heading, list(known), "column")


def _unknown(where: Where, message: str, what: str, known: list[str], rule: str) -> Problem:
    close = get_close_matches(what, known, n=1, cutoff=0.5)
    cure = N_("您是想写“%(near)s”吗？") if close else N_("请对照模板核对名称。")
    params = {"what": what, "near": close[0]} if close else {"what": what}
    return Problem(Severity.NOTED, where, message, params, cure, rule)
