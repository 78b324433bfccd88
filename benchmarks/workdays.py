"""Working days added a second, beside NumPy's own rule and the usual package's loop.

NumPy's busday_offset knows holidays but no worked weekends, so it is the raw limit of speed and
not an answer: the last row says how often it is wrong.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import numpy as np

from benchmarks.table import Row, rate
from gaoxingban.workdays.bulk import Dates, add_many
from gaoxingban.workdays.calendar import Calendar, Days
from gaoxingban.workdays.load import load
from gaoxingban.workdays.rules import add, due_date

FOLDER = Path(__file__).resolve().parents[1] / "data/workdays"
MANY, SOME, FEW = 4_000_000, 200_000, 5_000
# Starts and limits that stay inside the published years, so that every rival can answer.
FIRST_START, LAST_START = date(2023, 1, 1), date(2026, 9, 30)
LONGEST = 45


def run() -> list[Row]:
    """All figures of one run, on the same questions."""
    calendar = load([FOLDER]).calendar
    starts, days = _questions(MANY)
    holidays = _holidays(calendar)
    dues = add_many(calendar, starts, days)
    array = rate(lambda: add_many(calendar, starts, days), units=MANY)
    numpy_only = rate(lambda: _busday(starts, days, holidays), units=MANY)
    pairs = list(zip(starts[:SOME].tolist(), days[:SOME].tolist(), strict=True))
    single = rate(lambda: [due_date(calendar, start=s, days=n) for s, n in pairs], units=SOME)
    answers = rate(lambda: [add(calendar, start=s, days=n) for s, n in pairs], units=SOME)
    walked = rate(lambda: [_walk(s, n) for s, n in pairs[:FEW]], units=FEW, rounds=2)
    if [_walk(s, n) for s, n in pairs[:FEW]] != dues[:FEW].tolist():
        raise ValueError("the calendar and chinesecalendar disagree; the figures mean nothing")
    wrong = float(np.mean(_busday(starts, days, holidays) != dues))
    unit = "million limits/s"
    return [
        Row(
            name="array add_many",
            figure=array / 1e6,
            unit=unit,
            ratio_to="numpy busday_offset",
            ratio=array / numpy_only,
            goal="hundreds of millions; not slower than NumPy",
        ),
        Row(
            name="one by one due_date",
            figure=single / 1e6,
            unit=unit,
            ratio_to="chinesecalendar loop",
            ratio=single / walked,
            goal="about a million",
        ),
        Row(
            name="one by one add (explains itself)",
            figure=answers / 1e6,
            unit=unit,
            ratio_to="chinesecalendar loop",
            ratio=answers / walked,
        ),
        Row(name="numpy busday_offset", figure=numpy_only / 1e6, unit=unit),
        Row(name="chinesecalendar loop", figure=walked / 1e6, unit=unit),
        Row(
            name="numpy wrong (no make-up workdays)",
            figure=100 * wrong,
            unit="% of limits",
            goal="ours: 0 %, checked day by day in the tests",
        ),
    ]


def _questions(count: int) -> tuple[Dates, Days]:
    random = np.random.default_rng(20260924)
    span = (LAST_START - FIRST_START).days
    starts = np.datetime64(FIRST_START) + random.integers(0, span, count)
    return starts.astype("datetime64[D]"), random.integers(1, LONGEST + 1, count)


def _holidays(calendar: Calendar) -> Dates:
    days = [d for p in calendar.published_years for h in p.off for d in h.days()]
    return np.array(days, dtype="datetime64[D]")


def _busday(starts: Dates, days: Days, holidays: Dates) -> Dates:
    # "backward" first, so that a start on a day off is counted from as our rule does.
    return np.busday_offset(starts, days, roll="backward", holidays=holidays)


def _walk(start: date, days: int) -> date:
    """What the package's users write: one day at a time."""
    day = start
    while days:
        day += timedelta(1)
        days -= chinese_calendar.is_workday(day)
    return day
