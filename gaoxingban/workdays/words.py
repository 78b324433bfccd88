"""The names of days, and the calendar's two refusals."""

from __future__ import annotations

from datetime import date

from gaoxingban.sentences import N_, Sentence, say

WEEKDAYS = (N_("周一"), N_("周二"), N_("周三"), N_("周四"), N_("周五"), N_("周六"), N_("周日"))
HOLIDAYS = (
    N_("元旦"),
    N_("春节"),
    N_("清明节"),
    N_("劳动节"),
    N_("端午节"),
    N_("中秋节"),
    N_("国庆节"),
    N_("中秋节、国庆节"),
    N_("国庆节、中秋节"),
)


def day_name(day: date) -> Sentence:
    """A date with its weekday: 2026-09-28（周一）."""
    weekday = WEEKDAYS[day.weekday()]
    return say(N_("%(date)s（%(weekday)s）"), date=day.isoformat(), weekday=weekday)


class CalendarError(ValueError):
    """A calendar file cannot be taken; nothing was changed. Carries every problem found."""

    def __init__(self, problems: tuple[Sentence, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(problem.said() for problem in problems))


class CannotCount(ValueError):
    """A question the calendar has no answer to; the sentence says what to ask instead."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        super().__init__(sentence.said())
