"""Add, subtract, count, next: working days of the 行政许可法 (art. 82: holidays do not count).

The day a limit starts is not counted (民法典 201); `start_counts=True` counts it, for a district
that reads 行政许可法 42 ("自受理之日起") so. Dates run from 1900 to 2199, limits to 10 000 days;
within them nothing raises: where no notice is loaded the answer is provisional and says why.
"""

from __future__ import annotations

from datetime import date, timedelta

from gaoxingban.sentences import N_, say
from gaoxingban.workdays.answer import Answer, Verb
from gaoxingban.workdays.calendar import MOST_DAYS, Calendar, position
from gaoxingban.workdays.words import CannotCount

ONE_DAY = timedelta(1)


def due_date(calendar: Calendar, *, start: date, days: int, start_counts: bool = False) -> date:
    """`add` without its explanation: the last lawful day.

    >>> due_date(Calendar(()), start=date(2030, 1, 4), days=1)
    datetime.date(2030, 1, 7)
    """
    at = position(start)
    check_days(days)
    before = calendar.table.before
    rank = (before[at] if start_counts else before[at + 1]) + days - 1
    # A limit of no days ends at once, but never on a day nobody works.
    return date.fromordinal(calendar.table.nth[max(rank, before[at])])


def start_date(calendar: Calendar, *, due: date, days: int, start_counts: bool = False) -> date:
    """`subtract` without its explanation: the latest day to begin."""
    at = position(due)
    check_days(days)
    before = calendar.table.before
    rank = (before[at + 1] if start_counts else before[at]) - days
    return date.fromordinal(calendar.table.nth[min(rank, before[at + 1] - 1)])


def workdays_between(
    calendar: Calendar, *, start: date, end: date, start_counts: bool = False
) -> int:
    """`count` without its explanation."""
    first, last = position(start), position(end)
    before = calendar.table.before
    if last < first:
        return -workdays_between(calendar, start=end, end=start, start_counts=start_counts)
    return before[last + 1] - before[first if start_counts else first + 1]


def add(calendar: Calendar, *, start: date, days: int, start_counts: bool = False) -> Answer:
    """The `days`-th working day after `start`; 0 is the day itself or the next working day.

    Raises CannotCount for a start outside 1900–2199 or days outside 0–10 000.
    """
    found = due_date(calendar, start=start, days=days, start_counts=start_counts)
    return Answer(
        verb=Verb.ADD,
        calendar=calendar,
        start=start,
        date=found,
        days=days,
        start_counts=start_counts,
        seen_from=start if start_counts or days == 0 else start + ONE_DAY,
        seen_to=found,
    )


def subtract(calendar: Calendar, *, start: date, days: int, start_counts: bool = False) -> Answer:
    """The `days`-th working day before `start`: the latest beginning that still meets it.

    Inverse of `add` for working days. 0 is the day itself or the working day before.
    Raises CannotCount as `add` does.
    """
    found = start_date(calendar, due=start, days=days, start_counts=start_counts)
    return Answer(
        verb=Verb.SUBTRACT,
        calendar=calendar,
        start=start,
        date=found,
        days=days,
        start_counts=start_counts,
        seen_from=found,
        seen_to=start if start_counts or days == 0 else start - ONE_DAY,
    )


def count(calendar: Calendar, *, start: date, end: date, start_counts: bool = False) -> Answer:
    """Working days from `start` to `end`, the end counted, the start only if `start_counts`.

    Negative when the end lies before the start. Raises CannotCount outside 1900–2199.
    """
    days = workdays_between(calendar, start=start, end=end, start_counts=start_counts)
    first, last = min(start, end), max(start, end)
    return Answer(
        verb=Verb.COUNT,
        calendar=calendar,
        start=start,
        date=end,
        days=days,
        start_counts=start_counts,
        seen_from=first if start_counts else first + ONE_DAY,
        seen_to=last,
    )


def next_workday(calendar: Calendar, *, start: date) -> Answer:
    """The first working day after `start`. Raises CannotCount outside 1900–2199."""
    found = due_date(calendar, start=start, days=1)
    return Answer(
        verb=Verb.NEXT,
        calendar=calendar,
        start=start,
        date=found,
        days=1,
        start_counts=False,
        seen_from=start + ONE_DAY,
        seen_to=found,
    )


def add_natural(
    calendar: Calendar, *, start: date, days: int, start_counts: bool = False
) -> Answer:
    """The end of a limit in natural days (自然日); a last day off rolls on (民法典 203).

    Raises CannotCount as `add` does, also when the last day lies after 2199.
    """
    position(start)
    check_days(days)
    last = start + timedelta(days - 1 if start_counts and days else days)
    found = due_date(calendar, start=last, days=0)
    return Answer(
        verb=Verb.ADD_NATURAL,
        calendar=calendar,
        start=start,
        date=found,
        days=days,
        start_counts=start_counts,
        seen_from=last,
        seen_to=found,
    )


def check_days(days: int) -> None:
    """Raises CannotCount unless 0 <= days <= 10 000."""
    if not 0 <= days <= MOST_DAYS:
        raise CannotCount(
            say(
                N_("天数 %(days)s 不能计算，请用 0 至 %(most)s 之间的整数；往回数请用减法。"),
                days=days,
                most=MOST_DAYS,
            )
        )
