"""Laws of the planner, over random catalogues and answers."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, given, settings

from gaoxingban.catalogue.rules.conditions import Value, decide, parse
from gaoxingban.catalogue.rules.model import Catalogue
from gaoxingban.journeys.model import Plan, Source, State
from gaoxingban.journeys.papers import is_optional
from tests.journeys.random_towns import FACTS, all_values, towns
from tests.journeys.town import planned

quick = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
Answers = dict[str, Value]


@quick
@given(towns(), FACTS)
def test_no_field_and_no_paper_is_asked_twice(town: Catalogue, facts: Answers) -> None:
    found = planned(town, facts)
    assert max(Counter(p.material for p in found.papers).values(), default=1) == 1
    assert max(Counter(f.field.key for f in found.fields).values(), default=1) == 1


@quick
@given(towns(), FACTS)
def test_no_required_paper_or_field_is_dropped(town: Catalogue, facts: Answers) -> None:
    found = planned(town, facts)
    firm = {p.material for p in found.papers if not p.optional}
    fields = {f.field.key for f in found.fields}
    for item in found.items:
        for asked in item.materials:
            if decide(parse(asked.required_when), facts) is not False and not is_optional(asked):
                assert asked.material in firm
        for wanted in item.fields:
            if decide(parse(wanted.required_when), facts) is not False:
                assert wanted.field in fields


@quick
@given(towns(), FACTS)
def test_nothing_starts_before_what_it_needs(town: Catalogue, facts: Answers) -> None:
    found = planned(town, facts)
    for shown in (found.promised, found.statutory):
        steps = {step.item: step for step in shown.steps}
        for edge in found.edges:
            assert steps[edge.before].finish <= steps[edge.after].begin
            assert steps[edge.before].finishes_on <= steps[edge.after].begins_on


@quick
@given(towns(), FACTS)
def test_a_paper_from_a_step_is_there_before_it_is_used(town: Catalogue, facts: Answers) -> None:
    found = planned(town, facts)
    steps = {step.item: step for step in found.promised.steps}
    for paper in found.papers:
        if paper.source is Source.STEP and not paper.optional:
            for code in paper.asked_by:
                if code in steps and _requires(found, code, paper.material):
                    assert steps[paper.from_item].finish <= steps[code].begin


def _requires(found: Plan, code: str, material: str) -> bool:
    item = next(i for i in found.items if i.code == code)
    return any(
        asked.material == material
        and not is_optional(asked)
        and decide(parse(asked.required_when), found.facts) is not False
        for asked in item.materials
    )


@quick
@given(towns(), FACTS)
def test_the_schedule_is_as_short_as_it_can_be(town: Catalogue, facts: Answers) -> None:
    """Every step begins at 0 or right when one it waits for ends; the path adds up to the whole."""
    found = planned(town, facts).promised
    steps = {step.item: step for step in found.steps}
    for step in found.steps:
        ends = {steps[code].finish for code in step.after}
        assert step.begin == max(ends, default=0)
        assert step.slack >= 0
    assert sum(steps[code].days + steps[code].paused for code in found.path) == found.days
    assert all(steps[code].critical for code in found.path)


@quick
@given(towns(), FACTS)
def test_together_is_never_slower_or_heavier_than_one_by_one(
    town: Catalogue, facts: Answers
) -> None:
    for shown in planned(town, facts).figures:
        if shown.before is not None and shown.after is not None and shown.key != "materials":
            assert shown.after <= shown.before, shown.name
        if shown.key == "materials":
            assert (shown.after or 0) <= (shown.before or 0)


@quick
@given(towns(), FACTS)
def test_a_complete_plan_stays_the_same_whatever_else_is_answered(
    town: Catalogue, facts: Answers
) -> None:
    found = planned(town, facts)
    if not found.complete:
        return
    for key in {"big", "area", "trade", "extras"} - facts.keys():
        for value in all_values(key):
            later = planned(town, {**facts, key: value})
            assert [c.state for c in later.components] == [c.state for c in found.components]
            assert [p.material for p in later.papers] == [p.material for p in found.papers]


@quick
@given(towns(), FACTS)
def test_asking_always_ends_in_a_complete_plan(town: Catalogue, facts: Answers) -> None:
    answers = dict(facts)
    for _ in range(5):
        found = planned(town, answers)
        if not found.next_question:
            break
        assert found.next_question not in answers
        answers[found.next_question] = all_values(found.next_question)[0]
    assert found.complete
    assert all(c.state is not State.OPEN for c in found.components)
    assert all(p.state is not State.OPEN for p in found.papers)
