"""Rulings: conditions decide with three values, and agree with CEL where all is known."""

from __future__ import annotations

import cel
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaoxingban.catalogue.rules.conditions import (
    BadCondition,
    Value,
    decide,
    deciding_atoms,
    names,
    open_names,
    parse,
)

NUMBERS = st.integers(-3, 3)
TRADES = st.sampled_from(["a", "b", "c"])
LEAVES = st.one_of(
    st.sampled_from(["yes_one", "yes_two", "true", "false"]),
    st.builds("n {} {}".format, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), NUMBERS),
    st.builds("{} {} limit.top".format, NUMBERS, st.sampled_from(["<", ">="])),
    st.builds("trade {} '{}'".format, st.sampled_from(["==", "!="]), TRADES),
    st.builds("trade in ['{}', '{}']".format, TRADES, TRADES),
    st.builds("'{}' in kinds".format, TRADES),
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds("({} && {})".format, inner, inner),
        st.builds("({} || {})".format, inner, inner),
        st.builds("!({})".format, inner),
    ),
    max_leaves=8,
)
FACTS = st.fixed_dictionaries(
    {
        "yes_one": st.booleans(),
        "yes_two": st.booleans(),
        "n": NUMBERS,
        "limit.top": NUMBERS,
        "trade": TRADES,
        "kinds": st.lists(TRADES, unique=True, max_size=2).map(tuple),
    }
)


@given(CONDITIONS, FACTS)
def test_with_all_facts_known_we_decide_as_cel_does(text: str, facts: dict[str, Value]) -> None:
    context: dict[str, object] = {
        k: list(v) if isinstance(v, tuple) else v for k, v in facts.items()
    }
    context["limit"] = {"top": context.pop("limit.top")}
    assert decide(parse(text), facts) is cel.evaluate(text, context)


@given(CONDITIONS, FACTS, st.sets(st.sampled_from(["yes_one", "yes_two", "n", "trade", "kinds"])))
def test_a_decision_made_early_never_changes_later(
    text: str, facts: dict[str, Value], hidden: set[str]
) -> None:
    condition = parse(text)
    partial = {key: value for key, value in facts.items() if key not in hidden}
    early = decide(condition, partial)
    if early is not None:
        assert early is decide(condition, facts)
        assert open_names(condition, partial) == frozenset()
    else:
        assert open_names(condition, partial) <= names(condition) & hidden
        assert open_names(condition, partial)


@given(CONDITIONS, FACTS)
def test_the_deciding_answers_alone_decide(text: str, facts: dict[str, Value]) -> None:
    condition = parse(text)
    kept = frozenset().union(*(names(atom) for atom in deciding_atoms(condition, facts)))
    only = {key: value for key, value in facts.items() if key in kept}
    assert decide(condition, only) is decide(condition, facts)


def test_the_empty_condition_always_holds() -> None:
    assert decide(parse("  "), {}) is True


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("area >", "不完整"),
        ("area > 3 &&", "不完整"),
        ("area + 1 > 3", "只能用比较"),
        ("size(kinds) > 1", "只能用比较"),
        ("a ? b : c", "只能用比较"),
        ("fact.part == 1", "只能用比较"),
        ("x == null", "不能用这种值"),
        ("x in [1, 2]", "列表里只能写"),
        ("(a && b) == c", "只能比较"),
    ],
)
def test_what_law_does_not_need_is_refused_with_a_sentence(text: str, part: str) -> None:
    with pytest.raises(BadCondition, match=part):
        parse(text)
