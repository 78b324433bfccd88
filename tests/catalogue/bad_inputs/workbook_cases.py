"""What can be wrong with workbooks."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from gaoxingban.catalogue.interchange.xlsx import Xlsx
from gaoxingban.catalogue.rules.model import Catalogue, Department, Item
from gaoxingban.catalogue.rules.words import Kind
from tests.catalogue.bad_inputs.case import Case, Fate, bytes_file

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    "<workbook>&b;</workbook>"
)
_BASE = Catalogue(
    "base",
    departments=(Department("market", "市场监管局"),),
    items=tuple(Item(code, f"事项{code}", "market", Kind.LICENCE) for code in ("bad", "good")),
)
_LAW = {"D2": "2026-01-01", "E2": "某办法"}
_LIMITS = "事项-法定办结时限"


def _workbook(
    cells: dict[str, dict[str, Any]], change: Callable[[Any], object] = str
) -> Callable[[Path], Path]:
    """The base with other cells: sheet → address → value. Item `bad` stands in row 2."""

    def make(folder: Path) -> Path:
        path = folder / "items.xlsx"
        Xlsx().write(_BASE, path)
        book = load_workbook(path)
        for sheet, found in cells.items():
            for address, value in found.items():
                book[sheet][address] = value
        change(book)
        book.save(path)
        return path

    return make


def _zip(name: str, entries: dict[str, bytes]) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for entry, content in entries.items():
                archive.writestr(entry, content)
        return path

    return make


def _cell(title: str, cells: dict[str, dict[str, Any]], *said: str) -> Case:
    return Case(title, Fate.REJECTED, _workbook(cells), said, items=1)


def _merge(book: Any) -> None:
    book["事项"].merge_cells("B2:C2")


def _drop_heading(book: Any) -> None:
    book["事项"]["B1"] = None


def _long_cell(folder: Path) -> Path:
    """A cell no program could have written: put into the XML by hand."""
    path = _workbook({"事项": {"E2": "一格很长的字"}})(folder)
    with zipfile.ZipFile(path) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    long = "".join(chr(0x4E00 + n * 7919 % 20_000) for n in range(3_500_000)).encode()
    swapped = {n: c.replace("一格很长的字".encode(), long) for n, c in parts.items()}
    return _zip("items.xlsx", swapped)(folder)


CASES = (
    Case("压缩炸弹", Fate.REFUSED,
         _zip("items.xlsx", {"xl/workbook.xml": b"<x/>", "xl/big.xml": bytes(32 * 1024 * 1024)}),
         ("items.xlsx：压缩包展开后有 32 MB、2 个文件，超出正常范围，没有读取，请拆成几个文件，或另存一份再试。",)),
    Case("XML 实体炸弹", Fate.REFUSED, _zip("items.xlsx", {"xl/workbook.xml": _BOMB.encode()}),
         ("items.xlsx：工作簿的 XML 里有实体定义，正常的 Excel 文件不会有，没有读取，"
          "请用 Excel 或 WPS 另存一份再试。",)),
    Case("别的文件改名成 .xlsx", Fate.REFUSED, bytes_file("items.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(99)),
         ("items.xlsx：文件名像工作簿，内容却不是，请用 Excel 或 WPS 另存为 .xlsx。",)),
    Case("损坏的工作簿", Fate.REFUSED, bytes_file("items.xlsx", b"PK\x03\x04" + bytes(99)),
         ("items.xlsx：这个工作簿打不开，文件可能已损坏，请用 Excel 或 WPS 打开后另存为 .xlsx。",)),
    Case("加了密码的工作簿", Fate.REFUSED,
         bytes_file("items.xlsx", _OLE + "EncryptedPackage".encode("utf-16-le")),
         ("items.xlsx：文件加了密码，请去掉密码后再导入。",)),
    Case("旧格式 .xls", Fate.REFUSED, bytes_file("items.xls", _OLE),
         ("items.xls：这是旧格式的 Excel 文件（.xls），请另存为 .xlsx 再导入。",)),
    Case("带宏的工作簿", Fate.REFUSED,
         _zip("items.xlsx", {"xl/workbook.xml": b"<x/>", "xl/vbaProject.bin": b"\0"}),
         ("items.xlsx：工作簿里有宏，不接受，请另存为不含宏的 .xlsx 再导入。",)),
    Case("没有模板里的工作表", Fate.REFUSED, _workbook({}, lambda b: [b.remove(s) for s in b.worksheets[1:]]),
         ("items.xlsx：没有找到“事项”“一件事”“材料”等工作表，"
          "请用 gaoxingban catalogue template 生成的模板填写。",)),
    Case("必填的列没有标题", Fate.REFUSED, _workbook({}, _drop_heading),
         ("items.xlsx · 工作表“事项”：缺少必填的列“事项名称”，请对照模板补上标题。",)),
    _cell("单元格里是公式", {"事项": {"B2": '=A2&"许可"'}},
          "items.xlsx · 工作表“事项” · 单元格 B2 · bad："
          "单元格里是公式 =A2&\"许可\"，没有取值，请复制后选“选择性粘贴—数值”。"),
    _cell("单元格是错误值", {"事项": {"B2": "#N/A"}},
          "items.xlsx · 工作表“事项” · 单元格 B2 · bad：单元格是错误值 #N/A，请改成实际内容。"),
    _cell("必填的格子空着", {"事项": {"B2": None}},
          "items.xlsx · 工作表“事项” · 单元格 B2 · bad：“事项名称”是必填的，这一格是空的，请补上。"),
    _cell("不在下拉选项里", {"事项": {"D2": "审批"}},
          "items.xlsx · 工作表“事项” · 单元格 D2 · bad：“审批”不在可选值之内。"
          "可以写：许可、告知承诺许可、备案、登记、核验、确认、奖励、给付、裁决、其他权力、公共服务。"),
    _cell("部门编码抄错", {"事项": {"C2": "markt"}},
          "items.xlsx · 工作表“事项” · 单元格 C2 · bad：找不到“markt”。您是想写“market”吗？"),
    _cell("天数是负数", {_LIMITS: {"A2": "bad", "C2": -5, **_LAW}},
          f"items.xlsx · 工作表“{_LIMITS}” · 单元格 C2 · bad：时限不能是负数：-5。"),
    _cell("天数不是数字", {_LIMITS: {"A2": "bad", "C2": "五天", **_LAW}},
          f"items.xlsx · 工作表“{_LIMITS}” · 单元格 C2 · bad：“五天”不是整数，请只填数字，例如 5。"),
    _cell("日期写法不对", {_LIMITS: {"A2": "bad", "C2": 5, **_LAW, "D2": "2026.1.1"}},
          f"items.xlsx · 工作表“{_LIMITS}” · 单元格 D2 · bad：“2026.1.1”不是日期，请写成 2026-01-31 的样子。"),
    _cell("条件写错", {"事项": {"G2": "area >"}},
          "items.xlsx · 工作表“事项” · 单元格 G2 · bad：条件写法不完整或有多余符号：area >"),
    Case("一格里有 10 MB 的字", Fate.REJECTED, _long_cell,
         ("items.xlsx · 工作表“事项” · 单元格 E2 · bad："
          "单元格有 3500000 个字，超过 Excel 能放的 32767 个，请缩短，或分成几条。",), 1),
    Case("合并的单元格", Fate.REJECTED, _workbook({}, _merge),
         ("items.xlsx · 工作表“事项” · 单元格 B2:C2 · bad：这些单元格合并了，只有左上角一格有内容，"
          "请取消合并，逐行填写。",), 1),
    Case("长编码存成了数字", Fate.REJECTED, _workbook({"事项": {"A2": 1144000000693975612440101}}),
         ("items.xlsx · 工作表“事项” · 单元格 A2：长编码 1.144000000693976e+24 存成了数字，"
          "末尾几位已被 Excel 改掉，请把这一列设为“文本”再重新填写。",), 1),
    Case("编码重复", Fate.REJECTED, _workbook({"事项": {"A2": "good"}}),
         ("items.xlsx · 工作表“事项” · 单元格 A3 · good：编码“good”与工作表“事项” · 单元格 A2重复，"
          "先出现的一条已导入；请核对后只留一条。",), 1),
    Case("子表指向不存在的事项", Fate.REJECTED,
         _workbook({_LIMITS: {"A2": "nobody", "C2": 5, **_LAW}}),
         (f"items.xlsx · 工作表“{_LIMITS}” · 单元格 A2：找不到“nobody”这一条，"
          "请先在工作表“事项”里填写它，或核对编码和序号。",), 2),
    Case("不认识的列", Fate.TAKEN, _workbook({"事项": {"AZ1": "事项名", "AZ2": "x"}}),
         ("items.xlsx · 工作表“事项” · 单元格 AZ1：不认识“事项名”这一列，没有读取，您是想写“事项名称”吗？",), 2),
    Case("没有标题的列", Fate.TAKEN, _workbook({"事项": {"AZ2": "x"}}),
         ("items.xlsx · 工作表“事项” · 单元格 AZ1：第 AZ 列有内容但没有标题，没有读取，请在第一行写上标题。",), 2),
    Case("不认识的工作表", Fate.TAKEN, _workbook({}, lambda b: b.create_sheet("事项表")),
         ("items.xlsx · 工作表“事项表”：不认识这个工作表，没有读取，您是想写“事项”吗？",), 2),
)  # fmt: skip
