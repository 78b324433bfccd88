"""Rulings on real calendar years; every date was counted by hand from the notices."""

from __future__ import annotations

from datetime import date

import pytest

from gaoxingban.workdays.calendar import Calendar
from gaoxingban.workdays.rules import add, add_natural, count, next_workday, subtract
from gaoxingban.workdays.words import CannotCount


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        # Friday; the weekend passes: Mon 1, Tue 2.
        (date(2025, 3, 7), 2, date(2025, 3, 11)),
        # 春节 2024: 02-09 Fri is worked; off 02-10—17; Sunday 02-18 is worked: 9=1, 18=2, 19=3.
        (date(2024, 2, 8), 3, date(2024, 2, 19)),
        # 春节 2025: Sunday 01-26 is worked; off 01-28—02-04: 26=1, 27=2, 02-05=3, 6=4, 7=5, Sat 8=6.
        (date(2025, 1, 24), 6, date(2025, 2, 8)),
        # 春节 2026: Saturday 02-14 is worked; off 02-15—23: 13=1, 14=2, 24=3, 25, 26, 27, Sat 28=7.
        (date(2026, 2, 12), 7, date(2026, 2, 28)),
        # 中秋 2026 off 09-25—27, 国庆 off 10-01—07: 28, 29, 30, 10-08, 10-09 are the five.
        (date(2026, 9, 24), 5, date(2026, 10, 9)),
        # ... the sixth is the Saturday worked in exchange, the seventh Monday.
        (date(2026, 9, 24), 6, date(2026, 10, 10)),
        (date(2026, 9, 24), 7, date(2026, 10, 12)),
        # 中秋+国庆 2023: off 09-29—10-06; Saturday 7 and Sunday 8 are worked.
        (date(2023, 9, 28), 2, date(2023, 10, 8)),
        # Received on a holiday: the first day is the first one worked.
        (date(2025, 10, 3), 1, date(2025, 10, 9)),
    ],
)
def test_a_limit_ends_on_the_day_counted_by_hand(
    start: date, days: int, due: date, calendar: Calendar
) -> None:
    answer = add(calendar, start=start, days=days)
    assert answer.date == due
    assert not answer.provisional


def test_the_start_day_counts_only_by_setting(calendar: Calendar) -> None:
    friday = date(2025, 3, 7)
    assert add(calendar, start=friday, days=1).date == date(2025, 3, 10)
    assert add(calendar, start=friday, days=1, start_counts=True).date == friday
    saturday = date(2025, 3, 8)
    assert add(calendar, start=saturday, days=1, start_counts=True).date == date(2025, 3, 10)


def test_no_days_end_at_once_but_never_on_a_day_off(calendar: Calendar) -> None:
    assert add(calendar, start=date(2026, 9, 20), days=0).date == date(2026, 9, 20)
    assert add(calendar, start=date(2026, 10, 3), days=0).date == date(2026, 10, 8)
    assert subtract(calendar, start=date(2026, 10, 3), days=0).date == date(2026, 9, 30)


def test_counting_back_finds_the_latest_beginning(calendar: Calendar) -> None:
    # 10-10 (Sat, worked), 09, 08, 09-30, 09-29.
    answer = subtract(calendar, start=date(2026, 10, 12), days=5)
    assert answer.date == date(2026, 9, 29)
    counted = subtract(calendar, start=date(2026, 10, 12), days=5, start_counts=True)
    assert counted.date == date(2026, 9, 30)


def test_count_takes_the_end_and_not_the_start(calendar: Calendar) -> None:
    # 28, 29, 30, 10-08, 09, 10, 12.
    assert count(calendar, start=date(2026, 9, 24), end=date(2026, 10, 12)).days == 7
    whole = count(calendar, start=date(2026, 9, 24), end=date(2026, 10, 12), start_counts=True)
    assert whole.days == 8
    assert count(calendar, start=date(2026, 10, 12), end=date(2026, 9, 24)).days == -7
    assert count(calendar, start=date(2026, 9, 24), end=date(2026, 9, 24)).days == 0


def test_the_day_after_a_make_up_saturday_is_looked_for_past_the_holiday(
    calendar: Calendar,
) -> None:
    assert next_workday(calendar, start=date(2026, 2, 13)).date == date(2026, 2, 14)
    assert next_workday(calendar, start=date(2026, 2, 14)).date == date(2026, 2, 24)


def test_a_natural_day_limit_ending_in_a_holiday_rolls_to_its_end(calendar: Calendar) -> None:
    # 民法典 203: 09-26 + 7 = 10-03, in 国庆; the holiday ends 10-07.
    assert add_natural(calendar, start=date(2026, 9, 26), days=7).date == date(2026, 10, 8)
    # A make-up Saturday is no day off: it does not roll.
    assert add_natural(calendar, start=date(2026, 10, 3), days=7).date == date(2026, 10, 10)
    counted = add_natural(calendar, start=date(2026, 10, 3), days=7, start_counts=True)
    assert counted.date == date(2026, 10, 9)


def test_the_answer_explains_itself(calendar: Calendar) -> None:
    assert add(calendar, start=date(2026, 9, 24), days=7).explain() == (
        "起算日 2026-09-24（周四）当日不计入（民法典第二百零一条），"
        "2026-09-28（周一）为第 1 天，共 7 个工作日。",
        "跨过中秋节 2026-09-25—2026-09-27，放假 3 天，不计入。",
        "跨过国庆节 2026-10-01—2026-10-07，放假 7 天，不计入。",
        "2026-10-10（周六）调休上班，计入。",
        "另有周末 1 天，不计入。",
        "依据：国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号，2025-11-04）。",
        "因此到期日为 2026-10-12（周一）。",
    )


def test_every_kind_of_answer_names_its_result_in_the_last_sentence(calendar: Calendar) -> None:
    start = date(2026, 10, 3)
    answers = {
        "因此到期日为 2026-10-08（周四）。": add_natural(calendar, start=start, days=2),
        "因此最迟应在 2026-09-30（周三）开始。": subtract(calendar, start=start, days=1),
        "因此下一个工作日是 2026-10-08（周四）。": next_workday(calendar, start=start),
        "因此共 3 个工作日。": count(calendar, start=start, end=date(2026, 10, 10)),
    }
    for sentence, answer in answers.items():
        assert answer.explain()[-1] == sentence


def test_an_explanation_can_be_said_in_another_language(calendar: Calendar) -> None:
    words = {
        "因此到期日为 %(date)s。": "Due %(date)s.",
        "%(date)s（%(weekday)s）": "%(date)s %(weekday)s",
    }
    words["周一"] = "Mon"
    said = add(calendar, start=date(2026, 9, 24), days=7).explain(
        lambda text: words.get(text, text)
    )
    assert said[-1] == "Due 2026-10-12 Mon."


@pytest.mark.parametrize("days", [-1, 10_001])
def test_a_number_of_days_nobody_has_is_refused_with_a_sentence(
    days: int, calendar: Calendar
) -> None:
    with pytest.raises(CannotCount, match="请用 0 至 10000 之间的整数"):
        add(calendar, start=date(2026, 1, 5), days=days)


@pytest.mark.parametrize("start", [date(1899, 12, 31), date(2200, 1, 1), date.min, date.max])
def test_a_date_nobody_has_a_case_on_is_refused_with_a_sentence(
    start: date, calendar: Calendar
) -> None:
    assert isinstance(calendar.is_workday(start), bool)
    with pytest.raises(CannotCount, match="1900-01-01 至 2199-12-31"):
        add(calendar, start=start, days=1)
