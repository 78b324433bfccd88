"""Which approvals apply to these answers, and why each does or does not."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from gaoxingban.catalogue.rules.conditions import ALWAYS, And, Condition, Facts, decide, open_names
from gaoxingban.catalogue.rules.model import Component, Item, OneThing
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.journeys.model import PlannedComponent, State
from gaoxingban.journeys.reasons import reasons
from gaoxingban.sentences import N_, Sentence, say


def applicable_when(component: Component, item: Item, snapshot: Snapshot) -> Condition:
    """The item's own condition and the one-thing's, both."""
    parts = [snapshot.condition(text) for text in (item.applies_when, component.applies_when)]
    kept = tuple(part for part in parts if part != ALWAYS)
    return And(kept) if len(kept) > 1 else (kept[0] if kept else ALWAYS)


def planned_components(
    one: OneThing, facts: Facts, snapshot: Snapshot, declined: AbstractSet[str]
) -> tuple[PlannedComponent, ...]:
    """Every component with its state; items not in force on the day are left out."""
    found = ((c, snapshot.items.get(c.item)) for c in one.components)
    return tuple(
        _planned(component, item, facts, snapshot, declined)
        for component, item in found
        if item is not None
    )


def _planned(
    component: Component, item: Item, facts: Facts, snapshot: Snapshot, declined: AbstractSet[str]
) -> PlannedComponent:
    condition = applicable_when(component, item, snapshot)
    decision = decide(condition, facts)
    state = {True: State.IN, False: State.OUT, None: State.OPEN}[decision]
    if state is not State.OUT and component.optional and item.code in declined:
        state = State.DECLINED
    return PlannedComponent(
        item=item,
        state=state,
        reasons=_why(component, condition, decision, facts, snapshot),
        optional=component.optional,
        alternative=component.alternative,
        open=tuple(sorted(open_names(condition, facts))) if state is State.OPEN else (),
    )


def _why(
    component: Component,
    condition: Condition,
    decision: bool | None,
    facts: Facts,
    snapshot: Snapshot,
) -> tuple[Sentence, ...]:
    """The answers that decide it, then the reason the catalogue itself gives."""
    if decision is None:
        return tuple(
            say(N_("还要看：%(question)s"), question=snapshot.questions[name].text)
            for name in sorted(open_names(condition, facts))
            if name in snapshot.questions
        )
    found = reasons(condition, facts, snapshot)
    if decision and component.reason:
        found = (say(component.reason), *found)
    return found or (say(N_("办这件事都要办")),)
