"""The published record a one-thing means: the way back from the model to the portal's fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gaoxingban.catalogue.interchange import guide_parts as parts
from gaoxingban.catalogue.interchange import printed
from gaoxingban.catalogue.interchange.kept import in_order, rebuilt
from gaoxingban.catalogue.interchange.papers import printed_name
from gaoxingban.catalogue.rules.model import Item, ItemMaterial, OneThing, Tally

# The file's own word about where its guides come from; kept with each guide.
SOURCE_NOTE = "（来源说明）"
FIELDS = (
    "theme_code", "checklist_id", "title", "implementation_code", "area", "lead_department",
    "cooperating_departments", "promised_days", "on_site_visits", "reform", "channel_note",
    "conditions", "process", "service_point", "service_hours", "fees", "materials", "approvals",
    "faq", "official_url",
)  # fmt: skip


def guide_record(
    one: OneThing, lead: str, items: Sequence[Item], names: dict[str, str]
) -> dict[str, Any]:
    """The whole guide as it was published, in the portal's order."""
    extra = {key: text for key, text in one.extra.items() if key != SOURCE_NOTE}
    return in_order(rebuilt(told_guide(one, lead, items, names), extra), FIELDS)


def told_guide(
    one: OneThing, lead: str, items: Sequence[Item], names: dict[str, str]
) -> dict[str, Any]:
    """What the model says of a guide; `names` are material key → name."""
    return {
        "theme_code": one.theme_code,
        "title": one.title,
        "implementation_code": one.implementation_code,
        "area": one.area,
        "lead_department": lead,
        "cooperating_departments": list(one.co_departments),
        "promised_days": one.promised[-1].days if one.promised else None,
        "on_site_visits": one.visits,
        "reform": {"before": _tally(one.declared_before), "after": _tally(one.declared_after)},
        "conditions": list(one.conditions),
        "process": one.process[0].name if one.process else printed.NONE,
        "service_point": one.contact.place,
        "service_hours": one.contact.hours,
        "fees": [],
        "materials": [rebuilt(told_paper(m, names), m.extra) for m in one.materials],
        "approvals": [rebuilt(told_approval(item), item.extra) for item in items],
        "faq": [{"q": faq.question, "a": faq.answer} for faq in one.faqs],
        "official_url": one.contact.url,
    }


def told_paper(paper: ItemMaterial, names: dict[str, str]) -> dict[str, Any]:
    """What the model says of a guide's paper."""
    submission = paper.share.source if paper.share else parts.SUBMISSION
    return {
        "code": paper.code,
        "name": printed_name(paper, names),
        "clbyx": parts.NECESSITY_CODES.get(paper.necessity.value, ""),
        "required": paper.necessity.value,
        "cllyqd": parts.SOURCE_CODES.get(paper.source, ""),
        "source": paper.source,
        "mtjfs": parts.SUBMISSION_CODES.get(submission, ""),
        "submission": submission,
        "note": paper.note,
        "basis": "",
    }


def told_approval(item: Item) -> dict[str, Any]:
    """What the model says of a guide's approval."""
    return {
        "name": item.name,
        "standard_name": item.common_names[0] if item.common_names else item.name,
        "promised_days": item.promised[-1].days if item.promised else None,
        "result": item.results[0].name if item.results else "",
    }


def _tally(tally: Tally) -> dict[str, Any]:
    days = tally.days
    whole = int(days) if days is not None and days.is_integer() else days
    figures = {"days": whole, "materials": tally.materials, "visits": tally.visits}
    return {**figures, "steps": tally.steps}
