"""One cell ↔ one value. What cannot be read is a sentence, never a guess.

Text that a cell cannot hold as it is gets an escape: `\\e` is the empty text, a leading backslash is
doubled, text that looks like an example gets one; in cells with one entry per line `\\n` is a line break inside an entry and `\\\\` a backslash;
`_x000D_` is a character XML does not allow, or a blank of an all-blank text (Excel's own way).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from gaoxingban.catalogue.interchange.layout import Column, Shape
from gaoxingban.sentences import N_

MAX_TEXT = 32_767
YES, NO = "是", "否"
# A row whose first cell begins so is an example and is skipped.
EXAMPLE = "示例："
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ANY = re.compile(r".", re.DOTALL)
_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_WHOLE = re.compile(r"-?[0-9]{1,18}")
# Excel keeps 15 digits of a number, and no day before 1900.
_EXACT = 10**15
_FIRST_YEAR = 1901


class BadCell(ValueError):
    """A cell that cannot be read; `message` and `cure` are msgids filled by `params`."""

    def __init__(self, message: str, cure: str = "", **params: str) -> None:
        self.message, self.cure, self.params = message, cure, params
        super().__init__(message % params)


def written(value: Any, column: Column) -> Any:
    """What a cell shows for a value; None for a cell that stays empty."""
    if value is None:
        return None
    return _WRITERS[column.shape](value)


def read(value: Any, column: Column) -> Any:
    """The value a filled cell means. Raises BadCell."""
    found = _READERS[column.shape](value)
    if column.words:
        for word in found if isinstance(found, list) else [found]:
            if word not in column.words:
                raise BadCell(
                    N_("“%(what)s”不在可选值之内。"), N_("可以写：%(known)s。"),
                    what=_short(word), known="、".join(column.words),
                )  # fmt: skip
    return found


def encoded(text: str) -> str:
    """The text with what XML does not allow, and what would look blank, as Excel writes it."""
    pattern = _ANY if text.isspace() else _UNWRITABLE
    return pattern.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def decoded(text: str) -> str:
    """The text a cell means.

    >>> decoded(encoded("a\\r_x0041_")) == "a\\r_x0041_"
    True
    """
    return _CODE.sub(lambda found: chr(int(found[1], 16)), text)


def text_of(value: Any) -> str:
    """A cell as text. Raises BadCell on a number too long to have survived in Excel."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, int | float):
        if abs(value) >= _EXACT:
            raise BadCell(
                N_("长编码 %(what)s 存成了数字，末尾几位已被 Excel 改掉，"),
                N_("请把这一列设为“文本”再重新填写。"), what=str(value),
            )  # fmt: skip
        return f"{value:.15g}"
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return decoded(str(value))


def _text(value: Any) -> str:
    text = text_of(value)
    if text == r"\e":
        return ""
    return text[1:] if text.startswith("\\") else text


def _lines(value: Any) -> list[str]:
    return [_entry(line) for line in text_of(value).split("\n")]


def _line(entry: str) -> str:
    return entry.replace("\\", "\\\\").replace("\n", r"\n") or r"\e"


def _entry(line: str) -> str:
    if line == r"\e":
        return ""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], line)


def _integer(value: Any) -> int:
    if isinstance(value, str) and _WHOLE.fullmatch(value.strip()):
        return int(value)
    number = _number(value, N_("“%(what)s”不是整数，"))
    if not number.is_integer():
        raise BadCell(N_("“%(what)s”不是整数，"), N_("请只填数字，例如 5。"), what=_short(value))
    return int(number)


def _number(value: Any, message: str = N_("“%(what)s”不是数字，")) -> float:
    try:
        if isinstance(value, bool | datetime | date):
            raise ValueError
        number = float(value)
    except (TypeError, ValueError) as error:
        raise BadCell(message, N_("请只填数字，例如 5。"), what=_short(value)) from error
    if number != number or abs(number) == float("inf"):
        raise BadCell(message, N_("请只填数字，例如 5。"), what=_short(value))
    return number


def _yes_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value not in (YES, NO):
        raise BadCell(N_("“%(what)s”应写“是”或“否”。"), what=_short(value))
    return bool(value == YES)


def _date(value: Any) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    try:
        if not isinstance(value, str) or not _DATE.fullmatch(value.strip()):
            raise ValueError
        return date.fromisoformat(value.strip()).isoformat()
    except ValueError as error:
        raise BadCell(
            N_("“%(what)s”不是日期，"), N_("请写成 2026-01-31 的样子。"), what=_short(value)
        ) from error


def _write_text(value: Any) -> str:
    text = str(value)
    return encoded(rf"\{text}" if text.startswith(("\\", EXAMPLE)) else text or r"\e")


def _write_lines(value: Any) -> str | None:
    return encoded("\n".join(_line(str(entry)) for entry in value)) or None


def _write_number(value: Any) -> Any:
    """The number, or its digits as text where a cell would round them."""
    rounded = abs(value) >= _EXACT or float(f"{value:.16g}") != value
    return str(value) if isinstance(value, int) and rounded else repr(value) if rounded else value


def _write_date(value: date) -> Any:
    return value if value.year >= _FIRST_YEAR else value.isoformat()


_WRITERS: dict[Shape, Callable[[Any], Any]] = {
    Shape.TEXT: _write_text,
    Shape.LINES: _write_lines,
    Shape.INTEGER: _write_number,
    Shape.NUMBER: _write_number,
    Shape.YES_NO: lambda value: YES if value else NO,
    Shape.DATE: _write_date,
}
_READERS: dict[Shape, Callable[[Any], Any]] = {
    Shape.TEXT: _text,
    Shape.LINES: _lines,
    Shape.INTEGER: _integer,
    Shape.NUMBER: _number,
    Shape.YES_NO: _yes_no,
    Shape.DATE: _date,
}


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 40 else f"{text[:40]}…"


def blank(values: Sequence[Any]) -> bool:
    """Whether a row says nothing."""
    return all(value is None or (isinstance(value, str) and not value.strip()) for value in values)
