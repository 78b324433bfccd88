"""How references, numbers and days are shown on these pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from gaoxingban.catalogue.rules.citation import cited
from gaoxingban.catalogue.rules.model import Reference
from gaoxingban.sentences import N_, Sentence, say

UNKNOWN = "—"
DOUBTS = (N_("未核实"), N_("示例"))


def doubted(reference: Reference) -> Sentence:
    """Title and article; what is not confirmed says so."""
    named = cited(reference)
    if reference.trust == "确认":
        return named
    return say(N_("%(reference)s（%(trust)s）"), reference=named, trust=reference.trust)


def number(value: float | None) -> str:
    """A figure for people; a dash where it cannot be told.

    >>> number(2480.0), number(12.5), number(None)
    ('2,480', '12.5', '—')
    """
    if value is None:
        return UNKNOWN
    return f"{value:,.0f}" if value == round(value) else f"{value:,.1f}"


def day(value: date) -> Sentence:
    """A date as people write it."""
    return say(
        N_("%(year)s 年 %(month)s 月 %(day)s 日"),
        year=value.year,
        month=value.month,
        day=value.day,
    )


def joined(parts: Iterable[Sentence]) -> Sentence | None:
    """Several sentences as one enumeration; None when there are none."""
    found: Sentence | None = None
    for part in parts:
        found = part if found is None else say(N_("%(left)s、%(right)s"), left=found, right=part)
    return found


def distinct(references: Iterable[Reference]) -> Iterator[Reference]:
    """Each law once, by title, article and number, in the order first met."""
    seen: set[tuple[str, str, str]] = set()
    for reference in references:
        key = (reference.title, reference.article, reference.number)
        if key not in seen:
            seen.add(key)
            yield reference
