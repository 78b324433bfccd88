"""Who comes first. The same arithmetic whichever database found the entries.

Very name, then everyday name; then those that answer every term before those that answer some.
Within these: how well and how rarely said, the beginning of a name, one-things before items, the
district's own before imported ones; acts nobody asked for (注销, 查询) step back.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gaoxingban.portal.search.rules.understanding import Meaning, Probe, Term

EXACT_TITLE, EXACT_ALIAS, EVERY_TERM = 40.0, 30.0, 10.0
FIT, BEGINNING, ONE_THING, OWN_COLLECTION, SIDEWAYS, BRIEF = 4.0, 0.6, 0.9, 0.9, -1.5, 0.5
# An entry below this share of the best fit only shares a stray word with the query.
WORTH_SHOWING = 0.3
# A term counts as answered from this worth on: more than a mere piece of the word.
ANSWERED = 0.3

Answers = Mapping[Probe, frozenset[int]]


@dataclass(frozen=True)
class Standing:
    """What ranking must know of an entry."""

    id: int
    one_thing: bool
    own: bool
    title: str
    code: str
    sideways: frozenset[str]


@dataclass(frozen=True)
class Fit:
    """How an entry answers a query: 0–1, and whether every term is answered."""

    share: float
    every: bool


def probes(meaning: Meaning) -> tuple[Probe, ...]:
    """All that must be asked of the index for a query, each once."""
    names = (meaning.exact_title, meaning.exact_alias, meaning.beginning)
    ways = (way.probe for term in meaning.terms for way in term.ways)
    return tuple(dict.fromkeys((*(p for p in names if p), *ways)))


def fits(meaning: Meaning, answers: Answers, *, entries: int) -> dict[int, Fit]:
    """How well each found entry answers; rare terms weigh more. `entries`: how many there are.

    A name that begins with the whole query says all of it.
    """
    scored = [_worths(term, answers) for term in meaning.terms]
    weights = [math.log(1 + entries / (1 + len(worths))) for worths in scored]
    total = sum(weights) or 1.0
    found: dict[int, float] = {}
    answered: dict[int, int] = {}
    for worths, weight in zip(scored, weights, strict=True):
        for entry, worth in worths.items():
            found[entry] = found.get(entry, 0.0) + weight * worth / total
            answered[entry] = answered.get(entry, 0) + (worth >= ANSWERED)
    fit = {e: Fit(share, answered[e] == len(meaning.terms)) for e, share in found.items()}
    fit |= dict.fromkeys(_answering(meaning.beginning, answers), Fit(1.0, True))
    least = WORTH_SHOWING * max((f.share for f in fit.values()), default=0.0)
    return {entry: f for entry, f in fit.items() if f.share >= least}


def ranked(
    meaning: Meaning,
    answers: Answers,
    found: Mapping[int, Fit],
    standings: Sequence[Standing],
) -> list[Standing]:
    """The entries, best first; ties go to the shorter title, then by title and code."""
    scores = {s.id: score(meaning, answers, found[s.id], s) for s in standings}
    return sorted(standings, key=lambda s: (-scores[s.id], len(s.title), s.title, s.code))


def score(meaning: Meaning, answers: Answers, fit: Fit, standing: Standing) -> float:
    """An entry's place in the order; only comparisons mean something."""
    return sum(
        (
            EXACT_TITLE * (standing.id in _answering(meaning.exact_title, answers)),
            EXACT_ALIAS * (standing.id in _answering(meaning.exact_alias, answers)),
            EVERY_TERM * fit.every,
            BEGINNING * (standing.id in _answering(meaning.beginning, answers)),
            FIT * fit.share,
            ONE_THING * standing.one_thing,
            OWN_COLLECTION * standing.own,
            SIDEWAYS * bool(standing.sideways - meaning.sideways),
            BRIEF * min(1.0, len(meaning.text) / max(1, len(standing.title))),
        )
    )


def understood(meaning: Meaning, answers: Answers, *, at_most: int = 4) -> tuple[str, ...]:
    """The official words that were looked for as well, if they found anything."""
    words = [
        m for term in meaning.terms for way in term.ways if answers[way.probe] for m in way.meanings
    ]
    return tuple(dict.fromkeys(words))[:at_most]


def _worths(term: Term, answers: Answers) -> dict[int, float]:
    worths: dict[int, float] = {}
    for way in sorted(term.ways, key=lambda way: way.worth):
        worths.update(dict.fromkeys(answers[way.probe], way.worth))
    return worths


def _answering(probe: Probe | None, answers: Answers) -> frozenset[int]:
    return answers[probe] if probe else frozenset()
