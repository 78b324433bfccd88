"""The shipped years say what the State Council said, by two independent witnesses."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from gaoxingban.workdays.calendar import Calendar
from gaoxingban.workdays.holiday_cn import import_holiday_cn
from gaoxingban.workdays.load import load
from tests.real_data import real_data

YEARS = (2023, 2024, 2025, 2026)


def test_every_day_of_2023_to_2026_agrees_with_chinesecalendar(calendar: Calendar) -> None:
    days = [date(2023, 1, 1) + timedelta(n) for n in range(365 * 4 + 1)]
    assert days[-1] == date(2026, 12, 31)
    differing = [d for d in days if calendar.is_workday(d) != chinese_calendar.is_workday(d)]
    assert differing == []


@pytest.mark.parametrize("year", YEARS)
def test_each_year_agrees_with_the_holiday_cn_file(year: int, calendar: Calendar) -> None:
    witness = import_holiday_cn(real_data(f"workdays/{year}.json"))
    ours = calendar.published(year)
    assert ours is not None
    assert (ours.off, ours.makeup) == (witness.off, witness.makeup)


@pytest.mark.parametrize(
    ("year", "number", "issued"),
    [
        (2023, "国办发明电〔2022〕16号", date(2022, 12, 8)),
        (2024, "国办发明电〔2023〕7号", date(2023, 10, 25)),
        (2025, "国办发明电〔2024〕12号", date(2024, 11, 12)),
        (2026, "国办发明电〔2025〕7号", date(2025, 11, 4)),
    ],
)
def test_each_year_names_its_notice(
    year: int, number: str, issued: date, calendar: Calendar
) -> None:
    published = calendar.published(year)
    assert published is not None
    assert (published.notice.number, published.notice.date) == (number, issued)
    assert published.notice.url.startswith("https://www.gov.cn/zhengce/")


def test_new_years_eve_2022_is_off_by_the_notice_of_2023(calendar: Calendar) -> None:
    assert calendar.holiday_name(date(2022, 12, 31)) == "元旦"
    assert calendar.holiday_name(date(2022, 12, 30)) is None


def test_the_shipped_folder_loads_without_a_word(shipped: Path) -> None:
    loaded = load([shipped, shipped / "absent"])
    assert loaded.notes == ()
    assert sorted(loaded.calendar.known) == list(YEARS)
