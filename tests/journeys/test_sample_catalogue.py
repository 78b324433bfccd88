"""Rulings on the district's own sample catalogue, over the ways its questions can be answered."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from gaoxingban.catalogue.rules.conditions import Value
from gaoxingban.catalogue.rules.model import OneThing
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.catalogue.source import read_catalogue
from gaoxingban.journeys.model import Plan, State
from gaoxingban.journeys.plan import plan
from gaoxingban.journeys.questions import representative_values, weighed_conditions
from tests.journeys.town import CALENDAR

ROOT = Path(__file__).parents[2]
ON = date(2026, 11, 23)
SNAPSHOT = Snapshot(
    read_catalogue([ROOT / "data", ROOT / "districts" / "gaoyao"], name="gaoyao"), ON
)
ONE_THINGS = sorted(SNAPSHOT.one_things)
WALKS = 150


def planned(one: OneThing, facts: dict[str, Value]) -> Plan:
    return plan(one, facts, snapshot=SNAPSHOT, calendar=CALENDAR, start=ON)


def walk(one: OneThing, chance: random.Random) -> tuple[list[str], Plan]:
    """Answer what is asked, at random, until nothing is open."""
    weighed = weighed_conditions(one, SNAPSHOT)
    facts: dict[str, Value] = {}
    asked: list[str] = []
    found = planned(one, facts)
    while found.next_question:
        key = found.next_question
        asked.append(key)
        values = representative_values(SNAPSHOT.questions[key], weighed, SNAPSHOT.limits)
        facts[key] = chance.choice(values)
        found = planned(one, facts)
    return asked, found


@cache
def walks(code: str) -> tuple[tuple[list[str], Plan], ...]:
    chance = random.Random(code)
    return tuple(walk(SNAPSHOT.one_things[code], chance) for _ in range(WALKS))


def plans(code: str) -> Iterator[Plan]:
    return (found for _, found in walks(code))


def test_the_sample_is_as_wide_as_promised() -> None:
    assert len(ONE_THINGS) >= 12
    assert len(SNAPSHOT.items) >= 60


@pytest.mark.parametrize("code", ONE_THINGS)
def test_every_way_of_answering_ends_in_a_complete_plan(code: str) -> None:
    for found in plans(code):
        assert found.complete
        assert found.items or () in found.facts.values(), found.facts


@pytest.mark.parametrize("code", ONE_THINGS)
def test_alternatives_never_overlap(code: str) -> None:
    for found in plans(code):
        assert found.warnings == (), (found.warnings[0].said(), found.facts)


@pytest.mark.parametrize("code", ONE_THINGS)
def test_our_own_promise_is_kept_by_its_parts(code: str) -> None:
    for found in plans(code):
        if not found.items:
            continue
        assert found.promise is not None
        assert found.promise.holds, (found.promise.sentence.said(), found.facts)


@pytest.mark.parametrize("code", ONE_THINGS)
def test_no_component_is_dead_and_no_question_idle(code: str) -> None:
    used = {c.item.code for found in plans(code) for c in found.components if c.state is State.IN}
    assert used == {c.item for c in SNAPSHOT.one_things[code].components}
    asked = {key for keys, _ in walks(code) for key in keys}
    assert asked == set(SNAPSHOT.one_things[code].questions)


@pytest.mark.parametrize("code", ONE_THINGS)
def test_every_item_of_the_plan_has_a_limit_and_a_basis(code: str) -> None:
    for component in SNAPSHOT.one_things[code].components:
        item = SNAPSHOT.items[component.item]
        assert item.basis, item.code
        assert SNAPSHOT.statutory(item) or SNAPSHOT.promised(item), item.code
        assert item.results, item.code


@pytest.mark.parametrize("code", ONE_THINGS)
def test_local_numbers_are_marked_as_samples(code: str) -> None:
    one = SNAPSHOT.one_things[code]
    for item in (SNAPSHOT.items[c.item] for c in one.components):
        for limit in item.promised:
            assert limit.reference.trust == "示例", item.code
        if item.visits is not None:
            assert "visits" in item.samples, item.code
    assert all(limit.reference.trust == "示例" for limit in one.promised)
