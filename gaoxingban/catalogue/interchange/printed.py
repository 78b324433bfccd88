"""How portals print things, read without guessing: what is not understood is None, never a default."""

from __future__ import annotations

import re

from gaoxingban.catalogue.rules.words import Unit

NONE = "无"
_DAYS = re.compile(r"(\d{1,5})\s*[（(]?\s*(工作日|自然日)?\s*[）)]?")
_INSTANT = {"即办", "即办件", "即时办结", "当场办结", "当场"}
# Outside brackets only: 省级司法（受理,审核）、市级司法（受理） are two departments, not three.
_LISTED = re.compile(r"、(?![^（]*）)")


def days(text: str) -> tuple[int, Unit] | None:
    """A printed time limit; 0 days is on the spot. None when it says something else.

    >>> days("20(工作日)"), days("90（自然日）"), days("即办"), days("视情况而定")
    ((20, <Unit.WORKDAYS: '工作日'>), (90, <Unit.NATURAL_DAYS: '自然日'>), (0, <Unit.WORKDAYS: '工作日'>), None)
    """
    if text in _INSTANT:
        return 0, Unit.WORKDAYS
    found = _DAYS.fullmatch(text.strip())
    return (int(found[1]), Unit(found[2] or "工作日")) if found else None


def said(text: str | None) -> str:
    """A printed text, "" where the portal prints that there is none."""
    return "" if text is None or text == NONE else text


def listed(text: str) -> tuple[str, ...]:
    """The parts of a printed enumeration.

    >>> listed("省级司法（受理,审核）、市级司法（受理）")
    ('省级司法（受理,审核）', '市级司法（受理）')
    """
    return tuple(_LISTED.split(text)) if said(text) else ()
