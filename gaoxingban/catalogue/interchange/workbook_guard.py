"""What is looked at before a workbook is opened: a spreadsheet is a zip of XML, and both can bite."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import IO

from defusedxml import ElementTree

from gaoxingban.catalogue.interchange.base import MEGABYTE, unreadable
from gaoxingban.catalogue.rules.problem import BadInput
from gaoxingban.sentences import N_

MAX_ENTRIES = 2_000
MAX_RATIO = 200
# Below this size a high ratio is only a workbook with many empty cells.
RATIO_FROM = 8 * MEGABYTE
# How much larger than the file limit the unpacked parts may be together.
UNPACKED = 8
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]+\d+:[A-Z]+\d+)"')
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def guard(source: Path, *, max_bytes: int) -> None:
    """Refuse what is no workbook, or a dangerous one. Raises BadInput."""
    with source.open("rb") as stream:
        _refuse_other_files(stream, source.name)
    try:
        with zipfile.ZipFile(source) as archive:
            guard_zip(archive, source.name, max_bytes=max_bytes)
            _refuse_macros(archive, source.name)
            _refuse_entities(archive, source.name)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise broken(source.name) from error


def broken(file: str) -> BadInput:
    """The sentence for a workbook that cannot be opened."""
    return unreadable(
        file,
        N_("这个工作簿打不开，文件可能已损坏，"),
        cure=N_("请用 Excel 或 WPS 打开后另存为 .xlsx。"),
        rule="workbook",
    )


def guard_zip(archive: zipfile.ZipFile, file: str, *, max_bytes: int) -> None:
    """Refuse a zip that unfolds to far more than it seems. Raises BadInput."""
    entries = archive.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise unreadable(
            file, N_("文件加了密码，"), cure=N_("请去掉密码后再导入。"), rule="password"
        )
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    bomb = total > RATIO_FROM and total / packed > MAX_RATIO
    if bomb or total > max_bytes * UNPACKED or len(entries) > MAX_ENTRIES:
        raise unreadable(
            file, N_("压缩包展开后有 %(size)s MB、%(entries)s 个文件，超出正常范围，没有读取，"),
            cure=N_("请拆成几个文件，或另存一份再试。"), rule="zip-bomb",
            size=f"{total / MEGABYTE:.0f}", entries=str(len(entries)),
        )  # fmt: skip


def _refuse_other_files(stream: IO[bytes], file: str) -> None:
    head = stream.read(8)
    if head == _OLE:
        stream.seek(0)
        if _ENCRYPTED in stream.read(4 * MEGABYTE):
            raise unreadable(
                file, N_("文件加了密码，"), cure=N_("请去掉密码后再导入。"), rule="password"
            )
        raise unreadable(
            file,
            N_("这是旧格式的 Excel 文件（.xls），"),
            cure=N_("请另存为 .xlsx 再导入。"),
            rule="workbook",
        )
    if not head.startswith(b"PK"):
        raise unreadable(
            file,
            N_("文件名像工作簿，内容却不是，"),
            cure=N_("请用 Excel 或 WPS 另存为 .xlsx。"),
            rule="workbook",
        )


def _refuse_macros(archive: zipfile.ZipFile, file: str) -> None:
    names = [entry.filename.lower() for entry in archive.infolist()]
    if file.lower().endswith((".xlsm", ".xltm")) or any(
        n.endswith("vbaproject.bin") for n in names
    ):
        raise unreadable(
            file,
            N_("工作簿里有宏，不接受，"),
            cure=N_("请另存为不含宏的 .xlsx 再导入。"),
            rule="macro",
        )


def _refuse_entities(archive: zipfile.ZipFile, file: str) -> None:
    """A workbook never needs a DTD; with one, a few lines unfold to gigabytes."""
    for entry in archive.infolist():
        if entry.filename.endswith((".xml", ".rels")):
            with archive.open(entry) as part:
                if b"<!DOCTYPE" in (head := part.read(64 * 1024)) or b"<!ENTITY" in head:
                    raise unreadable(
                        file, N_("工作簿的 XML 里有实体定义，正常的 Excel 文件不会有，没有读取，"),
                        cure=N_("请用 Excel 或 WPS 另存一份再试。"), rule="xml-entities",
                    )  # fmt: skip


def merged_ranges(source: Path) -> dict[str, list[str]]:
    """Sheet → its merged ranges such as A2:A5, read off the XML (openpyxl skips them when streaming)."""
    with zipfile.ZipFile(source) as archive:
        parts = _sheet_parts(archive)
        found: dict[str, list[str]] = {}
        for sheet, part in parts.items():
            ranges = _MERGE.findall(archive.read(part))
            found[sheet] = [text.decode("ascii") for text in ranges]
        return found


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet → path of its XML inside the workbook."""
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    workbook = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    names = set(archive.namelist())
    found: dict[str, str] = {}
    for sheet in workbook.iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(_RELATION), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path in names:
            found[sheet.get("name", "")] = path
    return found
