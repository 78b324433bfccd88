"""Rulings: what applies and why, and what is asked next."""

from __future__ import annotations

from datetime import date

from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.journeys.model import State
from gaoxingban.journeys.questions import representative_values, weighed_conditions
from tests.journeys.town import LAW, catalogue, item, limit, planned

AREA = {"key": "area", "text": "面积多大？", "type": "数字", "unit": "平方米", "minimum": 0}
TOBACCO = {"key": "sells_tobacco", "text": "卖烟吗？", "type": "是否"}
WAY = {
    "key": "fire_way",
    "text": "消防怎么办？",
    "type": "单选",
    "options": [
        {"value": "commitment", "label": "告知承诺"},
        {"value": "ordinary", "label": "一般流程"},
    ],
}
SMALL = {
    "key": "small",
    "name": "免检面积",
    "unit": "平方米",
    "values": [
        {"value": 300, "since": "2020-01-01", "reference": {"title": "地方标准", "trust": "示例"}}
    ],
}
SHOP = [
    item("food"),
    item("fire-promise", applies_when="area >= limit.small && fire_way == 'commitment'"),
    item("fire-visit", applies_when="area >= limit.small && fire_way == 'ordinary'"),
    item("tobacco", applies_when="sells_tobacco"),
]


def shop(**one_thing: object) -> object:
    return catalogue(SHOP, questions=[AREA, TOBACCO, WAY], parameters=[SMALL], one_thing=one_thing)


def states(found: object) -> dict[str, State]:
    return {c.item.code: c.state for c in found.components}  # type: ignore[attr-defined]


def test_exactly_300_square_metres_needs_the_fire_check() -> None:
    at = planned(shop(), {"area": 300.0, "fire_way": "ordinary", "sells_tobacco": False})
    below = planned(shop(), {"area": 299.9, "fire_way": "ordinary", "sells_tobacco": False})
    assert states(at)["fire-visit"] is State.IN
    assert states(below)["fire-visit"] is State.OUT


def test_the_reason_names_the_answer_the_threshold_and_that_it_is_a_sample() -> None:
    found = planned(shop(), {"area": 320.0, "fire_way": "ordinary", "sells_tobacco": False})
    reasons = next(c.reasons for c in found.components if c.item.code == "fire-visit")
    assert reasons[0].said() == "面积多大？您答：320 平方米，不小于 300 平方米（免检面积，示例）"
    assert reasons[1].said() == "消防怎么办？您答：一般流程"


def test_a_question_that_no_longer_matters_is_skipped() -> None:
    found = planned(shop(), {"area": 100.0})
    assert "fire_way" not in found.open_questions
    assert found.open_questions == ("sells_tobacco",)


def test_the_question_that_decides_most_comes_first() -> None:
    assert planned(shop()).next_question == "area"


def test_equal_questions_keep_the_order_of_the_one_thing() -> None:
    both = [item("a", applies_when="sells_tobacco"), item("b", applies_when="has_sign")]
    sign = {"key": "has_sign", "text": "挂招牌吗？", "type": "是否"}
    town = catalogue(
        both, questions=[TOBACCO, sign], one_thing={"questions": ["sells_tobacco", "has_sign"]}
    )
    assert planned(town).open_questions == ("sells_tobacco", "has_sign")
    other = catalogue(
        both, questions=[TOBACCO, sign], one_thing={"questions": ["has_sign", "sells_tobacco"]}
    )
    assert planned(other).open_questions == ("has_sign", "sells_tobacco")


def test_a_question_hanging_on_another_waits_for_it() -> None:
    way = {**WAY, "asked_when": "area >= limit.small"}
    lone = [item("fire", applies_when="fire_way == 'ordinary'")]
    town = catalogue(lone, questions=[AREA, way], parameters=[SMALL])
    assert planned(town).next_question == "area"
    assert planned(town, {"area": 500.0}).next_question == "fire_way"


def test_a_missing_answer_gives_a_partial_plan_that_says_what_it_depends_on() -> None:
    found = planned(shop(), {"area": 500.0, "sells_tobacco": True})
    assert not found.complete
    assert states(found)["tobacco"] is State.IN
    assert states(found)["fire-promise"] is State.OPEN
    waits = next(c for c in found.components if c.item.code == "fire-promise")
    assert waits.open == ("fire_way",)
    assert waits.reasons[0].said() == "还要看：消防怎么办？"


def test_all_answers_make_the_plan_complete() -> None:
    found = planned(shop(), {"area": 500.0, "sells_tobacco": True, "fire_way": "commitment"})
    assert found.complete
    assert found.next_question == ""


def test_a_partial_plan_gives_the_shortest_and_the_longest() -> None:
    timed = [
        item("food", promised=limit(2)),
        item("tobacco", promised=limit(8), applies_when="sells_tobacco"),
    ]
    found = planned(catalogue(timed, questions=[TOBACCO]))
    assert (found.promised.days, found.longest) == (2, 8)


def test_an_optional_approval_can_be_declined_and_its_papers_go() -> None:
    paper = {"key": "map", "name": "地图", "kind": "图纸"}
    items = [item("food"), item("tobacco", materials=[{"material": "map"}])]
    parts = {"components": [{"item": "food"}, {"item": "tobacco", "optional": True}]}
    town = catalogue(items, materials=[paper], one_thing=parts)
    assert len(planned(town).papers) == 1
    found = planned(town, declined=frozenset({"tobacco"}))
    assert states(found)["tobacco"] is State.DECLINED
    assert found.papers == ()


def test_what_the_law_requires_cannot_be_declined() -> None:
    found = planned(shop(), {"area": 100.0, "sells_tobacco": True}, declined=frozenset({"food"}))
    assert states(found)["food"] is State.IN


def test_two_alternatives_at_once_are_told() -> None:
    parts = {
        "components": [{"item": "a", "alternative": "way"}, {"item": "b", "alternative": "way"}]
    }
    found = planned(catalogue([item("a"), item("b")], one_thing=parts))
    assert found.warnings[0].said() == "“事项a”和“事项b”只需办一个，请核对答案"


def test_an_item_not_yet_in_force_is_not_planned() -> None:
    assert planned(catalogue([item("new", effective="2027-01-01")])).components == ()
    assert LAW["article"] == "第四十二条"


def test_a_number_is_tried_around_its_own_thresholds_only() -> None:
    floors = {**AREA, "key": "floors", "text": "几层？"}
    check = item("check", applies_when="area >= limit.small && floors > 5")
    town = catalogue([check], questions=[AREA, floors], parameters=[SMALL])
    snapshot = Snapshot(town, date(2026, 9, 21))
    weighed = weighed_conditions(snapshot.one_things["one"], snapshot)
    values = representative_values(snapshot.questions["area"], weighed, snapshot.limits)
    assert values == (299, 300, 301)


def test_a_number_that_nothing_compares_is_tried_once_at_its_least() -> None:
    question = Snapshot(
        catalogue([item("a")], questions=[{**AREA, "minimum": 3}]), date(2026, 9, 21)
    )
    assert representative_values(question.questions["area"], (), {}) == (3,)
