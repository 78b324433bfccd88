"""The same rules for arrays: whole event logs in one call, hundreds of millions a second.

Dates are datetime64[D] arrays, days integer arrays or one integer; shapes broadcast.
Every function raises CannotCount for a date outside 1900–2199 (NaT included) or days outside
0–10 000, as the single versions do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from gaoxingban.workdays.calendar import (
    BASE,
    EARLIEST,
    LATEST,
    UNIX_EPOCH,
    Calendar,
    Days,
    Table,
    outside,
)
from gaoxingban.workdays.rules import check_days

Dates = npt.NDArray[np.datetime64]
Counts = npt.NDArray[np.integer[Any]] | int

# datetime64[D] counts from 1970, the table from 1850.
SHIFT = UNIX_EPOCH - BASE
# Rows worked on at once: the slices in hand stay in the processor's cache.
ROWS = 65_536


def add_many(
    calendar: Calendar, starts: Dates, days: Counts, *, start_counts: bool = False
) -> Dates:
    """`rules.due_date` for every pair: the last lawful days, datetime64[D]."""
    table = calendar.table

    def due(at: Days, length: Days) -> Days:
        before = table.before_many
        rank = before[at if start_counts else at + 1]
        rank += length
        rank -= 1
        if length.min() == 0:
            np.maximum(rank, before[at], out=rank)
        return table.nth_many[rank]

    return _dates(starts, days, due)


def subtract_many(
    calendar: Calendar, dues: Dates, days: Counts, *, start_counts: bool = False
) -> Dates:
    """`rules.start_date` for every pair: the latest days to begin, datetime64[D]."""
    table = calendar.table

    def begin(at: Days, length: Days) -> Days:
        before = table.before_many
        rank = before[at + 1 if start_counts else at]
        rank -= length
        if length.min() == 0:
            np.minimum(rank, before[at + 1] - 1, out=rank)
        return table.nth_many[rank]

    return _dates(dues, days, begin)


def count_many(
    calendar: Calendar, starts: Dates, ends: Dates, *, start_counts: bool = False
) -> Days:
    """`rules.workdays_between` for every pair; negative where the end comes first."""
    first, last = np.broadcast_arrays(_numbers(starts), _numbers(ends))
    before = calendar.table.before_many
    earlier, later = np.minimum(first, last), np.maximum(first, last)
    days = before[later + 1] - before[earlier if start_counts else earlier + 1]
    signed: Days = np.where(first <= last, days, -days)
    return signed


def provisional_many(
    calendar: Calendar, starts: Dates, days: Counts, *, start_counts: bool = False
) -> npt.NDArray[np.bool_]:
    """`rules.add(...).provisional` for every pair."""
    table = calendar.table
    dues = add_many(calendar, starts, days, start_counts=start_counts)
    first = np.broadcast_to(_numbers(starts), dues.shape)
    seen_from = first if start_counts else first + (np.asarray(days) > 0)
    return _doubtful(table, seen_from, dues.view(np.int64) + SHIFT)


def _doubtful(table: Table, first: Days, last: Days) -> npt.NDArray[np.bool_]:
    unsettled = table.unsettled_many
    return unsettled[last + 1] > unsettled[first]


def _dates(starts: Dates, days: Counts, rule: Callable[[Days, Days], Days]) -> Dates:
    """Apply the rule slice by slice; both inputs checked on the way."""
    lengths = np.asarray(days).astype(np.int64, casting="same_kind", copy=False)
    given = np.asarray(starts).astype("datetime64[D]", casting="same_kind", copy=False)
    given, lengths = np.broadcast_arrays(given, lengths)
    flat, flat_lengths = given.reshape(-1), lengths.reshape(-1)
    found = np.empty(flat.shape, dtype="datetime64[D]")
    for rows in _slices(len(flat)):
        some = flat_lengths[rows]
        check_days(int(some.min()))
        check_days(int(some.max()))
        found[rows] = rule(_numbers(flat[rows]), some).view("datetime64[D]")
    return found.reshape(given.shape)


def _slices(length: int) -> Iterator[slice]:
    return (slice(first, first + ROWS) for first in range(0, length, ROWS))


def _numbers(dates: Dates) -> Days:
    """Table positions of the dates. Raises CannotCount naming the first that has none."""
    days = np.asarray(dates).astype("datetime64[D]", casting="same_kind", copy=False)
    at: Days = days.view(np.int64) + SHIFT
    if at.size and (at.min() < EARLIEST or at.max() > LATEST):
        wrong = days.reshape(-1)[np.flatnonzero((at < EARLIEST) | (at > LATEST))[0]]
        raise outside(str(wrong))
    return at
