"""A year without a notice never stops a case: the date is given, marked, with its reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gaoxingban.workdays.calendar import Calendar
from gaoxingban.workdays.load import load
from gaoxingban.workdays.rules import add, add_natural, count, next_workday, subtract
from gaoxingban.workdays.years import Holiday, Notice, PublishedYear


def test_a_limit_into_an_unpublished_year_is_provisional_with_its_reason(
    calendar: Calendar,
) -> None:
    answer = add(calendar, start=date(2026, 12, 21), days=10)
    # 22, 23, 24, 25, 28, 29, 30, 31; 2027-01-01 is 元旦 by law; Mon 4, Tue 5.
    assert answer.date == date(2027, 1, 5)
    assert answer.provisional
    assert answer.reason is not None
    assert answer.reason.startswith("2027 年放假安排尚未公布，暂按周一至周五计算")
    assert answer.reason.endswith("公布后自动重算")
    assert f"暂定：{answer.reason}。" in answer.explain()


def test_the_last_week_before_an_unpublished_year_may_still_move(calendar: Calendar) -> None:
    assert not add(calendar, start=date(2026, 12, 23), days=1).provisional
    answer = add(calendar, start=date(2026, 12, 24), days=1)
    assert (answer.date, answer.provisional) == (date(2026, 12, 25), True)
    assert answer.reason is not None
    assert "2026 年 12 月 25 日至 31 日可能因元旦调休" in answer.reason
    assert not add(calendar, start=date(2025, 12, 24), days=1).provisional


def test_before_the_first_loaded_year_the_answer_is_provisional(calendar: Calendar) -> None:
    answer = add(calendar, start=date(2022, 3, 1), days=3)
    assert (answer.date, answer.provisional) == (date(2022, 3, 4), True)
    assert answer.reason is not None
    assert "本系统只载入 2023 年起的安排" in answer.reason


def test_an_uncounted_start_in_an_unpublished_year_does_no_harm(calendar: Calendar) -> None:
    assert not add(calendar, start=date(2022, 12, 31), days=1).provisional
    assert add(calendar, start=date(2022, 12, 31), days=1, start_counts=True).provisional
    assert not count(calendar, start=date(2022, 12, 31), end=date(2026, 12, 24)).provisional
    assert not subtract(calendar, start=date(2026, 12, 25), days=1).provisional
    assert subtract(calendar, start=date(2026, 12, 25), days=1, start_counts=True).provisional


def test_a_gap_between_two_published_years_is_provisional(calendar: Calendar) -> None:
    gap = Calendar(tuple(p for p in calendar.published_years if p.year != 2025))
    answer = add(gap, start=date(2024, 12, 2), days=5)
    assert not answer.provisional
    answer = add(gap, start=date(2025, 3, 3), days=5)
    assert answer.reason is not None
    assert answer.reason.startswith("2025 年放假安排尚未公布")


def test_an_empty_calendar_still_answers() -> None:
    answer = add(Calendar(()), start=date(2026, 10, 9), days=1)
    assert (answer.date, answer.provisional) == (date(2026, 10, 12), True)
    assert answer.reason == "尚未载入任何年份的放假安排，暂按周一至周五计算，载入后自动重算"


def test_publishing_the_year_settles_the_date(calendar: Calendar) -> None:
    # 示例: a made-up arrangement, only to see the date settle.
    sample = PublishedYear(
        year=2027,
        notice=Notice(title="示例", url="https://example.invalid/"),
        off=(Holiday(name="元旦", first=date(2027, 1, 1), last=date(2027, 1, 3)),),
        makeup=(date(2026, 12, 26),),
    )
    settled = Calendar((*calendar.published_years, sample))
    answer = add(settled, start=date(2026, 12, 21), days=10)
    # The Saturday 26 is now worked: one day earlier than the provisional date.
    assert (answer.date, answer.provisional) == (date(2027, 1, 4), False)


@pytest.mark.parametrize("later_works", [True, False])
def test_where_two_notices_name_a_december_day_the_later_wins(later_works: bool) -> None:
    # 示例: two made-up notices that contradict each other on Saturday 2026-12-26.
    day, notice = date(2026, 12, 26), Notice(title="示例", url="https://example.invalid/")
    off = (Holiday(name="元旦", first=day, last=day),)
    other = (Holiday(name="元旦", first=date(2026, 12, 31), last=date(2026, 12, 31)),)
    works, rests = (other, (day,)), (off, ())
    first, second = (rests, works) if later_works else (works, rests)
    earlier = PublishedYear(year=2026, notice=notice, off=first[0], makeup=first[1])
    later = PublishedYear(year=2027, notice=notice, off=second[0], makeup=second[1])
    calendar = Calendar((later, earlier))
    assert calendar.is_workday(day) is later_works
    assert calendar.is_makeup(day) is later_works
    assert calendar.holiday_name(day) == (None if later_works else "元旦")


@pytest.mark.parametrize("year", range(1900, 2200, 13))
def test_no_date_of_three_centuries_raises(year: int, calendar: Calendar) -> None:
    for start in (date(year, 1, 1), date(year, 2, 28), date(year, 12, 31)):
        for answer in (
            add(calendar, start=start, days=10_000),
            subtract(calendar, start=start, days=10_000),
            count(calendar, start=start, end=date(1900, 1, 1), start_counts=True),
            next_workday(calendar, start=start),
        ):
            assert answer.provisional
    assert add_natural(calendar, start=date(year, 1, 1), days=30).explain()


def test_the_edges_of_what_may_be_asked_hold(shipped: Path) -> None:
    calendar = load([shipped]).calendar
    assert add(calendar, start=date(2199, 12, 31), days=10_000).date.year == 2238
    assert subtract(calendar, start=date(1900, 1, 1), days=10_000).date.year == 1861
    assert add(calendar, start=date(2199, 12, 31), days=10_000).explain()
