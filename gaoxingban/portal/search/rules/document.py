"""What one entry puts into the index: four parts, weighted from its title to its papers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from gaoxingban.portal.search.rules.sound import sounds
from gaoxingban.portal.search.rules.text import WHOLE, WORD, pairs, whole

# Raised whenever the tokens change, so that what was indexed before is indexed again.
FORM = 1

TITLE, ALIAS, BODY, REST = "A", "B", "C", "D"
NAMES = TITLE + ALIAS

Words = Callable[[str], Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class Writing:
    """An entry as its source tells it: `sort` within its kind, `codes` it can be called by."""

    kind: str
    code: str
    title: str
    sort: str = ""
    aliases: tuple[str, ...] = ()
    department: str = ""
    words: tuple[str, ...] = ()
    summary: str = ""
    papers: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """Tokens of the four parts; D holds the papers (weak) and the sounds of all names (marked)."""

    parts: dict[str, list[str]] = field(default_factory=dict)

    def text(self, part: str) -> str:
        """A part's tokens, separated by spaces."""
        return " ".join(self.parts[part])


def document(writing: Writing, *, words: Words) -> Document:
    """The tokens of an entry; `words` segments a text the way queries are segmented."""
    names = (writing.title, *writing.aliases)
    return Document(
        {
            TITLE: _name(writing.title, words),
            ALIAS: [t for alias in writing.aliases for t in _name(alias, words)]
            + [t for code in writing.codes if code for t in (*pairs(code), WHOLE + whole(code))],
            BODY: _plain((writing.department, writing.sort, *writing.words, writing.summary)),
            REST: _plain(writing.papers) + [t for name in names for t in sounds(name)],
        }
    )


def _name(name: str, words: Words) -> list[str]:
    """Pairs for substrings, words of two characters and more, and the whole as one token."""
    if not (one := whole(name)):
        return []
    known = [WORD + word for word in words(name) if len(word) > 1]
    return [*pairs(name), *known, WHOLE + one]


def _plain(texts: Iterable[str]) -> list[str]:
    return [token for text in texts for token in pairs(text)]
