"""Rulings: answers as people give them."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaoxingban.catalogue.rules.conditions import Value
from gaoxingban.catalogue.rules.model import Question
from gaoxingban.journeys.facts import BadAnswer, read_answer, write_answer


def question(kind: str, **more: Any) -> Question:
    whole = {"key": "q", "text": "怎么样？", "type": kind, **more}
    return msgspec.convert(whole, Question)


SIGN = question("是否")
AREA = question("数字", unit="平方米", minimum=0, maximum=100000)
TRADE = question("单选", options=[{"value": "a", "label": "甲"}, {"value": "b", "label": "乙"}])
KINDS = question("多选", options=[{"value": v, "label": v.upper()} for v in "abc"])


@pytest.mark.parametrize(
    ("asked", "given_texts", "fact"),
    [
        (SIGN, ["是"], True),
        (SIGN, ["没有"], False),
        (SIGN, ["ＹＥＳ"], True),
        (AREA, ["320"], 320.0),
        (AREA, ["３２０㎡"], 320.0),
        (AREA, ["1,200 平方米"], 1200.0),
        (AREA, ["12.5"], 12.5),
        (TRADE, ["乙"], "b"),
        (TRADE, ["a"], "a"),
        (KINDS, ["c", "a"], ("a", "c")),
        (KINDS, ["A、B"], ("a", "b")),
        (KINDS, ["none"], ()),
    ],
)
def test_everyday_writing_is_understood(
    asked: Question, given_texts: list[str], fact: Value
) -> None:
    assert read_answer(asked, given_texts) == fact


@pytest.mark.parametrize(
    ("asked", "given_texts", "part"),
    [
        (SIGN, ["也许"], "请答“是”或“否”"),
        (SIGN, ["是", "否"], "只能选一个"),
        (SIGN, [" "], "请回答"),
        (AREA, ["很大"], "请填数字"),
        (AREA, ["nan"], "之间的数字"),
        (AREA, ["inf"], "之间的数字"),
        (AREA, ["-1"], "0 到 100,000 之间"),
        (AREA, ["100001"], "0 到 100,000 之间"),
        (TRADE, ["丙"], "没有“丙”这个选项，可选：甲、乙"),
        (KINDS, ["a", "none"], "就不要再选别的"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(
    asked: Question, given_texts: list[str], part: str
) -> None:
    with pytest.raises(BadAnswer) as refusal:
        read_answer(asked, given_texts)
    assert part in refusal.value.sentence.said()


@given(
    st.one_of(
        st.tuples(st.just(SIGN), st.booleans()),
        st.tuples(st.just(AREA), st.integers(0, 100000).map(float)),
        st.tuples(st.just(AREA), st.decimals(0, 999, places=2).map(float)),
        st.tuples(st.just(TRADE), st.sampled_from("ab")),
        st.tuples(st.just(KINDS), st.sampled_from([(), ("a",), ("a", "c"), ("a", "b", "c")])),
    )
)
def test_what_is_written_into_a_link_is_read_back(pair: tuple[Question, Value]) -> None:
    asked, fact = pair
    assert read_answer(asked, write_answer(fact)) == fact


def test_infinity_is_no_number_even_without_a_maximum() -> None:
    with pytest.raises(BadAnswer):
        read_answer(question("数字"), ["inf"])
