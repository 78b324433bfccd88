"""Words that look or sound like what was typed: most slips of a Chinese keyboard sound right."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import fuzz

from gaoxingban.portal.search.rules.sound import syllables
from gaoxingban.portal.search.rules.text import LONGEST_QUERY, whole

# Likeness in percent from which a word is worth offering.
ALIKE = 72


def heard(word: str) -> str:
    """A word's pinyin in one piece."""
    return "".join(syllables(word))


def similar(text: str, known: Mapping[str, str], *, limit: int = 5) -> tuple[str, ...]:
    """Known words (given with their pinyin) most like the text, the likest first.

    >>> similar("烧考店", {"烧烤店": "shaokaodian", "便利店": "bianlidian"})
    ('烧烤店',)
    """
    typed = whole(text[:LONGEST_QUERY])
    sound = heard(typed)
    alike = {
        word: max(fuzz.ratio(typed, word), fuzz.ratio(sound, pinyin))
        for word, pinyin in known.items()
    }
    best = sorted((word for word in alike if alike[word] >= ALIKE), key=lambda w: (-alike[w], w))
    return tuple(word for word in best if word != typed)[:limit]
