"""Rulings: what a catalogue must be before anything is planned with it."""

from __future__ import annotations

import pytest

from gaoxingban.catalogue.rules.check import check
from gaoxingban.catalogue.rules.model import Catalogue
from gaoxingban.catalogue.rules.problem import Severity
from tests.journeys.town import catalogue, item, limit

TRADE = {
    "key": "trade",
    "text": "做什么？",
    "type": "单选",
    "options": [{"value": "food", "label": "餐饮"}, {"value": "goods", "label": "百货"}],
}
AREA = {"key": "area", "text": "多大？", "type": "数字"}


def sentences(built: Catalogue) -> list[str]:
    return [f"{p.where.record} {p.where.field} {p.sentence()}" for p in check(built)]


def test_a_sound_catalogue_has_no_problem() -> None:
    built = catalogue(
        [item("a", applies_when="trade == 'food'", promised=limit(3))], questions=[TRADE]
    )
    assert sentences(built) == []


@pytest.mark.parametrize(
    ("items", "told"),
    [
        ([item("a", department="markt")], "a department 找不到“markt”。您是想写“market”吗？"),
        ([item("a", applies_when="trad == 'food'")], "a applies_when 条件用到的“trad”不是已定义的问题或参数。您是想写“trade”吗？"),
        ([item("a", applies_when="trade == 'foot'")], "a applies_when “做什么？”没有“foot”这个选项。您是想写“food”吗？"),
        ([item("a", applies_when="area == 'big'")], "a applies_when “多大？”要填数字，不能与“big”比较。"),
        ([item("a", applies_when="area >")], "a applies_when 条件写法不完整或有多余符号：area >"),
        ([item("a", promised=limit(-1))], "a promised[0].days 时限不能是负数：-1。"),
        (
            [item("a", statutory=limit(10), promised=limit(15))],
            "a promised[0].days 承诺时限 15 天长于法定时限 10 天，请改短承诺，或核对法定时限。",
        ),
        ([item("a"), item("a")], "a  “a”出现了 2 次，同一类里每个编码只能用一次。"),
        ([item("a", materials=[{"material": "map"}])], "a materials[0].material 找不到“map”。"),
        ([item("a", fields=[{"field": "name"}])], "a fields[0].field 找不到“name”。"),
        ([item("a", depends_on=[{"item": "bee", "reason": "先办"}])], "a depends_on[0].item 找不到“bee”。"),
    ],
)  # fmt: skip
def test_each_fault_gets_its_sentence(items: list[dict[str, object]], told: str) -> None:
    assert told in sentences(catalogue(items, questions=[TRADE, AREA]))


def test_a_promise_is_held_against_the_law_in_force_when_it_was_made() -> None:
    law = limit(20, "2015-01-01") + limit(10, "2023-12-01")
    early = item("a", statutory=law, promised=limit(15, "2020-01-01"))
    late = item("a", statutory=law, promised=limit(15, "2024-01-01"))
    assert sentences(catalogue([early])) == []
    assert len(sentences(catalogue([late]))) == 1


def test_a_circle_of_dependencies_is_named_once_with_its_members() -> None:
    ring = [
        item("a", depends_on=[{"item": "c", "reason": "先办"}]),
        item("b", depends_on=[{"item": "a", "reason": "先办"}]),
        item("c", depends_on=[{"item": "b", "reason": "先办"}]),
        item("d", depends_on=[{"item": "a", "reason": "先办"}]),
    ]
    told = sentences(catalogue(ring))
    assert told == ["a depends_on 前置关系绕成了圈：a → c → b → a，谁都无法先办，请去掉其中一条。"]


def test_a_deep_chain_of_dependencies_is_no_circle() -> None:
    chain = [item("i0")] + [
        item(f"i{n}", depends_on=[{"item": f"i{n - 1}", "reason": "先办"}]) for n in range(1, 3000)
    ]
    assert sentences(catalogue(chain)) == []


def test_a_wrong_check_character_is_told_but_does_not_block() -> None:
    built = catalogue([item("a", implementation_code="11440232MB2D06811X4000117051000")])
    assert [p.severity for p in check(built)] == [Severity.NOTED]


def test_a_choice_needs_something_to_choose() -> None:
    lonely = {**TRADE, "options": TRADE["options"][:1]}  # type: ignore[index]
    assert "至少要有两个选项" in sentences(catalogue([item("a")], questions=[lonely]))[0]
