"""An answer of the calendar that can say in words how it came about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

import msgspec

from gaoxingban.sentences import N_, Sentence, Translate, say
from gaoxingban.workdays.calendar import Calendar
from gaoxingban.workdays.words import day_name


class Verb(StrEnum):
    """What was asked."""

    ADD = "add"
    SUBTRACT = "subtract"
    COUNT = "count"
    NEXT = "next"
    ADD_NATURAL = "add_natural"


class Answer(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """`date` is the day found (of `count`: the end asked about); `days` the days counted.

    Days are working days, natural days for `add_natural`.
    """

    verb: Verb
    calendar: Calendar
    start: date
    days: int
    start_counts: bool
    seen_from: date
    """First day whose kind decided the answer; with `seen_to` the span it depends on."""
    seen_to: date
    date: date

    @property
    def caveat(self) -> Sentence | None:
        """Why the answer may still change, translatable; None when it is final."""
        return self.calendar.caveat(self.seen_from, self.seen_to)

    @property
    def provisional(self) -> bool:
        """Whether the answer touches a year whose notice is not loaded."""
        return self.caveat is not None

    @property
    def reason(self) -> str | None:
        """`caveat` in Chinese."""
        caveat = self.caveat
        return None if caveat is None else caveat.said()

    def sentences(self) -> tuple[Sentence, ...]:
        """The derivation step by step, translatable."""
        return (
            *_opening(self),
            *_crossed(self.calendar, self.seen_from, self.seen_to),
            *_notices(self.calendar, self.seen_from, self.seen_to),
            *_doubt(self.caveat),
            _conclusion(self),
        )

    def explain(self, translate: Translate = str) -> tuple[str, ...]:
        """The derivation step by step; Chinese without a translator."""
        return tuple(sentence.said(translate) for sentence in self.sentences())


_NO_DAYS = {
    Verb.ADD: N_("0 个工作日：%(start)s当日办结；当日不上班的，顺延到下一个工作日。"),
    Verb.SUBTRACT: N_("0 个工作日：%(start)s当日开始；当日不上班的，提前到上一个工作日。"),
}


def _opening(answer: Answer) -> Iterator[Sentence]:
    start, days = day_name(answer.start), answer.days
    if answer.verb is Verb.NEXT:
        yield say(N_("从 %(start)s之后找第一个工作日。"), start=start)
    elif answer.verb is Verb.COUNT:
        yield _count_opening(answer)
    elif answer.verb is Verb.ADD_NATURAL:
        yield from _natural_opening(answer)
    elif days == 0:
        yield say(_NO_DAYS[answer.verb], start=start)
    else:
        yield _working_opening(answer)


def _count_opening(answer: Answer) -> Sentence:
    words = (
        N_("数 %(start)s到 %(end)s的工作日，首尾两天都计入。")
        if answer.start_counts
        else N_("数 %(start)s到 %(end)s的工作日，首日不计入，末日计入。")
    )
    return say(words, start=day_name(answer.start), end=day_name(answer.date))


def _natural_opening(answer: Answer) -> Iterator[Sentence]:
    words = (
        N_("起算日 %(start)s当日计入，共 %(days)s 个自然日，最后一日为 %(last)s。")
        if answer.start_counts
        else N_(
            "起算日 %(start)s当日不计入（民法典第二百零一条），共 %(days)s 个自然日，最后一日为 %(last)s。"
        )
    )
    last = day_name(answer.seen_from)
    yield say(words, start=day_name(answer.start), days=answer.days, last=last)
    if answer.date != answer.seen_from:
        yield say(N_("最后一日不上班，顺延到放假结束后的第一个工作日（民法典第二百零三条）。"))


def _working_opening(answer: Answer) -> Sentence:
    words = {
        (Verb.ADD, False): N_(
            "起算日 %(start)s当日不计入（民法典第二百零一条），%(first)s为第 1 天，共 %(days)s 个工作日。"
        ),
        (Verb.ADD, True): N_(
            "起算日 %(start)s当日起计，%(first)s为第 1 天，共 %(days)s 个工作日。"
        ),
        (Verb.SUBTRACT, False): N_(
            "截止日 %(start)s当日不计入，从 %(first)s往回数 %(days)s 个工作日。"
        ),
        (Verb.SUBTRACT, True): N_(
            "截止日 %(start)s当日起计，从 %(first)s往回数 %(days)s 个工作日。"
        ),
    }[answer.verb, answer.start_counts]
    return say(
        words,
        start=day_name(answer.start),
        first=day_name(_first_counted(answer)),
        days=answer.days,
    )


def _first_counted(answer: Answer) -> date:
    """The first working day met on the way from the start."""
    onward = answer.verb is Verb.ADD
    day = answer.seen_from if onward else answer.seen_to
    while not answer.calendar.is_workday(day):
        day += timedelta(1 if onward else -1)
    return day


def _crossed(calendar: Calendar, first: date, last: date) -> Iterator[Sentence]:
    """Holidays, make-up workdays and plain weekends met on the way."""
    span = [first + timedelta(offset) for offset in range((last - first).days + 1)]
    for name, run in groupby(span, key=calendar.holiday_name):
        if name:
            yield _holiday(name, list(run))
    for day in span:
        if calendar.is_makeup(day):
            yield say(N_("%(day)s调休上班，计入。"), day=day_name(day))
    idle = [day for day in span if not calendar.is_workday(day)]
    weekends = sum(calendar.holiday_name(day) is None for day in idle)
    if weekends:
        yield say(N_("另有周末 %(days)s 天，不计入。"), days=weekends)


def _holiday(name: str, run: list[date]) -> Sentence:
    if len(run) == 1:
        return say(N_("跨过%(name)s %(day)s，放假，不计入。"), name=name, day=day_name(run[0]))
    return say(
        N_("跨过%(name)s %(first)s—%(last)s，放假 %(days)s 天，不计入。"),
        name=name,
        first=run[0].isoformat(),
        last=run[-1].isoformat(),
        days=len(run),
    )


def _notices(calendar: Calendar, first: date, last: date) -> Iterator[Sentence]:
    for year in range(first.year, last.year + 1):
        published = calendar.published(year)
        if published and published.notice.number and published.notice.date:
            yield say(
                N_("依据：%(title)s（%(number)s，%(date)s）。"),
                title=published.notice.title,
                number=published.notice.number,
                date=published.notice.date.isoformat(),
            )
        elif published:
            notice = published.notice
            yield say(N_("依据：%(title)s（%(url)s）。"), title=notice.title, url=notice.url)


def _doubt(caveat: Sentence | None) -> Iterator[Sentence]:
    if caveat:
        yield say(N_("暂定：%(reason)s。"), reason=caveat)


def _conclusion(answer: Answer) -> Sentence:
    if answer.verb is Verb.COUNT:
        return say(N_("因此共 %(days)s 个工作日。"), days=answer.days)
    words = {
        Verb.ADD: N_("因此到期日为 %(date)s。"),
        Verb.ADD_NATURAL: N_("因此到期日为 %(date)s。"),
        Verb.SUBTRACT: N_("因此最迟应在 %(date)s开始。"),
        Verb.NEXT: N_("因此下一个工作日是 %(date)s。"),
    }[answer.verb]
    return say(words, date=day_name(answer.date))
