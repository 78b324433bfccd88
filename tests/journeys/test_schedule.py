"""Rulings: approvals run side by side on lawful working days of real years."""

from __future__ import annotations

from datetime import date

import pytest

from gaoxingban.journeys.model import Promise
from tests.journeys.town import LAW, catalogue, figure, item, limit, planned, step

CHAIN = [
    item("reg", promised=limit(1), statutory=limit(3)),
    item("food", promised=limit(5), statutory=limit(10), depends_on=[{"item": "reg", "reason": "先有执照"}]),
    item("fire", promised=limit(3), statutory=limit(10), depends_on=[{"item": "reg", "reason": "先有执照"}]),
]  # fmt: skip


def test_the_last_boat_home_decides_the_finish() -> None:
    found = planned(catalogue(CHAIN))
    assert found.promised.days == 6
    assert found.promised.path == ("reg", "food")
    assert found.statutory.days == 13
    assert figure(found, "days_promised") == (9, 6)
    assert figure(found, "days_statutory") == (23, 13)


def test_a_shorter_branch_has_slack() -> None:
    found = planned(catalogue(CHAIN))
    assert (step(found, "fire").slack, step(found, "fire").critical) == (2, False)
    assert (step(found, "food").slack, step(found, "food").critical) == (0, True)


# 2026: 春节 02-15…02-23 off, 02-14 and 02-28 worked; 中秋 09-25…09-27; 国庆 10-01…10-07, 09-20 and 10-10 worked.
@pytest.mark.parametrize(
    ("start", "days", "finish"),
    [
        (date(2026, 2, 13), 1, date(2026, 2, 14)),  # Friday; the Saturday is a make-up day
        (date(2026, 2, 13), 2, date(2026, 2, 24)),  # over the whole Spring Festival
        (date(2026, 2, 14), 5, date(2026, 2, 28)),  # 24 25 26 27 and Saturday the 28th
        (date(2026, 9, 24), 1, date(2026, 9, 28)),  # over 中秋
        (date(2026, 9, 30), 1, date(2026, 10, 8)),  # over 国庆
        (date(2026, 9, 30), 3, date(2026, 10, 10)),  # the make-up Saturday counts
        (date(2026, 9, 30), 4, date(2026, 10, 12)),
        (date(2026, 9, 19), 1, date(2026, 9, 20)),  # applied on a Saturday; Sunday is worked
        (date(2025, 9, 30), 1, date(2025, 10, 9)),  # 2025: eight days off
        (date(2024, 2, 9), 1, date(2024, 2, 18)),  # 2024: Sunday 02-18 is worked
        (date(2023, 1, 20), 1, date(2023, 1, 28)),  # 2023: Saturday 01-28 is worked
    ],
)
def test_days_are_counted_over_real_holidays(start: date, days: int, finish: date) -> None:
    found = planned(catalogue([item("a", promised=limit(days))]), start=start)
    assert found.promised.ends_on == finish


def test_an_item_decided_on_the_spot_takes_no_day() -> None:
    found = planned(catalogue([item("a", promised=limit(0))]), start=date(2026, 9, 21))
    assert (found.promised.days, found.promised.ends_on) == (0, date(2026, 9, 21))


def test_a_special_procedure_moves_the_date_but_not_the_count() -> None:
    review = [{"name": "专家评审", "days": 6, "basis": LAW}]
    town = catalogue([item("a", promised=limit(5), special_procedures=review)])
    found = planned(town, start=date(2026, 9, 21))
    assert (step(found, "a").days, step(found, "a").paused) == (5, 6)
    assert found.promised.ends_on == date(
        2026, 10, 13
    )  # 21 Sep + 11: 22 23 24 28 29 30 | 8 9 10 12 13
    assert figure(found, "days_promised") == (5, 5)


def test_a_special_procedure_that_does_not_apply_adds_nothing() -> None:
    review = [{"name": "专家评审", "days": 6, "basis": LAW, "when": "big"}]
    question = {"key": "big", "text": "大吗？", "type": "是否"}
    town = catalogue(
        [item("a", promised=limit(5), special_procedures=review)], questions=[question]
    )
    assert planned(town, {"big": False}).promised.days == 5
    assert planned(town, {"big": True}).promised.days == 11


def test_natural_days_become_the_working_days_they_span() -> None:
    notice = item("notice", promised=limit(20, unit="自然日"))
    found = planned(catalogue([notice]), start=date(2026, 9, 21))
    # 20 days after 21 Sep is Sunday 11 Oct, so it ends on Monday the 12th (民法典 203).
    assert found.promised.ends_on == date(2026, 10, 12)


def test_the_law_of_the_day_is_used() -> None:
    old_and_new = limit(20, "2015-01-01") + limit(10, "2023-12-01")
    town = catalogue([item("a", statutory=old_and_new)])
    assert planned(town, on=date(2023, 11, 30)).statutory.days == 20
    assert planned(town, on=date(2023, 12, 1)).statutory.days == 10


def test_a_limit_nobody_published_is_said_to_be_unknown() -> None:
    found = planned(catalogue([item("a"), item("b", promised=limit(2))]))
    assert found.promised.unknown == ("a",)
    days = next(f for f in found.figures if f.key == "days_promised")
    assert any("事项a" in note.said() for note in days.notes)


def test_a_finish_in_a_year_without_notice_is_provisional_and_says_so() -> None:
    found = planned(catalogue([item("a", promised=limit(20))]), start=date(2026, 12, 21))
    assert found.promised.provisional is not None
    assert "2027" in found.promised.provisional.said()


def test_a_promise_its_parts_cannot_keep_is_named() -> None:
    town = catalogue(CHAIN, one_thing={"promised": limit(4)})
    promise = planned(town).promise
    assert promise is not None
    assert promise.holds is False
    assert promise.sentence.said() == (
        "承诺 4 个工作日守不住：光是 事项reg 1 个 → 事项food 5 个，就要 6 个工作日"
    )


def test_a_promise_its_parts_can_keep_holds() -> None:
    promise = planned(catalogue(CHAIN, one_thing={"promised": limit(6)})).promise
    assert promise is not None
    assert promise.holds


FOOD = {
    "key": "food",
    "text": "办哪种？",
    "type": "单选",
    "options": [{"value": "big", "label": "许可"}, {"value": "small", "label": "小餐饮"}],
}


def choice(big: int, small: int, promised: int) -> Promise:
    ways = [
        item("check", promised=limit(1)),
        item("big", promised=limit(big), applies_when="food == 'big'"),
        item("small", promised=limit(small), applies_when="food == 'small'"),
    ]
    parts = [{"item": "check"}, *({"item": w, "alternative": "food"} for w in ("big", "small"))]
    one = {"components": parts, "promised": limit(promised)}
    found = planned(catalogue(ways, questions=[FOOD], one_thing=one)).promise
    assert found is not None
    return found


def test_a_promise_no_choice_can_keep_is_broken_before_the_choice_is_made() -> None:
    told = choice(big=10, small=8, promised=4)
    assert told.holds is False
    assert "光是 事项small 8 个，就要 8 个工作日" in told.sentence.said()


def test_a_promise_every_choice_keeps_holds_before_the_choice_is_made() -> None:
    assert choice(big=10, small=8, promised=10).holds is True


def test_a_promise_that_hangs_on_the_choice_is_not_judged_yet() -> None:
    told = choice(big=10, small=3, promised=4)
    assert told.holds is None
    assert "答完题才知道" in told.sentence.said()


def test_a_choice_that_may_come_out_as_none_does_not_break_a_promise() -> None:
    fire = item("fire", promised=limit(9), applies_when="food == 'big'")
    one = {
        "components": [{"item": "check"}, {"item": "fire", "alternative": "fire"}],
        "promised": limit(4),
    }
    town = catalogue([item("check", promised=limit(1)), fire], questions=[FOOD], one_thing=one)
    promise = planned(town).promise
    assert promise is not None
    assert promise.holds is None
