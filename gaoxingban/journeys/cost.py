"""Standard Cost Model: what the paperwork costs an enterprise, Σ tariff × time × number, in yuan.

Time is priced by one hourly tariff; every minute and tariff is a dated parameter of the catalogue
(`limit.cost_*`), so the assumptions are shown beside the figure and can be changed by a district.
Frequency is 1: a one-thing is done once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.catalogue.rules.words import MaterialKind
from gaoxingban.journeys.model import Line
from gaoxingban.sentences import N_, say

HOURLY = "limit.cost_hourly"
VISIT_YUAN = "limit.cost_visit_yuan"
MINUTES: Mapping[str, str] = {
    "application": "limit.cost_minutes_application",
    "field": "limit.cost_minutes_field",
    "visit": "limit.cost_minutes_visit",
    "commitment": "limit.cost_minutes_commitment",
}
PAPER_MINUTES: Mapping[MaterialKind, str] = {
    MaterialKind.FORM: "limit.cost_minutes_form",
    MaterialKind.LICENCE: "limit.cost_minutes_licence",
    MaterialKind.IDENTITY: "limit.cost_minutes_licence",
    MaterialKind.CERTIFICATE: "limit.cost_minutes_certificate",
    MaterialKind.DRAWING: "limit.cost_minutes_drawing",
    MaterialKind.REPORT: "limit.cost_minutes_report",
    MaterialKind.CONTRACT: "limit.cost_minutes_licence",
    MaterialKind.RULEBOOK: "limit.cost_minutes_rulebook",
    MaterialKind.STATEMENT: "limit.cost_minutes_commitment",
    MaterialKind.PHOTO: "limit.cost_minutes_licence",
    MaterialKind.OTHER: "limit.cost_minutes_certificate",
}


class Burden(NamedTuple):
    """What an applicant does: how many applications, fields, visits, commitments, papers by kind."""

    applications: int
    fields: int
    visits: int
    commitments: int
    papers: Sequence[MaterialKind]


def cost(burden: Burden, snapshot: Snapshot) -> tuple[float | None, tuple[Line, ...]]:
    """Yuan and the lines they are made of; None when the catalogue states no tariff."""
    hourly = _value(snapshot, HOURLY)
    if hourly is None:
        return None, ()
    lines = [*_work(burden, snapshot, hourly), *_papers(burden, snapshot, hourly)]
    fare = _value(snapshot, VISIT_YUAN) or 0.0
    if burden.visits and fare:
        sentence = say(N_("跑动 %(count)s 次 × 交通 %(yuan)s 元"), count=burden.visits, yuan=fare)
        lines.append(Line(sentence=sentence, amount=burden.visits * fare))
    return sum(line.amount or 0.0 for line in lines), tuple(lines)


def _work(burden: Burden, snapshot: Snapshot, hourly: float) -> list[Line]:
    numbers = {
        "application": (burden.applications, N_("办理申请")),
        "field": (burden.fields, N_("填写字段")),
        "visit": (burden.visits, N_("到场跑动")),
        "commitment": (burden.commitments, N_("签承诺书")),
    }
    return [
        _line(name, count, _value(snapshot, MINUTES[key]) or 0.0, hourly)
        for key, (count, name) in numbers.items()
        if count
    ]


def _papers(burden: Burden, snapshot: Snapshot, hourly: float) -> list[Line]:
    counts = {kind: burden.papers.count(kind) for kind in dict.fromkeys(burden.papers)}
    return [
        _line(kind.value, count, _value(snapshot, PAPER_MINUTES[kind]) or 0.0, hourly)
        for kind, count in counts.items()
    ]


def _line(name: str, count: int, minutes: float, hourly: float) -> Line:
    sentence = say(
        N_("%(name)s：%(count)s × %(minutes)s 分钟 × %(hourly)s 元/小时"),
        name=name,
        count=count,
        minutes=minutes,
        hourly=hourly,
    )
    return Line(sentence=sentence, amount=count * minutes / 60 * hourly)


def _value(snapshot: Snapshot, name: str) -> float | None:
    found = snapshot.parameters.get(name)
    return found[1].value if found else None
