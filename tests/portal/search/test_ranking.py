"""The order of hits, as tables: no database, no words."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from gaoxingban.portal.search.rules.directory import Standing, directory
from gaoxingban.portal.search.rules.ranking import fit, probes, ranked, understood
from gaoxingban.portal.search.rules.text import Pattern
from gaoxingban.portal.search.rules.understanding import Meaning, Probe, Term, Way


def probe(name: str) -> Probe:
    return Probe((Pattern((name,)),), "A")


RARE, COMMON, FAINT = map(probe, ("rare", "common", "faint"))
TITLE, ALIAS, START, PIECE = map(probe, ("title", "alias", "start", "piece"))
MEANING = Meaning(
    text="稀 常",
    terms=(
        Term("稀", (Way(1.0, RARE), Way(0.35, FAINT))),
        Term("常", (Way(1.0, COMMON),)),
    ),
    exact_title=TITLE,
    exact_alias=ALIAS,
    beginning=START,
    together=PIECE,
)


def standing(number: int, *, one_thing: bool = False, own: bool = False, act: str = "") -> Standing:
    return Standing(
        id=number,
        kind="",
        collection="",
        department="",
        title="同样的题目",
        code=f"{number:03}",
        one_thing=one_thing,
        own=own,
        acts=frozenset(filter(None, [act])),
    )


def order(answers: Mapping[Probe, set[int]], *standings: Standing) -> list[int]:
    """The ids, best first, of these entries among a thousand."""
    others = (standing(number) for number in range(100, 1100))
    entries = directory([*standings, *others])
    full = {p: np.array(sorted(answers.get(p, ())), dtype=np.int64) for p in probes(MEANING)}
    fits = fit(MEANING, full, entries)
    ids = entries.ids[ranked(MEANING, full, entries, fits, fits.shown)].tolist()
    return [number for number in ids if number < 100]


CROWD = set(range(100, 600))


@pytest.mark.parametrize(
    ("answers", "ruling"),
    [
        ({COMMON: {1, 2}, RARE: {1, 2}, TITLE: {2}, START: {2}, ALIAS: {1}}, "title before alias"),
        ({COMMON: {1, 2}, RARE: {1, 2}, ALIAS: {2}, START: {1, 2}}, "alias before beginning"),
        ({COMMON: {1, 2}, RARE: {1, 2}, START: {2}}, "beginning before all words"),
        ({COMMON: CROWD | {2}, RARE: {1}, FAINT: {2}}, "all words before some, however faint"),
        ({COMMON: CROWD | {1}, RARE: {2}}, "the rarer word weighs more"),
        ({COMMON: {1, 2}, RARE: {2}, FAINT: {1}}, "in the name before in the text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_second_comes_before_the_first(answers: Mapping[Probe, set[int]], ruling: str) -> None:
    assert order(answers, standing(1, own=True), standing(2, own=True))[0] == 2, ruling


BOTH = {COMMON: {1, 2}, RARE: {1, 2}}


def test_between_equals_the_one_thing_comes_first() -> None:
    assert order(BOTH, standing(1), standing(2, one_thing=True)) == [2, 1]


def test_between_equals_the_districts_own_comes_first() -> None:
    assert order(BOTH, standing(1), standing(2, own=True)) == [2, 1]


def test_an_act_steps_back_even_in_the_districts_own() -> None:
    assert order(BOTH, standing(1, act="注销", own=True), standing(2)) == [2, 1]


def test_the_very_name_of_an_imported_item_beats_an_own_one_thing() -> None:
    answers = {**BOTH, TITLE: {2}, START: {2}}
    assert order(answers, standing(1, one_thing=True, own=True), standing(2)) == [2, 1]


def test_an_everyday_name_of_another_portal_does_not_beat_an_own_one_thing() -> None:
    answers = {**BOTH, ALIAS: {1}, START: {1}}
    assert order(answers, standing(1), standing(2, one_thing=True, own=True)) == [2, 1]


def test_words_in_one_piece_come_before_words_apart() -> None:
    assert order({**BOTH, PIECE: {2}}, standing(1), standing(2)) == [2, 1]


def test_an_entry_that_shares_only_a_stray_word_is_left_out() -> None:
    assert order({COMMON: CROWD | {1, 2}, RARE: {1}}, standing(1), standing(2)) == [1]


def test_equals_stand_in_the_order_of_their_codes() -> None:
    assert order(BOTH, standing(2), standing(1)) == [1, 2]


def test_meanings_are_told_only_when_they_found_something() -> None:
    term = Term("稀", (Way(0.9, RARE, ("官方",)), Way(0.65, COMMON, ("近似",))))
    meaning = Meaning(text="稀", terms=(term,))
    assert understood(meaning, {RARE: np.array([1]), COMMON: np.array([])}) == ("官方",)
