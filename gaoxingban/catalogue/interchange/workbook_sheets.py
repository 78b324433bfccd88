"""Writes workbooks: headings, drop-downs, what is too long for a cell, examples, rejects."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from gaoxingban.catalogue.interchange.base import Reject
from gaoxingban.catalogue.interchange.cells import MAX_TEXT, NO, YES, encoded
from gaoxingban.catalogue.interchange.layout import Column, Shape, Table, tables
from gaoxingban.catalogue.interchange.workbook_rows import GUIDE, REASON, SPILL, spill_mark

_LAST_ROW = 20_000
_NEEDED = PatternFill("solid", fgColor="F6D7CF")
_PLAIN = PatternFill("solid", fgColor="DCE8E0")
_BOLD = Font(bold=True)
_WRAP = Alignment(wrap_text=True, vertical="top")
_WIDTHS = {Shape.INTEGER: 10, Shape.NUMBER: 10, Shape.YES_NO: 10, Shape.DATE: 14}
_CUT = "…（原文太长，已截断）"


class Sheets:
    """A workbook in the making; sheets stand in the order of the layout."""

    def __init__(self, *, reasons: bool = False) -> None:
        self.book = Workbook()
        self.reasons = reasons
        self.spilled = 0
        self.spill: Any = None
        self.next_row: dict[str, int] = {}
        self.positions: dict[str, dict[str, int]] = {}
        _explain(self.book.worksheets[0])
        for table in _in_order():
            self._sheet(table)

    def add(self, table: Table, row: dict[str, Any], formulas: Container[str] = ()) -> None:
        """One row; text is text even where it looks like a formula, unless it is told to be one."""
        sheet, number = self.book[table.name], self.next_row[table.name]
        self.next_row[table.name] += 1
        for heading, value in row.items():
            cell = sheet.cell(number, self.positions[table.name][heading])
            cell.value = self._fitting(value)
            if isinstance(value, str) and heading not in formulas:
                cell.data_type = "s"
                cell.number_format = "@"
                cell.alignment = _WRAP
                cell.quotePrefix = value.startswith(("=", "+", "-", "@"))

    def save(self, target: Path) -> None:
        """Write the file."""
        self.book.save(target)

    def _fitting(self, value: Any) -> Any:
        """The value, or what stands for a text too long for one cell."""
        if not isinstance(value, str) or len(value) <= MAX_TEXT:
            return value
        if self.spill is None:
            self.spill = self.book.create_sheet(SPILL)
            self.spill.append(["编号", "内容"])
        self.spilled += 1
        for start in range(0, len(value), MAX_TEXT - 1):
            row = self.spill.max_row + 1
            self.spill.cell(row, 1, self.spilled)
            piece = self.spill.cell(row, 2)
            piece.value = value[start : start + MAX_TEXT - 1]
            piece.data_type = "s"
        return spill_mark(str(self.spilled))

    def _sheet(self, table: Table) -> None:
        sheet = self.book.create_sheet(table.name)
        columns = {column.heading: column for column in table.columns}
        headings = (*((REASON,) if self.reasons else ()), *table.headings)
        for position, heading in enumerate(headings, start=1):
            cell = sheet.cell(1, position, heading)
            column = columns.get(heading)
            cell.font, cell.alignment = _BOLD, _WRAP
            must = heading in table.owners or (column and column.needed and len(column.path) == 1)
            cell.fill = _NEEDED if must else _PLAIN
            letter = get_column_letter(position)
            width = _WIDTHS.get(column.shape, 22) if column else 18
            sheet.column_dimensions[letter].width = width
            if column is None or column.shape in (Shape.TEXT, Shape.LINES):
                sheet.column_dimensions[letter].number_format = "@"
            if column:
                _validate(sheet, letter, column)
        sheet.freeze_panes = "B2"
        self.next_row[table.name] = 2
        self.positions[table.name] = {h: n for n, h in enumerate(headings, start=1)}


def save_rows(rows: Iterable[tuple[Table, dict[str, Any]]], target: Path) -> None:
    """A workbook with these rows."""
    sheets = Sheets()
    for table, row in rows:
        sheets.add(table, row)
    sheets.save(target)


def save_rejects(rejects: Sequence[Reject], target: Path) -> None:
    """Every row of every rejected record, with the reasons in the first column."""
    sheets = Sheets(reasons=True)
    for reject in rejects:
        reasons = "\n".join(f"{p.place()}：{p.sentence()}" for p in reject.problems)
        for table, cells in reject.content:
            row = {heading: _short(cell.value) for heading, cell in cells.items()}
            formulas = {heading for heading, cell in cells.items() if cell.kind == "f"}
            sheets.add(table, {REASON: encoded(reasons)[:MAX_TEXT], **row}, formulas)
    sheets.save(target)


def _in_order() -> Iterator[Table]:
    """The records' own sheets first, then the lists inside them."""
    tops = tables().values()
    yield from tops
    for top in tops:
        yield from (table for table in top.all() if table is not top)


def _validate(sheet: Any, letter: str, column: Column) -> None:
    words = (YES, NO) if column.shape is Shape.YES_NO else column.words
    if not words or column.shape is Shape.LINES:
        return
    rule = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
    rule.error, rule.errorTitle = f"可以写：{'、'.join(words)}"[:255], column.heading[:32]
    rule.showErrorMessage = True
    rule.add(f"{letter}2:{letter}{_LAST_ROW}")
    sheet.add_data_validation(rule)


def _short(value: Any) -> Any:
    """A cell of a rejected row; one that no cell could hold is cut, and says so."""
    text = getattr(value, "text", value)
    if isinstance(text, str) and len(text) > MAX_TEXT:
        return text[: MAX_TEXT - len(_CUT)] + _CUT
    return text


_EXPLANATION = (
    ("怎样填写", "每个工作表一类内容：先填“部门”“材料”，再填“事项”“一件事”。红底的列必填。"),
    ("编码", "编码自己起，同一类里不能重复；其他工作表用编码指向它。编码所在列已设为文本，请勿改成数字。"),
    ("多条内容", "名字里带“-”的工作表放一条记录里的多条内容，第一列写它属于哪条记录，序号写先后。"),
    ("一格多条", "办理形式、服务对象、别名等可在一格里写多条，每条占一行（Alt+Enter 换行）。"),
    ("日期", "写成 2026-01-31 的样子。时限从“起始日期”起有效；改时限时加一行，不改旧的。"),
    ("条件", "“什么情形下需要”“适用情形”写条件，如 area >= 300 && fire_way == 'ordinary'；空着表示总是。"),
    ("公式", "不接受公式、合并单元格、宏和密码；请粘贴为数值。"),
    ("示例", "第一列以“示例：”开头的行是示例，导入时跳过，可以删除。"),
    ("导入", "gaoxingban catalogue import 文件.xlsx；有错的记录会退回到单独的文件，写明原因，改好后用 --add 补导入。"),
)  # fmt: skip


def _explain(sheet: Any) -> None:
    sheet.title = GUIDE
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 14, 100
    for title, text in _EXPLANATION:
        sheet.append([title, text])
    for row in sheet.iter_rows():
        row[0].font, row[1].alignment = _BOLD, _WRAP
