"""Conditions in the words of their questions."""

from __future__ import annotations

from datetime import date

import pytest

from gaoxingban.catalogue.rules.conditions import parse
from gaoxingban.catalogue.rules.model import (
    Amount,
    Catalogue,
    Option,
    Parameter,
    Question,
    Reference,
)
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.catalogue.rules.words import QuestionType
from gaoxingban.journeys.condition_words import in_words

LAW, SAMPLE = Reference("消防法", "第十五条"), Reference("示例", trust="示例")
SHOP = Snapshot(
    Catalogue(
        name="shop",
        questions=(
            Question("area", "面积多大？", QuestionType.NUMBER, unit="平方米"),
            Question("sign", "要挂招牌吗？", QuestionType.YES_NO),
            Question("kind", "什么店？", QuestionType.CHOICE, options=(Option("a", "饭店"), Option("b", "药店"))),
            Question("goods", "卖什么？", QuestionType.CHOICES, options=(Option("tobacco", "烟"), Option("wine", "酒"))),
        ),
        parameters=(
            Parameter("small", "小场所", "平方米", (Amount(300, date(2020, 1, 1), LAW),)),
            Parameter("large", "大招牌", "平方米", (Amount(10, date(2020, 1, 1), SAMPLE),)),
        ),
    ),
    date(2026, 1, 1),
)  # fmt: skip


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("", "任何情况"),
        ("false", "没有这种情况"),
        ("sign", "“要挂招牌吗”答“是”"),
        ("!sign", "“要挂招牌吗”答“否”"),
        ("sign == false", "“要挂招牌吗”答“否”"),
        ("sign != true", "“要挂招牌吗”答“否”"),
        ("kind == 'a'", "“什么店”选“饭店”"),
        ("kind != 'a'", "“什么店”不选“饭店”"),
        ("kind in ['a', 'b']", "“什么店”选“饭店”或“药店”"),
        ("!(kind in ['a'])", "“什么店”不选“饭店”"),
        ("'tobacco' in goods", "“卖什么”勾选了“烟”"),
        ("!('tobacco' in goods)", "“卖什么”没有勾选“烟”"),
        ("area > 1500.5", "“面积多大”大于 1,500.5 平方米"),
        ("300 <= area", "“面积多大”不小于 300 平方米"),
        ("!(area < 300)", "“面积多大”不小于 300 平方米"),
        ("area >= limit.small", "“面积多大”不小于 300 平方米（小场所，依据 《消防法》第十五条）"),
        ("limit.large < area", "“面积多大”大于 10 平方米（大招牌，示例）"),
        ("sign && kind == 'a'", "“要挂招牌吗”答“是”，并且“什么店”选“饭店”"),
        (
            "sign && (kind == 'a' || kind == 'b')",
            "“要挂招牌吗”答“是”，并且（“什么店”选“饭店”，或者“什么店”选“药店”）",
        ),
        ("!(sign && kind == 'a')", "“要挂招牌吗”答“否”，或者“什么店”不选“饭店”"),
        ("unheard_of", "“unheard_of”答“是”"),
    ],
)
def test_a_condition_is_said_as_its_questions_put_it(condition: str, words: str) -> None:
    assert in_words(parse(condition), SHOP).said() == words
