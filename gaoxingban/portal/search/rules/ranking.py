"""Who comes first. The same arithmetic whichever database found the entries.

Very name, then everyday name; then those that answer every term before those that answer some.
Within these: how well and how rarely said, in one piece or apart, the beginning of a name, one-things before items, the
district's own before imported ones; acts nobody asked for (注销, 查询) step back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from gaoxingban.portal.search.rules.directory import Directory, Floats, Ints, Marks
from gaoxingban.portal.search.rules.understanding import Meaning, Probe, Term

EXACT_TITLE, EXACT_ALIAS, EVERY_TERM = 40.0, 30.0, 10.0
# Everyday names of other portals are often one common word ("变更"): they prove little.
FOREIGN_ALIAS = 1.0
FIT, TOGETHER, BEGINNING, BRIEF = 4.0, 1.0, 0.6, 0.5
ONE_THING, OWN_COLLECTION, SIDEWAYS = 1.6, 0.9, -1.5
# An entry below this share of the best fit only shares a stray word with the query.
WORTH_SHOWING = 0.3
# A term counts as answered from this worth on: more than a mere piece of the word.
ANSWERED = 0.3

Answers = Mapping[Probe, Ints]


@dataclass(frozen=True, eq=False)
class Fit:
    """How each entry of the directory answers: 0–1, and whether every term is answered."""

    share: Floats
    every: Marks

    @property
    def shown(self) -> Ints:
        """Rows that answer well enough to be shown."""
        least = WORTH_SHOWING * self.share.max(initial=0.0)
        return np.flatnonzero((self.share > 0) & (self.share >= least))


def probes(meaning: Meaning) -> tuple[Probe, ...]:
    """All that must be asked of the index for a query, each once."""
    names = (meaning.exact_title, meaning.exact_alias, meaning.beginning, meaning.together)
    ways = (way.probe for term in meaning.terms for way in term.ways)
    return tuple(dict.fromkeys((*(p for p in names if p), *ways)))


def fit(meaning: Meaning, answers: Answers, entries: Directory) -> Fit:
    """How well each entry answers; rare terms weigh more.

    A name that begins with the whole query says all of it.
    """
    worths = [_worths(term, answers, entries) for term in meaning.terms]
    everyone = len(entries.ids)
    weights = [float(np.log1p(everyone / (1 + np.count_nonzero(w)))) for w in worths]
    share, every = np.zeros(everyone), np.ones(everyone, dtype=np.bool_)
    for worth, weight in zip(worths, weights, strict=True):
        share += worth * (weight / (sum(weights) or 1.0))
        every &= worth >= ANSWERED
    begun = _answering(meaning.beginning, answers, entries)
    share[begun], every[begun] = 1.0, True
    return Fit(share, every)


def ranked(meaning: Meaning, answers: Answers, entries: Directory, fits: Fit, rows: Ints) -> Ints:
    """The rows, best first; ties go to the shorter title, then by title and code."""
    scores = _scores(meaning, answers, entries, fits)[rows]
    order = np.lexsort((entries.place[rows], -scores))
    return np.asarray(rows[order], dtype=np.int64)


def understood(meaning: Meaning, answers: Answers, *, at_most: int = 4) -> tuple[str, ...]:
    """The official words that were looked for as well, if they found anything."""
    words = [
        m
        for term in meaning.terms
        for way in term.ways
        if len(answers[way.probe])
        for m in way.meanings
    ]
    return tuple(dict.fromkeys(words))[:at_most]


def _scores(meaning: Meaning, answers: Answers, entries: Directory, fits: Fit) -> Floats:
    """Each entry's place in the order; only comparisons mean something."""
    scores = FIT * fits.share + EVERY_TERM * fits.every
    scores += ONE_THING * entries.one_thing * fits.share + OWN_COLLECTION * entries.own
    scores += SIDEWAYS * entries.acting(but=meaning.sideways)
    scores += BRIEF * np.minimum(1.0, len(meaning.text) / entries.lengths)
    scores[_answering(meaning.exact_title, answers, entries)] += EXACT_TITLE
    named = _answering(meaning.exact_alias, answers, entries)
    scores[named] += np.where(entries.own[named] > 0, EXACT_ALIAS, FOREIGN_ALIAS)
    scores[_answering(meaning.together, answers, entries)] += TOGETHER
    scores[_answering(meaning.beginning, answers, entries)] += BEGINNING
    return scores


def _worths(term: Term, answers: Answers, entries: Directory) -> Floats:
    """For each entry what its best way of answering the term is worth."""
    worths = np.zeros(len(entries.ids))
    for way in sorted(term.ways, key=lambda way: way.worth):
        worths[entries.rows(answers[way.probe])] = way.worth
    return worths


def _answering(probe: Probe | None, answers: Answers, entries: Directory) -> Ints:
    return entries.rows(answers[probe]) if probe else np.empty(0, dtype=np.int64)
