"""The planner: `plan(one_thing, facts, snapshot, calendar, start) -> Plan`. Pure and quick."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from gaoxingban.catalogue.rules.conditions import Value
from gaoxingban.catalogue.rules.model import Item, OneThing
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.journeys.compare import Case, compared
from gaoxingban.journeys.components import planned_components
from gaoxingban.journeys.form import asked_fields, planned_fields
from gaoxingban.journeys.model import Edge, Plan, Schedule, State
from gaoxingban.journeys.papers import Need, needs, planned_papers
from gaoxingban.journeys.promise import judged, least_items, overlaps
from gaoxingban.journeys.questions import open_questions, weighed_conditions
from gaoxingban.journeys.schedule import Work, dependencies, schedule, without_pauses, work_of
from gaoxingban.sentences import N_
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
    possible = [c.item for c in components if c.state in (State.IN, State.OPEN)]
    least, most = bare, bare
    if len(possible) > len(items):
        least = timing.bare(least_items(one, components, snapshot, timing.days), wanted)
        most = timing.bare(possible, wanted)
    longest = max(bare.days, most.days)
    names = {item.code: item.name for item in possible}
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
        shortest=least.days,
        longest=longest,
        promise=judged(one, least=least, longest=longest, names=names, snapshot=snapshot),
        figures=compared(case),
        warnings=overlaps(components),
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

    def days(self, item: Item) -> int:
        """Counted working days of one item by its promise."""
        return self.work(item, N_("承诺时限")).days

    def bare(self, items: list[Item], wanted: Sequence[Need]) -> Schedule:
        """The promised schedule of some items without pauses."""
        edges = dependencies(items, wanted)
        return self.schedule(items, edges, N_("承诺时限"), pauses=False)
