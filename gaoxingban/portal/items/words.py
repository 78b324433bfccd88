"""How the items' pages say what the catalogue holds."""

from __future__ import annotations

from gaoxingban.catalogue.rules.model import Limit
from gaoxingban.catalogue.rules.words import Kind, Unit
from gaoxingban.sentences import N_, Sentence, say

UNPUBLISHED = N_("未公布")
NOT_GIVEN = N_("未提供")
SAMPLE = N_("示例")
YES, NO = N_("是"), N_("否")

# A kind of item → the form of its tag (components/tag.html).
KIND_TAGS = {
    Kind.LICENCE: "permit",
    Kind.COMMITMENT_LICENCE: "commitment",
    Kind.FILING: "filing",
    Kind.REGISTRATION: "registration",
    Kind.VERIFICATION: "check",
    Kind.CONFIRMATION: "registration",
}


def kind_tag(kind: Kind) -> str:
    """The form of a kind's tag; powers and services without one of their own share the plain form."""
    return KIND_TAGS.get(kind, "service")


def limit_words(limit: Limit | None) -> Sentence:
    """A limit as people say it: on the spot, so many working days, or not published."""
    if limit is None:
        return say(UNPUBLISHED)
    return days_words(limit.days, limit.unit)


def days_words(days: int, unit: Unit) -> Sentence:
    """So many days of a unit; no day at all is on the spot (即办)."""
    if days == 0:
        return say(N_("当场办结"))
    if unit is Unit.NATURAL_DAYS:
        return say(N_("%(days)s 个自然日"), days=days)
    return say(N_("%(days)s 个工作日"), days=days)


def visits_words(visits: int | None) -> Sentence:
    """How often the applicant must come (到办事现场次数)."""
    if visits is None:
        return say(UNPUBLISHED)
    return say(N_("%(visits)s 次"), visits=visits) if visits else say(N_("不用跑"))


def yes_no(value: bool | None) -> Sentence:
    """Yes, no, or not published."""
    return say(UNPUBLISHED if value is None else YES if value else NO)


def joined(values: tuple[str, ...]) -> Sentence:
    """Values side by side, or that none is published."""
    return say("%(values)s", values="、".join(values)) if values else say(UNPUBLISHED)
