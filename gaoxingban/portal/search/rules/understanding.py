"""What a query means: terms, and for each term every way an entry may say the same.

A way is a probe of the index with a weight; the best way that an entry answers counts for it.
Nothing here knows which database answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from gaoxingban.portal.search.rules.document import ALIAS, BODY, NAMES, REST, TITLE
from gaoxingban.portal.search.rules.synonyms import Stands, Synonyms
from gaoxingban.portal.search.rules.text import (
    INITIALS_LATER,
    INITIALS_START,
    LONGEST_QUERY,
    SOUND_LATER,
    SOUND_START,
    WHOLE,
    WORD,
    Pattern,
    fold,
    is_han,
    runs,
    substring,
    whole,
)

MOST_TERMS = 8

# How sure a way is that the entry is meant: the word itself, a word that says the same, one that
# comes near, a piece of the word.
OWN, SAME, NEAR, PIECE = 1.0, 0.9, 0.65, 0.5
# Where it stands: as a word of a name, inside a name, in department, themes or summary.
AS_WORD, INSIDE, TOLD = 1.0, 0.75, 0.35
# By ear: from a name's first syllable or a later one; in full or by initials.
HEARD, HEARD_LATER, SPELT, SPELT_LATER = 0.95, 0.7, 0.9, 0.4


class Segmenter(Protocol):
    """Cuts Chinese text into words."""

    def words(self, text: str) -> Sequence[str]:
        """The most likely words, in order."""

    def pieces(self, text: str) -> Sequence[str]:
        """Those words and the shorter words inside them."""


@dataclass(frozen=True)
class Probe:
    """Entries that hold one of the patterns in one of the parts."""

    patterns: tuple[Pattern, ...]
    parts: str


@dataclass(frozen=True)
class Way:
    """A probe, what answering it is worth (0–1), and the synonyms it looks for."""

    worth: float
    probe: Probe
    meanings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Term:
    """One word of the query. `marks` are the words to point out in a title.

    `among_papers` is looked at only when the ways find nothing at all.
    """

    text: str
    ways: tuple[Way, ...]
    among_papers: tuple[Way, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Meaning:
    """A query, understood.

    It may be an entry's very title or everyday name, the beginning of a name, or, when it has
    several terms, stand in a name in one piece (`together`). `sideways`: acts it names itself.
    """

    text: str
    terms: tuple[Term, ...] = ()
    exact_title: Probe | None = None
    exact_alias: Probe | None = None
    beginning: Probe | None = None
    together: Probe | None = None
    sideways: frozenset[str] = frozenset()

    @property
    def among_papers(self) -> Meaning:
        """The same query, asked of the papers that entries want."""
        terms = (Term(t.text, t.among_papers, marks=t.marks) for t in self.terms if t.among_papers)
        return Meaning(text=self.text, terms=tuple(terms), sideways=self.sideways)

    @property
    def marks(self) -> tuple[str, ...]:
        """Words to point out in titles, of all terms."""
        return tuple(dict.fromkeys(mark for term in self.terms for mark in term.marks))


def understand(text: str, *, synonyms: Synonyms, segmenter: Segmenter) -> Meaning:
    """The meaning of a query; without terms when it names nothing."""
    asked = fold(text)[:LONGEST_QUERY]
    words = _words(asked, synonyms, segmenter)
    terms = tuple(_term(word, synonyms, segmenter) for word in words[:MOST_TERMS])
    if not terms:
        return Meaning(text=asked)
    said = tuple(dict.fromkeys((whole(asked), "".join(words))))
    return Meaning(
        text=asked,
        terms=terms,
        exact_title=Probe((Pattern((WHOLE + whole(asked),)),), TITLE),
        exact_alias=Probe(tuple(Pattern((WHOLE + one,)) for one in said), ALIAS),
        beginning=Probe(tuple(Pattern((WHOLE + one,), prefix=True) for one in said), NAMES),
        together=Probe((substring("".join(words)),), NAMES) if len(words) > 1 else None,
        sideways=synonyms.acts_asked(asked),
    )


def beginnings(text: str) -> tuple[Way, ...]:
    """Ways to go on with what has been typed so far: by characters, by sound, by initials."""
    asked = whole(fold(text)[:LONGEST_QUERY])
    if not asked:
        return ()
    ways = [
        Way(1.0, Probe((Pattern((WHOLE + asked,), prefix=True),), NAMES)),
        Way(0.8, Probe((substring(text),), NAMES)),
    ]
    return (*ways, *_by_ear(asked)) if _spelt(asked) else tuple(ways)


def _words(asked: str, synonyms: Synonyms, segmenter: Segmenter) -> list[str]:
    """The words that name something; when none does, all of them."""
    every = [_segments(run, segmenter) for run in _joined(runs(asked))]
    naming = [[word for word in words if word not in synonyms.ignored] for words in every]
    together = [
        word
        for words in (naming if any(naming) else every)
        for word in _singles_joined(words, synonyms)
    ]
    longer = [w for w in together if len(w) > 1 or w in synonyms.meanings]
    return list(dict.fromkeys(longer or together))


def _joined(found: Iterable[str]) -> Iterator[str]:
    """Syllables typed apart are one word: kai fan dian → kaifandian."""
    letters = ""
    for run in found:
        if _spelt(run):
            letters += run
            continue
        if letters:
            yield letters
        letters = ""
        yield run
    if letters:
        yield letters


def _segments(run: str, segmenter: Segmenter) -> Sequence[str]:
    return segmenter.words(run) if is_han(run) else (run,)


def _singles_joined(words: Iterable[str], synonyms: Synonyms) -> Iterator[str]:
    """Single characters beside each other are read as one word: 卖 酒 → 卖酒."""
    loose = ""
    for word in words:
        if len(word) == 1 and is_han(word) and word not in synonyms.meanings:
            loose += word
            continue
        if loose:
            yield loose
        loose = ""
        yield word
    if loose:
        yield loose


def _term(word: str, synonyms: Synonyms, segmenter: Segmenter) -> Term:
    pieces = _pieces(word, segmenter) if is_han(word) else []
    stands = synonyms.meanings.get(word) or sum(
        (synonyms.meanings.get(piece, Stands()) for piece in pieces), Stands()
    )
    ways = [
        *_written((word,), OWN),
        *_written(stands.same, SAME, stands.same),
        *_written(stands.near, NEAR, stands.near),
        *_written(pieces, PIECE),
        *(_by_ear(word) if _spelt(word) else ()),
    ]
    named = (word, *stands.same)
    return Term(
        word,
        tuple(ways),
        among_papers=(Way(OWN, Probe(tuple(map(substring, named)), REST), stands.same),),
        marks=(word, *stands.words, *(piece for piece in pieces if len(piece) > 1)),
    )


def _pieces(word: str, segmenter: Segmenter) -> list[str]:
    """Words inside a word; where there are none, its pairs; of two characters, each."""
    inside = [p for p in segmenter.pieces(word) if p != word and len(p) > 1]
    if inside or len(word) == 1:
        return inside
    known = word in segmenter.words(word)
    if len(word) == 2:
        return [] if known else list(word)
    return [word[i : i + 2] for i in range(len(word) - 1)]


def _written(words: Sequence[str], sure: float, meanings: tuple[str, ...] = ()) -> Iterator[Way]:
    inside = tuple(substring(word) for word in words)
    standing = tuple(Pattern((WORD + word,)) for word in words if len(word) > 1)
    if not words:
        return
    if standing:
        yield Way(sure * AS_WORD, Probe(standing, NAMES), meanings)
    yield Way(sure * INSIDE, Probe(inside, NAMES), meanings)
    yield Way(sure * TOLD, Probe(inside, BODY), meanings)


def _by_ear(letters: str) -> Iterator[Way]:
    heard = letters.replace("ü", "v")
    yield Way(HEARD, _sound(SOUND_START + heard))
    yield Way(HEARD_LATER, _sound(SOUND_LATER + heard))
    if len(heard) > 1:
        yield Way(SPELT, _sound(INITIALS_START + heard))
        yield Way(SPELT_LATER, _sound(INITIALS_LATER + heard))


def _sound(token: str) -> Probe:
    return Probe((Pattern((token,), prefix=True),), REST)


def _spelt(run: str) -> bool:
    return run.isascii() and run.isalpha()
