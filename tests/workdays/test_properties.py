"""What must hold for every date and every number of days; arrays answer as the single rules do."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaoxingban.workdays.bulk import add_many, count_many, provisional_many, subtract_many
from gaoxingban.workdays.load import load
from gaoxingban.workdays.rules import add, count, due_date, start_date, subtract, workdays_between
from gaoxingban.workdays.words import CannotCount
from tests.workdays.conftest import SHIPPED

CALENDAR = load([SHIPPED]).calendar
DATES = st.one_of(
    st.dates(date(2022, 12, 1), date(2027, 2, 28)), st.dates(date(1900, 1, 1), date(2150, 12, 31))
)
DAYS = st.one_of(st.integers(0, 60), st.integers(0, 10_000))
PAIRS = st.lists(st.tuples(DATES, DAYS), min_size=1, max_size=40)


@given(start=DATES, days=st.integers(1, 10_000), start_counts=st.booleans())
def test_counting_what_was_added_gives_it_back(start: date, days: int, start_counts: bool) -> None:
    due = due_date(CALENDAR, start=start, days=days, start_counts=start_counts)
    assert CALENDAR.is_workday(due)
    counted = count(CALENDAR, start=start, end=due, start_counts=start_counts)
    assert counted.days == days


@given(start=DATES, days=DAYS, start_counts=st.booleans())
def test_subtracting_undoes_adding_on_working_days(
    start: date, days: int, start_counts: bool
) -> None:
    worked = due_date(CALENDAR, start=start, days=0)
    due = add(CALENDAR, start=worked, days=days, start_counts=start_counts).date
    back = subtract(CALENDAR, start=due, days=days, start_counts=start_counts).date
    assert back == worked


@given(start=DATES, days=st.integers(0, 9_999), later=st.integers(0, 40), counts=st.booleans())
def test_a_later_start_or_a_longer_limit_never_ends_earlier(
    start: date, days: int, later: int, counts: bool
) -> None:
    due = due_date(CALENDAR, start=start, days=days, start_counts=counts)
    after = due_date(CALENDAR, start=start + timedelta(later), days=days, start_counts=counts)
    longer = due_date(CALENDAR, start=start, days=days + 1, start_counts=counts)
    assert after >= due
    assert longer > due or (days == 0 and longer == due)


@given(start=DATES, days=st.integers(1, 200))
def test_a_limit_is_what_walking_day_by_day_finds(start: date, days: int) -> None:
    day, left = start, days
    while left:
        day += timedelta(1)
        left -= CALENDAR.is_workday(day)
    assert due_date(CALENDAR, start=start, days=days) == day


@given(pairs=PAIRS, start_counts=st.booleans())
def test_arrays_answer_as_the_single_rules_do(
    pairs: list[tuple[date, int]], start_counts: bool
) -> None:
    starts = np.array([start for start, _ in pairs], dtype="datetime64[D]")
    days = np.array([length for _, length in pairs])
    dues = add_many(CALENDAR, starts, days, start_counts=start_counts)
    answers = [add(CALENDAR, start=s, days=n, start_counts=start_counts) for s, n in pairs]
    assert dues.tolist() == [answer.date for answer in answers]
    doubts = provisional_many(CALENDAR, starts, days, start_counts=start_counts)
    assert doubts.tolist() == [answer.provisional for answer in answers]
    begins = subtract_many(CALENDAR, starts, days, start_counts=start_counts)
    assert begins.tolist() == [
        start_date(CALENDAR, due=s, days=n, start_counts=start_counts) for s, n in pairs
    ]
    counts = count_many(CALENDAR, starts, starts[::-1], start_counts=start_counts)
    assert counts.tolist() == [
        workdays_between(CALENDAR, start=s, end=e, start_counts=start_counts)
        for (s, _), (e, _) in zip(pairs, pairs[::-1], strict=True)
    ]


def test_arrays_longer_than_one_slice_are_whole() -> None:
    starts = np.datetime64("2023-01-01") + np.arange(200_000) % 1_400
    dues = add_many(CALENDAR, starts, 20)
    assert np.array_equal(dues, np.tile(dues[:1_400], 143)[:200_000])
    assert dues[-1] == np.datetime64(due_date(CALENDAR, start=starts[-1].item(), days=20))


def test_one_limit_serves_many_dates_and_shapes_are_kept() -> None:
    starts = np.array([["2026-09-24"], ["2026-09-28"]], dtype="datetime64[D]")
    dues = add_many(CALENDAR, starts, np.array([5, 6]))
    assert dues.astype(str).tolist() == [["2026-10-09", "2026-10-10"], ["2026-10-10", "2026-10-12"]]
    assert add_many(CALENDAR, np.array([], dtype="datetime64[D]"), 5).size == 0
    assert provisional_many(CALENDAR, starts, 5).tolist() == [[False], [False]]


def test_one_bad_row_is_named_and_nothing_is_guessed() -> None:
    starts = np.array(["2026-09-24", "NaT"], dtype="datetime64[D]")
    with pytest.raises(CannotCount, match="NaT"):
        add_many(CALENDAR, starts, 5)
    with pytest.raises(CannotCount, match="-1"):
        add_many(CALENDAR, starts[:1], np.array([-1]))
    with pytest.raises(CannotCount, match="2250-01-01"):
        count_many(CALENDAR, starts[:1], np.array(["2250-01-01"], dtype="datetime64[D]"))
    with pytest.raises(TypeError):
        add_many(CALENDAR, starts[:1], np.array([1.5]))  # type: ignore[arg-type]
