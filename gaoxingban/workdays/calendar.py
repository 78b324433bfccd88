"""The calendar: which day is worked, and prefix arrays that answer any span at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gaoxingban.sentences import N_, Sentence, say
from gaoxingban.workdays.words import CalendarError, CannotCount, day_name
from gaoxingban.workdays.years import FIRST_YEAR, LAST_YEAR, PublishedYear

Days = npt.NDArray[np.int64]

# A question may start on any day of 1900–2199; the table is wider by more than MOST_DAYS working
# days on either side, so that no lookup can leave it.
MOST_DAYS = 10_000
TABLE_FIRST, TABLE_LAST = date(1850, 1, 1), date(2249, 12, 31)
BASE = TABLE_FIRST.toordinal()
ASK_FIRST, ASK_LAST = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
EARLIEST, LATEST = ASK_FIRST.toordinal() - BASE, ASK_LAST.toordinal() - BASE
UNIX_EPOCH = date(1970, 1, 1).toordinal()

# 全国年节及纪念日放假办法 art. 2 as revised 2024-11-10, in force 2025-01-01: the days whose date
# needs no lunar calendar. All that can be known of a year before its notice.
FIXED_FROM_YEAR = 2025
FIXED_HOLIDAYS = {
    (1, 1): "元旦",
    (5, 1): "劳动节",
    (5, 2): "劳动节",
    (10, 1): "国庆节",
    (10, 2): "国庆节",
    (10, 3): "国庆节",
}
# 元旦 of an unpublished year can still move days in the week before it (2018-12-29 was worked).
UNSURE_FROM_DECEMBER = 25


class Table(NamedTuple):
    """Answers by day number since 1850-01-01; lists for one question, arrays for many."""

    before: list[int]
    """Working days earlier than the day; one longer than the table."""
    nth: list[int]
    """Ordinal (date.toordinal) of the n-th working day."""
    unsettled: list[int]
    """Days earlier than the day that a notice may still change; one longer than the table."""
    before_many: Days
    nth_many: Days
    """As `nth`, but in days since 1970-01-01 as datetime64 counts."""
    unsettled_many: Days
    names: dict[int, str]
    """Holiday name by day number, for days off."""
    makeup: frozenset[int]


@dataclass(frozen=True, eq=False)
class Calendar:
    """Working days by the published notices; a later notice wins where two touch a December.

    Raises CalendarError when a year is given twice. Build it once and share it: it never changes.
    """

    published_years: tuple[PublishedYear, ...] = field(repr=False)
    table: Table = field(init=False, repr=False)
    known: frozenset[int] = field(init=False)
    """Numbers of the published years."""

    def __post_init__(self) -> None:
        years = tuple(sorted(self.published_years, key=lambda published: published.year))
        known = frozenset(published.year for published in years)
        if len(known) < len(years):
            raise CalendarError((say(N_("同一年的放假安排给了两份，请只留一份。")),))
        object.__setattr__(self, "published_years", years)
        object.__setattr__(self, "known", known)
        object.__setattr__(self, "table", _build(years, known))

    def is_workday(self, day: date) -> bool:
        """Whether offices work that day; Monday to Friday where no notice is loaded."""
        at = day.toordinal() - BASE
        before = self.table.before
        if 0 <= at < len(before) - 1:
            return before[at + 1] > before[at]
        return day.weekday() < 5

    def holiday_name(self, day: date) -> str | None:
        """The holiday the day is off for, or None; an ordinary weekend has no name."""
        return self.table.names.get(day.toordinal() - BASE)

    def is_makeup(self, day: date) -> bool:
        """Whether it is a weekend day worked in exchange (调休上班)."""
        return day.toordinal() - BASE in self.table.makeup

    def published(self, year: int) -> PublishedYear | None:
        """The year's notice as data, or None while it is not published."""
        return next((p for p in self.published_years if p.year == year), None)

    def caveat(self, first: date, last: date) -> Sentence | None:
        """Why an answer over these days (both included) may still change; None when it cannot."""
        unsettled = self.table.unsettled
        if (
            first > last
            or unsettled[last.toordinal() - BASE + 1] == unsettled[first.toordinal() - BASE]
        ):
            return None
        missing = [y for y in range(first.year, last.year + 1) if y not in self.known]
        return _caveat(missing, last.year, min(self.known, default=None))


def position(day: date) -> int:
    """The day's number in the table. Raises CannotCount outside 1900–2199."""
    at = day.toordinal() - BASE
    if EARLIEST <= at <= LATEST:
        return at
    raise outside(day_name(day))


def outside(day: Sentence | str) -> CannotCount:
    """The error for a day nobody has a case on."""
    return CannotCount(
        say(
            N_("%(day)s超出可计算的范围，请用 %(first)s 至 %(last)s 之间的日期。"),
            day=day,
            first=ASK_FIRST.isoformat(),
            last=ASK_LAST.isoformat(),
        )
    )


def _caveat(missing: list[int], last_year: int, earliest: int | None) -> Sentence:
    if earliest is None:
        return say(N_("尚未载入任何年份的放假安排，暂按周一至周五计算，载入后自动重算"))
    coming = [year for year in missing if year > earliest]
    if coming:
        return say(
            N_(
                "%(years)s 年放假安排尚未公布，暂按周一至周五计算"
                "（只扣除日期固定的元旦、劳动节、国庆节法定假日），公布后自动重算"
            ),
            years=_span(coming),
        )
    if missing:
        return say(
            N_("本系统只载入 %(year)s 年起的安排，更早的日期暂按周一至周五计算"), year=earliest
        )
    return say(
        N_(
            "%(year)s 年放假安排尚未公布，%(before)s 年 12 月 25 日至 31 日"
            "可能因元旦调休，公布后自动重算"
        ),
        year=last_year + 1,
        before=last_year,
    )


def _span(years: list[int]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]}—{years[-1]}"


def _build(years: Iterable[PublishedYear], known: frozenset[int]) -> Table:
    count = TABLE_LAST.toordinal() - BASE + 1
    # date.toordinal() is 1 on a Monday, modulo 7.
    works = (np.arange(BASE, BASE + count) - 1) % 7 < 5
    names = _fixed_holidays(known)
    makeup: set[int] = set()
    for published in years:
        for holiday in published.off:
            names |= {day.toordinal() - BASE: holiday.name for day in holiday.days()}
        worked = {day.toordinal() - BASE for day in published.makeup}
        makeup = (makeup - names.keys()) | worked
        names = {at: name for at, name in names.items() if at not in worked}
    works[list(names)] = False
    works[list(makeup)] = True
    return _table(works, _unsettled(known, count), names, frozenset(makeup))


def _fixed_holidays(known: frozenset[int]) -> dict[int, str]:
    unpublished = (y for y in range(FIXED_FROM_YEAR, TABLE_LAST.year + 1) if y not in known)
    return {
        date(year, month, day).toordinal() - BASE: name
        for year in unpublished
        for (month, day), name in FIXED_HOLIDAYS.items()
    }


def _unsettled(known: frozenset[int], count: int) -> npt.NDArray[np.bool_]:
    """True on every day of an unpublished year, and in the last week before one."""
    unsettled = np.ones(count, dtype=np.bool_)
    for year in known:
        first = date(year, 1, 1).toordinal() - BASE
        last = date(year, 12, 31 if year + 1 in known else UNSURE_FROM_DECEMBER - 1)
        unsettled[first : last.toordinal() - BASE + 1] = False
    return unsettled


def _table(
    works: npt.NDArray[np.bool_],
    unsettled: npt.NDArray[np.bool_],
    names: dict[int, str],
    makeup: frozenset[int],
) -> Table:
    before = np.concatenate(([0], np.cumsum(works, dtype=np.int64)))
    doubts = np.concatenate(([0], np.cumsum(unsettled, dtype=np.int64)))
    nth = np.flatnonzero(works).astype(np.int64) + BASE
    return Table(
        before=before.tolist(),
        nth=nth.tolist(),
        unsettled=doubts.tolist(),
        before_many=before,
        nth_many=nth - UNIX_EPOCH,
        unsettled_many=doubts,
        names=names,
        makeup=makeup,
    )
