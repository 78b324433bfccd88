"""The planner: `plan(one_thing, facts, snapshot, calendar, start) -> Plan`. Pure and quick."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date

from gaoxingban.catalogue.rules.conditions import Value
from gaoxingban.catalogue.rules.model import Item, OneThing
from gaoxingban.catalogue.rules.snapshot import Snapshot, in_force
from gaoxingban.journeys.compare import Case, compared
from gaoxingban.journeys.components import planned_components
from gaoxingban.journeys.form import asked_fields, planned_fields
from gaoxingban.journeys.model import Edge, Plan, PlannedComponent, Promise, Schedule, State
from gaoxingban.journeys.papers import needs, planned_papers
from gaoxingban.journeys.questions import open_questions, weighed_conditions
from gaoxingban.journeys.schedule import Work, dependencies, schedule, without_pauses, work_of
from gaoxingban.sentences import N_, Sentence, say
from gaoxingban.workdays.calendar import Calendar


def plan(
    one: OneThing,
    facts: Mapping[str, Value],
    *,
    snapshot: Snapshot,
    calendar: Calendar,
    start: date,
    declined: AbstractSet[str] = frozenset(),
    bring_anyway: AbstractSet[str] = frozenset(),
) -> Plan:
    """The plan of a one-thing for these answers, applied for on `start`.

    A missing answer gives a partial plan: what is sure, what it still depends on, and which
    question to ask next. `declined` are optional items the applicant does not want.
    """
    known = {**snapshot.limits, **facts}
    components = planned_components(one, known, snapshot, declined)
    items = [c.item for c in components if c.state is State.IN]
    wanted = needs(one, components, known, snapshot)
    asked = asked_fields(one, components, known, snapshot)
    edges = dependencies(items, wanted)
    papers = planned_papers(
        wanted, items, edges, facts=known, snapshot=snapshot, bring_anyway=bring_anyway
    )
    fields = planned_fields(asked, items, edges, facts=known, snapshot=snapshot)
    timing = _Timing(known, snapshot, calendar, start)
    promised = timing.schedule(items, edges, N_("承诺时限"))
    statutory = timing.schedule(items, edges, N_("法定时限"))
    bare = timing.schedule(items, edges, N_("承诺时限"), pauses=False)
    bare_law = timing.schedule(items, edges, N_("法定时限"), pauses=False)
    waiting = open_questions(one, weighed_conditions(one, snapshot), known, snapshot)
    case = Case(one, items, wanted, asked, papers, fields, bare, bare_law, snapshot)
    return Plan(
        one_thing=one.code,
        title=one.title,
        on=snapshot.on,
        start=start,
        facts=dict(facts),
        complete=not waiting and all(c.state is not State.OPEN for c in components),
        next_question=waiting[0] if waiting else "",
        open_questions=waiting,
        components=components,
        edges=edges,
        papers=papers,
        fields=fields,
        promised=promised,
        statutory=statutory,
        longest=_longest(one, components, bare, known, snapshot, timing),
        promise=_promise(one, items, bare, snapshot),
        figures=compared(case),
        warnings=_warnings(components),
    )


class _Timing:
    """Schedules of the same items on both baselines."""

    def __init__(
        self, facts: Mapping[str, Value], snapshot: Snapshot, calendar: Calendar, start: date
    ) -> None:
        self.facts, self.snapshot, self.calendar, self.start = facts, snapshot, calendar, start

    def work(self, item: Item, baseline: str) -> Work:
        """By promise where there is one, by law where there is none."""
        law = self.snapshot.statutory(item)
        limit = law if baseline == "法定时限" else self.snapshot.promised(item) or law
        return work_of(
            item,
            limit,
            facts=self.facts,
            snapshot=self.snapshot,
            calendar=self.calendar,
            start=self.start,
        )

    def schedule(
        self, items: list[Item], edges: tuple[Edge, ...], baseline: str, *, pauses: bool = True
    ) -> Schedule:
        works: Mapping[str, Work] = {item.code: self.work(item, baseline) for item in items}
        if not pauses:
            works = without_pauses(works)
        return schedule(works, edges, baseline=baseline, calendar=self.calendar, start=self.start)


def _longest(
    one: OneThing,
    components: tuple[PlannedComponent, ...],
    sure: Schedule,
    facts: Mapping[str, Value],
    snapshot: Snapshot,
    timing: _Timing,
) -> int:
    """Working days if everything still open applied too; equal to the sure days when nothing is."""
    if all(c.state is not State.OPEN for c in components):
        return sure.days
    possible = [c.item for c in components if c.state in (State.IN, State.OPEN)]
    edges = dependencies(possible, needs(one, components, facts, snapshot))
    return max(sure.days, timing.schedule(possible, edges, N_("承诺时限"), pauses=False).days)


def _promise(
    one: OneThing, items: list[Item], bare: Schedule, snapshot: Snapshot
) -> Promise | None:
    """Does the promise for the whole hold against what its parts need?"""
    limit = in_force(one.promised, snapshot.on)
    if limit is None or not items:
        return None
    names = {item.code: item.name for item in items}
    return Promise(
        days=limit.days,
        computed=bare.days,
        holds=bare.days <= limit.days,
        sentence=_verdict(limit.days, bare, names),
        path=bare.path,
        reference=limit.reference,
    )


def _verdict(days: int, bare: Schedule, names: Mapping[str, str]) -> Sentence:
    if bare.days <= days:
        return say(
            N_("承诺 %(days)s 个工作日；按各事项的承诺并联办理只需 %(computed)s 个，守得住"),
            days=days,
            computed=bare.days,
        )
    steps = {step.item: step for step in bare.steps}
    chain = [
        say(N_("%(item)s %(days)s 个"), item=names[c], days=steps[c].days)
        for c in bare.path
        if steps[c].days
    ]
    joined = chain[0]
    for link in chain[1:]:
        joined = say(N_("%(left)s → %(right)s"), left=joined, right=link)
    return say(
        N_("承诺 %(days)s 个工作日守不住：光是 %(chain)s，就要 %(computed)s 个工作日"),
        days=days, chain=joined, computed=bare.days,
    )  # fmt: skip


def _warnings(components: tuple[PlannedComponent, ...]) -> tuple[Sentence, ...]:
    """What a careful reader should know: alternatives of which several apply at once."""
    groups: dict[str, list[PlannedComponent]] = {}
    for component in components:
        if component.alternative:
            groups.setdefault(component.alternative, []).append(component)
    found = []
    for members in groups.values():
        chosen = [m.item.name for m in members if m.state is State.IN]
        if len(chosen) > 1:
            found.append(
                say(
                    N_("“%(first)s”和“%(second)s”只需办一个，请核对答案"),
                    first=chosen[0],
                    second=chosen[1],
                )
            )
    return tuple(found)
