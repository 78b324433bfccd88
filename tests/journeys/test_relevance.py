"""Rulings: which answers still matter, how many questions may come, what hangs on one."""

from __future__ import annotations

from datetime import date
from typing import Any

from gaoxingban.catalogue.rules.conditions import Value
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.journeys.relevance import most_questions_left, relevant, what_it_decides
from tests.journeys.town import catalogue, item


def question(key: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "text": f"{key}？", "type": "是否", **more}


def town(**more: Any) -> Snapshot:
    """Serving food asks for a licence; serving it outdoors, asked only then, for another."""
    return Snapshot(
        catalogue(
            [
                item("food", applies_when="food", materials=[
                    {"material": "plan"}, {"material": "proof", "required_when": "agent"}]),
                item("terrace", applies_when="food && terrace"),
                item("sign", applies_when="sign"),
            ],
            materials=[{"key": "plan", "name": "平面图", "kind": "图纸"},
                       {"key": "proof", "name": "委托书", "kind": "证明"}],
            questions=[question("food"), question("terrace", asked_when="food"),
                       question("sign"), question("agent")],
            **more,
        ),
        date(2026, 9, 24),
    )  # fmt: skip


def sorted_out(facts: dict[str, Value]) -> tuple[list[str], tuple[str, ...]]:
    snapshot = town()
    kept, dropped = relevant(snapshot.one_things["one"], facts, snapshot)
    return list(kept), dropped


def left(facts: dict[str, Value]) -> int:
    snapshot = town()
    return most_questions_left(snapshot.one_things["one"], facts, snapshot)


def test_answers_that_matter_keep_their_order() -> None:
    facts: dict[str, Value] = {"sign": True, "food": True, "terrace": False, "agent": True}
    assert sorted_out(facts) == (["sign", "food", "terrace", "agent"], ())


def test_an_answer_is_dropped_with_the_one_it_hung_on() -> None:
    assert sorted_out({"food": False, "terrace": True, "agent": True, "sign": True}) == (
        ["food", "sign"],
        ("terrace", "agent"),
    )


def test_the_order_in_a_link_does_not_decide_what_matters() -> None:
    assert sorted_out({"terrace": True, "food": True}) == (["terrace", "food"], ())


def test_an_answer_before_its_own_question_is_open_does_not_matter_yet() -> None:
    assert sorted_out({"terrace": True}) == ([], ("terrace",))


def test_the_most_questions_left_counts_those_not_yet_asked() -> None:
    assert left({}) == 4
    assert left({"food": True}) == 3
    assert left({"food": False}) == 1
    assert left({"food": True, "terrace": True, "sign": True, "agent": False}) == 0


def test_no_answer_ever_adds_a_question() -> None:
    answers: dict[str, Value] = {}
    before = left(answers)
    for key in ("agent", "sign", "food", "terrace"):
        answers[key] = True
        assert left(answers) < before
        before = left(answers)


def test_a_question_tells_what_hangs_on_it_even_through_others() -> None:
    snapshot = town()
    decides = what_it_decides(snapshot.one_things["one"], "food", {}, snapshot)
    assert decides.items == ("事项food", "事项terrace")
    agent = what_it_decides(snapshot.one_things["one"], "agent", {}, snapshot)
    assert (agent.items, agent.papers) == ((), ("委托书",))


def test_what_is_already_ruled_out_hangs_on_nothing() -> None:
    snapshot = town()
    decides = what_it_decides(snapshot.one_things["one"], "agent", {"food": False}, snapshot)
    assert decides.papers == ()
