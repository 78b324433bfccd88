"""Shorten: approvals side by side on their critical path, in lawful working days on real dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from gaoxingban.catalogue.rules.conditions import Facts, decide
from gaoxingban.catalogue.rules.model import Item, Limit, SpecialProcedure
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.catalogue.rules.words import Unit
from gaoxingban.journeys.model import Edge, Pause, Schedule, Step
from gaoxingban.journeys.papers import Need, is_optional
from gaoxingban.sentences import N_, say
from gaoxingban.workdays.calendar import Calendar
from gaoxingban.workdays.rules import add, add_natural, due_date, workdays_between


class Work(NamedTuple):
    """How long one item takes: counted working days, paused working days, whether it is known."""

    days: int
    paused: int
    known: bool
    pauses: tuple[Pause, ...] = ()


def dependencies(items: Sequence[Item], wanted: Sequence[Need]) -> tuple[Edge, ...]:
    """Declared edges, then those derived from papers: an item waits for the paper another yields.

    A derived edge that would close a circle is left out: that paper must come from elsewhere.
    """
    inside = {item.code: item for item in items}
    edges = [
        Edge(before=d.item, after=item.code, reason=say(d.reason))
        for item in items
        for d in item.depends_on
        if d.item in inside and d.item != item.code
    ]
    after: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        after[edge.before].add(edge.after)
    for edge in _derived(items, wanted):
        if edge.after in after[edge.before]:
            continue
        if not _reaches(edge.after, edge.before, after):
            after[edge.before].add(edge.after)
            edges.append(edge)
    return tuple(edges)


def _derived(items: Sequence[Item], wanted: Sequence[Need]) -> Iterable[Edge]:
    yields: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for item in items:
        for result in item.results:
            if result.material:
                yields[result.material].append((item.code, result.name))
    inside = {item.code for item in items}
    for need in wanted:
        for maker, paper in yields.get(need.asked.material, ()):
            if need.asker in inside and maker != need.asker and not is_optional(need.asked):
                reason = say(N_("要用到“%(paper)s”"), paper=paper)
                yield Edge(before=maker, after=need.asker, reason=reason, derived=True)


def _reaches(start: str, goal: str, after: Mapping[str, set[str]]) -> bool:
    """Whether `goal` follows from `start` along the edges."""
    seen, ahead = {start}, [start]
    while ahead:
        here = ahead.pop()
        if here == goal:
            return True
        fresh = after.get(here, set()) - seen
        seen |= fresh
        ahead.extend(fresh)
    return False


def work_of(
    item: Item,
    limit: Limit | None,
    *,
    facts: Facts,
    snapshot: Snapshot,
    calendar: Calendar,
    start: date,
) -> Work:
    """What one item needs. Natural days become the working days they span from `start`."""
    specials = [s for s in item.special_procedures if decide(snapshot.condition(s.when), facts)]
    pauses = tuple(
        Pause(name=s.name, days=_workdays(s, calendar, start), basis=s.basis)
        for s in specials
        if s.stops_clock
    )
    days = _workdays(limit, calendar, start) if limit else 0
    return Work(days, sum(pause.days for pause in pauses), limit is not None, pauses)


def _workdays(limit: Limit | SpecialProcedure, calendar: Calendar, start: date) -> int:
    if limit.unit is Unit.WORKDAYS:
        return limit.days
    end = add_natural(calendar, start=start, days=limit.days).date
    return workdays_between(calendar, start=start, end=end)


def schedule(
    works: Mapping[str, Work],
    edges: Sequence[Edge],
    *,
    baseline: str,
    calendar: Calendar,
    start: date,
) -> Schedule:
    """The critical path of the works under the edges, which must not run in a circle.

    The application is made on `start`; a step begins the day its last condition is decided, and
    its first counted day is the next working day (行政许可法 42, 82).
    """
    before, after = _neighbours(works, edges)
    order = _order(works, before, after)
    begin: dict[str, int] = {}
    finish: dict[str, int] = {}
    for code in order:
        begin[code] = max((finish[b] for b in before[code]), default=0)
        finish[code] = begin[code] + works[code].days + works[code].paused
    total = max(finish.values(), default=0)
    latest: dict[str, int] = {}
    for code in reversed(order):
        latest[code] = min(
            (latest[a] - works[a].days - works[a].paused for a in after[code]), default=total
        )
    offset = _Offsets(calendar, start)
    steps = tuple(
        Step(
            item=code,
            begin=begin[code],
            finish=finish[code],
            days=works[code].days,
            paused=works[code].paused,
            slack=latest[code] - finish[code],
            critical=latest[code] == finish[code],
            known=works[code].known,
            begins_on=offset.day(begin[code]),
            finishes_on=offset.day(finish[code]),
            pauses=works[code].pauses,
            after=tuple(before[code]),
        )
        for code in order
    )
    last = add(calendar, start=start, days=total)
    return Schedule(
        baseline=baseline,
        steps=steps,
        days=total,
        path=_path(order, begin, finish, before, total),
        starts_on=offset.day(0),
        ends_on=last.date,
        provisional=last.caveat,
        unknown=tuple(code for code in order if not works[code].known),
    )


def without_pauses(works: Mapping[str, Work]) -> dict[str, Work]:
    """The same works with the lawful pauses left out: what a promise is held against."""
    return {code: work._replace(paused=0, pauses=()) for code, work in works.items()}


class _Offsets:
    """Dates of working-day offsets from the start."""

    def __init__(self, calendar: Calendar, start: date) -> None:
        self.calendar, self.start = calendar, start
        self.known: dict[int, date] = {}

    def day(self, offset: int) -> date:
        if offset not in self.known:
            self.known[offset] = due_date(self.calendar, start=self.start, days=offset)
        return self.known[offset]


Neighbours = dict[str, list[str]]


def _neighbours(works: Mapping[str, Work], edges: Sequence[Edge]) -> tuple[Neighbours, Neighbours]:
    before: Neighbours = {code: [] for code in works}
    after: Neighbours = {code: [] for code in works}
    for edge in edges:
        if edge.before in works and edge.after in works and edge.before not in before[edge.after]:
            before[edge.after].append(edge.before)
            after[edge.before].append(edge.after)
    return before, after


def _order(works: Mapping[str, Work], before: Neighbours, after: Neighbours) -> list[str]:
    """An order in which everything comes after what it needs; the catalogue's order otherwise."""
    waiting = {code: len(before[code]) for code in works}
    ready = [code for code, count in waiting.items() if not count]
    order: list[str] = []
    while ready:
        code = ready.pop(0)
        order.append(code)
        for next_code in after[code]:
            waiting[next_code] -= 1
            if not waiting[next_code]:
                ready.append(next_code)
    return order


def _path(
    order: Sequence[str],
    begin: Mapping[str, int],
    finish: Mapping[str, int],
    before: Neighbours,
    total: int,
) -> tuple[str, ...]:
    """One longest chain, first step first: walk back from the last to finish."""
    code = next((c for c in order if finish[c] == total), None)
    path: list[str] = []
    while code is not None:
        path.append(code)
        here = code
        code = next((b for b in before[here] if finish[b] == begin[here]), None)
    return tuple(reversed(path))
