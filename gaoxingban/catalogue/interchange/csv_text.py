"""The text of a CSV file: its encoding guessed and told, its rows with the line each begins on."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from charset_normalizer import from_bytes

from gaoxingban.catalogue.interchange.base import MEGABYTE, unreadable
from gaoxingban.catalogue.rules.problem import Problem, Severity, Where
from gaoxingban.sentences import N_

# What Chinese offices write, as charset-normalizer calls them.
_GUESSES = ["gb18030", "gbk", "gb2312", "big5", "utf_16"]
_DELIMITERS = (",", "\t", ";", "，")


def decoded(source: Path) -> tuple[str, tuple[Problem, ...]]:
    """The text, and a note when its encoding had to be guessed. Raises BadInput."""
    raw = source.read_bytes()
    try:
        return raw.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        guess = _guess(raw)
    if guess is None:
        raise unreadable(
            source.name,
            N_("看不出文件是什么编码，"),
            cure=N_("请用 Excel 另存为“CSV UTF-8”。"),
            rule="encoding",
        )
    text, name = guess
    message = N_("文件不是 UTF-8，按 %(encoding)s 读取，")
    cure = N_("如有乱码请另存为“CSV UTF-8”再导入。")
    where = Where(file=source.name)
    note = Problem(Severity.NOTED, where, message, {"encoding": name}, cure, "encoding")
    return text, (note,)


def _guess(raw: bytes) -> tuple[str, str] | None:
    """The text and its encoding; GB 18030 reads GBK and GB 2312 as well."""
    if b"\0" in raw and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    best = from_bytes(raw[: 4 * MEGABYTE], cp_isolation=_GUESSES).best()
    if best is None:
        return None
    name = "GB18030" if best.encoding.startswith("gb") else best.encoding.upper().replace("_", "-")
    try:
        return raw.decode(name).removeprefix("\ufeff"), name
    except UnicodeDecodeError:
        return None


def rows(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that say something, with the line each begins on. Raises BadInput."""
    head = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=head.count)
    csv.field_size_limit(64 * MEGABYTE)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield begins, row
            begins = reader.line_num + 1
    except csv.Error as error:
        raise unreadable(
            file,
            N_("从这一行起表格断了，"),
            cure=N_("请检查引号是否成对。"),
            rule="csv",
            line=begins,
        ) from error
