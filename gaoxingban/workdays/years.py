"""One year's holidays as the State Council's notice gives them, and what can be wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from gaoxingban.sentences import N_, Sentence, say
from gaoxingban.workdays.words import day_name

FIRST_YEAR, LAST_YEAR = 1900, 2199
# The longest ever was ten days (春节 2020, prolonged); more is a slip of the pen.
LONGEST_HOLIDAY = 15


class Notice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The notice the dates come from: title, number, day of issue, address."""

    title: str
    url: str
    number: str = ""
    date: date | None = None


class Holiday(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Days off in a row, both ends included."""

    name: str
    first: date = msgspec.field(name="from")
    last: date = msgspec.field(name="to")

    def days(self) -> Iterator[date]:
        """Every day off, in order."""
        for offset in range((self.last - self.first).days + 1):
            yield self.first + timedelta(offset)


class PublishedYear(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A year's notice as data: days off, and the weekend days that are worked instead.

    A notice may reach into December of the year before (2022-12-31 belongs to 2023's).
    """

    year: int
    notice: Notice
    # Not "off" in the file: YAML 1.1 reads that word as false.
    off: tuple[Holiday, ...] = msgspec.field(name="holidays")
    makeup: tuple[date, ...] = ()


def faults(published: PublishedYear) -> tuple[Sentence, ...]:
    """Everything in the year that contradicts itself, one sentence each; empty when sound."""
    if not FIRST_YEAR <= published.year <= LAST_YEAR:
        return (
            say(
                N_("年份 %(year)s 不在 %(first)s—%(last)s 之间，请改正 year。"),
                year=published.year,
                first=FIRST_YEAR,
                last=LAST_YEAR,
            ),
        )
    checks = (_notice_faults, _holiday_faults, _day_faults, _makeup_faults)
    return tuple(fault for check in checks for fault in check(published))


def _notice_faults(published: PublishedYear) -> Iterator[Sentence]:
    if not published.notice.title.strip():
        yield say(N_("没有写通知的标题，请补上 notice.title。"))
    if not published.notice.url.startswith(("https://", "http://")):
        yield say(N_("没有写通知的网址，请把 notice.url 写成 https:// 开头的地址。"))


def _holiday_faults(published: PublishedYear) -> Iterator[Sentence]:
    if not published.off:
        yield say(
            N_("%(year)s 年没有任何放假日期：安排可能尚未公布，请等国务院通知发布后再导入。"),
            year=published.year,
        )
    for holiday in published.off:
        if not holiday.name.strip():
            yield say(N_("%(day)s起的假期没有名称，请补上。"), day=day_name(holiday.first))
        length = (holiday.last - holiday.first).days + 1
        if not 1 <= length <= LONGEST_HOLIDAY:
            yield say(
                N_("%(name)s从 %(first)s 到 %(last)s 共 %(days)s 天，不合常理，请核对起止日期。"),
                name=holiday.name,
                first=holiday.first.isoformat(),
                last=holiday.last.isoformat(),
                days=length,
            )


def _days_off(published: PublishedYear) -> list[date]:
    """Days off of plausible holidays, repeats kept."""
    sound = (h for h in published.off if 0 <= (h.last - h.first).days < LONGEST_HOLIDAY)
    return [day for holiday in sound for day in holiday.days()]


def _day_faults(published: PublishedYear) -> Iterator[Sentence]:
    off = _days_off(published)
    for day in sorted({day for day in off if off.count(day) > 1}):
        yield say(N_("%(day)s写进了两个假期，请只留一个。"), day=day_name(day))
    makeup = published.makeup
    for day in sorted({day for day in makeup if makeup.count(day) > 1}):
        yield say(N_("%(day)s在调休上班中写了两次，请只留一次。"), day=day_name(day))
    earliest, latest = date(published.year - 1, 12, 1), date(published.year, 12, 31)
    for day in sorted({*off, *makeup}):
        if not earliest <= day <= latest:
            yield say(
                N_("%(day)s不属于 %(year)s 年的安排（最早到上一年 12 月），请核对年份。"),
                day=day_name(day),
                year=published.year,
            )


def _makeup_faults(published: PublishedYear) -> Iterator[Sentence]:
    off = set(_days_off(published))
    for day in sorted(set(published.makeup)):
        if day in off:
            yield say(N_("%(day)s既写了放假又写了上班，请核对通知。"), day=day_name(day))
        if day.weekday() < 5:
            yield say(
                N_("%(day)s本来就是上班的日子，不会是调休上班日，请核对日期。"), day=day_name(day)
            )
