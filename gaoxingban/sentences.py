"""Sentences for people, made where the rule is known and translated where they are shown.

A msgid is plain Simplified Chinese with %(name)s places; nothing here knows a language but that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Union

import msgspec

Value = Union[str, int, float, "Sentence"]
Translate = Callable[[str], str]


def N_(message: str) -> str:  # noqa: N802 - gettext's customary name for "mark, translate later"
    """Mark a sentence for translation; it is translated where it is shown."""
    return message


class Sentence(msgspec.Struct, frozen=True):
    """A msgid with %(name)s places and what fills them; a value may be a sentence itself."""

    text: str
    values: Mapping[str, Value] = {}

    def said(self, translate: Translate = str) -> str:
        """The sentence in the reader's language; Chinese without a translator."""
        filled = {name: _said(value, translate) for name, value in self.values.items()}
        return translate(self.text) % filled if filled else translate(self.text)

    def __str__(self) -> str:
        return self.said()


def _said(value: Value, translate: Translate) -> str:
    if isinstance(value, Sentence):
        return value.said(translate)
    if isinstance(value, float):
        return f"{value:g}"
    # gettext answers an empty msgid with the catalogue's header.
    return translate(value) if value and isinstance(value, str) else str(value)


def say(text: str, /, **values: Value) -> Sentence:
    """A sentence from a marked msgid: `say(N_("…%(day)s…"), day=…)`.

    >>> say("还要 %(days)s 个工作日", days=3).said()
    '还要 3 个工作日'
    """
    return Sentence(text, values)
