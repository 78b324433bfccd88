"""办理前后对比: the plan's figures for the page, each with its derivation and its assumptions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gaoxingban.catalogue.rules.citation import cited
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.journeys import basis
from gaoxingban.journeys.model import Figure as PlanFigure
from gaoxingban.journeys.model import Line
from gaoxingban.portal.components import Cell, Column, Figure, Table
from gaoxingban.portal.one_things.marks import doubted, joined, number
from gaoxingban.portal.one_things.queries import Planned
from gaoxingban.sentences import N_, Sentence, say

_BASES = {
    "days_promised": (basis.IN_PARALLEL, basis.WORKDAYS),
    "days_statutory": (basis.IN_PARALLEL, basis.WORKDAYS),
    "materials": (basis.ASK_ONCE, basis.ONE_FORM),
    "fields": (basis.ASK_ONCE,),
    "forms": (basis.ONE_FORM,),
    "visits": (basis.ONE_VISIT,),
    "procedures": (basis.ONE_FORM,),
    "inspections": (basis.IN_PARALLEL,),
}
COST = "limit.cost_"


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """Before and after for the same answers, and the assumptions the costs stand on."""

    figures: tuple[Figure, ...]
    assumptions: Table | None


def comparison(planned: Planned) -> Comparison:
    """Every figure of the plan, before and after."""
    return Comparison(
        figures=tuple(shown(figure) for figure in planned.plan.figures),
        assumptions=_assumptions(planned.found.snapshot),
    )


def shown(figure: PlanFigure) -> Figure:
    """One figure as the partial draws it."""
    return Figure(
        label=_label(figure),
        before=number(_told(figure, figure.before)),
        after=number(_told(figure, figure.after)),
        unit=figure.unit,
        saved=saved(figure),
        lines=tuple(_lines(figure)),
        basis=joined(map(cited, _BASES.get(figure.key, ()))) or "",
    )


def saved(figure: PlanFigure) -> Sentence:
    """The difference in words; that it cannot be told where a side is unknown."""
    less = figure.saved
    if less is None:
        return say(N_("缺少数据，算不出来"))
    if less == 0:
        return say(N_("前后一样"))
    words = N_("少 %(amount)s %(unit)s") if less > 0 else N_("多 %(amount)s %(unit)s")
    return say(words, amount=number(_told(figure, abs(less))), unit=figure.unit)


def _told(figure: PlanFigure, amount: float | None) -> float | None:
    """An amount as it is told: an estimate in yuan without its fen."""
    return float(round(amount)) if amount is not None and figure.key == "cost" else amount


def _label(figure: PlanFigure) -> Sentence:
    if figure.key.startswith("days_"):
        return say(N_("等待时间（%(baseline)s）"), baseline=figure.name)
    return say("%(name)s", name=figure.name)


def _lines(figure: PlanFigure) -> Iterator[Sentence]:
    """The baseline, each side line by line with its sum, what is not known."""
    yield figure.baseline
    yield from _side(N_("逐项办理"), figure.before_lines, figure.before, figure.unit)
    yield from _side(N_("一件事"), figure.after_lines, figure.after, figure.unit)
    yield from figure.notes


def _side(way: str, lines: tuple[Line, ...], total: float | None, unit: str) -> Iterator[Sentence]:
    for line in lines:
        yield say(
            N_("%(way)s：%(what)s，%(amount)s %(unit)s"),
            way=way,
            what=line.sentence,
            amount=number(line.amount),
            unit=unit,
        )
    yield say(N_("%(way)s合计 %(amount)s %(unit)s"), way=way, amount=number(total), unit=unit)


def _assumptions(snapshot: Snapshot) -> Table | None:
    """What the cost figures assume: every tariff and time with where it comes from."""
    rows = tuple(
        (
            Cell(text=parameter.name),
            Cell(text=number(amount.value)),
            Cell(text=parameter.unit),
            Cell(text=doubted(amount.reference)),
        )
        for name, (parameter, amount) in sorted(snapshot.parameters.items())
        if name.startswith(COST)
    )
    if not rows:
        return None
    return Table(
        caption=N_("成本用到的单价和时间"),
        columns=(
            Column(label=N_("项目")),
            Column(label=N_("数值"), number=True),
            Column(label=N_("单位")),
            Column(label=N_("来源")),
        ),
        rows=rows,
    )
