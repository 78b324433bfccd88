"""What ranking must know of every entry, as columns: one row per entry, sorted by id.

A query that thousands answer is then ranked by a few array operations, not by thousands of steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Marks = NDArray[np.bool_]

FACETS = ("kind", "collection", "department")


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """An entry as ranking and narrowing see it. `acts` are sideways acts its title names."""

    id: int
    kind: str
    collection: str
    department: str
    title: str
    code: str
    one_thing: bool = False
    own: bool = False
    acts: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Facet:
    """One column of labels: the distinct values, and for each row which of them it has."""

    values: tuple[str, ...]
    rows: Ints

    def having(self, value: str) -> Marks:
        """The rows that have the value."""
        which = self.values.index(value) if value in self.values else -1
        return np.asarray(self.rows == which)

    def counts(self, rows: Ints) -> list[tuple[str, int]]:
        """How many of the rows have each value, most first; rows without a value are left out."""
        counted = np.bincount(self.rows[rows], minlength=len(self.values)).tolist()
        found = [(v, n) for v, n in zip(self.values, counted, strict=True) if v and n]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))


@dataclass(frozen=True, eq=False)
class Directory:
    """All entries. `place` is each row's rank among equals: shorter title, then title, then code."""

    ids: Ints
    one_thing: Floats
    own: Floats
    lengths: Floats
    place: Ints
    acts: Mapping[str, Marks]
    facets: Mapping[str, Facet]

    def rows(self, ids: Ints) -> Ints:
        """Where the ids stand; ids that are not here (indexed a moment ago) are left out."""
        if not len(self.ids):
            return np.empty(0, dtype=np.int64)
        at = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        return np.asarray(at[self.ids[at] == ids], dtype=np.int64)

    def acting(self, *, but: frozenset[str]) -> Marks:
        """Rows whose title names a sideways act other than these."""
        marks = np.zeros(len(self.ids), dtype=np.bool_)
        for act, named in self.acts.items():
            if act not in but:
                marks |= named
        return marks


def directory(standings: Iterable[Standing]) -> Directory:
    """The columns of all entries."""
    rows = sorted(standings, key=lambda s: s.id)
    acts = sorted({act for s in rows for act in s.acts})
    return Directory(
        ids=np.array([s.id for s in rows], dtype=np.int64),
        one_thing=np.array([s.one_thing for s in rows], dtype=np.float64),
        own=np.array([s.own for s in rows], dtype=np.float64),
        lengths=np.array([max(1, len(s.title)) for s in rows], dtype=np.float64),
        place=_places(rows),
        acts={act: np.array([act in s.acts for s in rows], dtype=np.bool_) for act in acts},
        facets={name: _facet([getattr(s, name) for s in rows]) for name in FACETS},
    )


def _places(rows: Sequence[Standing]) -> Ints:
    ordered = sorted(range(len(rows)), key=lambda n: _among_equals(rows[n]))
    places = np.empty(len(rows), dtype=np.int64)
    places[ordered] = np.arange(len(rows))
    return places


def _among_equals(standing: Standing) -> tuple[int, str, str, str]:
    return len(standing.title), standing.title, standing.code, standing.collection


def _facet(labels: Sequence[str]) -> Facet:
    values = tuple(sorted(set(labels)))
    numbers = {value: n for n, value in enumerate(values)}
    return Facet(values, np.array([numbers[label] for label in labels], dtype=np.int64))
