"""Sentences the calendar says to people: Chinese msgids, translated where they are shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Union

import msgspec

Value = Union[str, int, "Sentence"]


def N_(message: str) -> str:  # noqa: N802 - gettext's customary name for "mark, translate later"
    """Mark a sentence for translation; it is translated where it is shown."""
    return message


class Sentence(msgspec.Struct, frozen=True):
    """A msgid with %(name)s places and what fills them; a value may be a sentence itself."""

    text: str
    values: Mapping[str, Value] = {}

    def said(self, translate: Callable[[str], str] = str) -> str:
        """The sentence in the reader's language; Chinese without a translator."""
        filled = {name: _said(value, translate) for name, value in self.values.items()}
        return translate(self.text) % filled

    def __str__(self) -> str:
        return self.said()


def _said(value: Value, translate: Callable[[str], str]) -> str:
    if isinstance(value, Sentence):
        return value.said(translate)
    # gettext answers an empty msgid with the catalogue's header.
    return translate(value) if value and isinstance(value, str) else str(value)


def say(text: str, /, **values: Value) -> Sentence:
    """A sentence from a marked msgid: `say(N_("…%(day)s…"), day=…)`."""
    return Sentence(text, values)


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


class CannotCount(ValueError):  # noqa: N818 - it is an answer, told to a person
    """A question the calendar has no answer to; the sentence says what to ask instead."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        super().__init__(sentence.said())
