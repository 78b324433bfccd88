"""Who asks for what: every paper or form field of what applies or may still apply."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from gaoxingban.catalogue.rules.conditions import Facts, decide
from gaoxingban.catalogue.rules.model import Item, ItemField, ItemMaterial
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.journeys.model import PlannedComponent, State

A = TypeVar("A", ItemMaterial, ItemField)

PACKAGE = ""
"""Stands for the one-thing itself among those that ask."""


class Asked(NamedTuple, Generic[A]):
    """One item (or the package) asks for one paper or field; `state` is IN or OPEN."""

    asker: str
    asked: A
    state: State


def asked_for(
    of_package: Sequence[A],
    of_item: Callable[[Item], Sequence[A]],
    components: Sequence[PlannedComponent],
    *,
    facts: Facts,
    snapshot: Snapshot,
) -> tuple[Asked[A], ...]:
    """Everything asked for whose condition is not false, in the order of the components."""
    wanted = [(PACKAGE, asked, State.IN) for asked in of_package]
    for component in components:
        if component.state in (State.IN, State.OPEN):
            item = component.item
            wanted += [(item.code, asked, component.state) for asked in of_item(item)]
    found = []
    for asker, asked, state in wanted:
        decision = decide(snapshot.condition(asked.required_when), facts)
        if decision is not False:
            found.append(Asked(asker, asked, State.OPEN if decision is None else state))
    return tuple(found)
