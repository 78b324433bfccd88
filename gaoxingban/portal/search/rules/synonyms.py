"""Everyday words and the official ones they stand for, as written in data/synonyms.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import msgspec

from gaoxingban.portal.search.rules.text import whole


@dataclass(frozen=True)
class Stands:
    """What a word stands for: words that say the same, and words that come near it."""

    same: tuple[str, ...] = ()
    near: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """All of them, the most fitting first."""
        return (*self.same, *self.near)

    def __add__(self, other: Stands) -> Stands:
        same = tuple(dict.fromkeys((*self.same, *other.same)))
        near = dict.fromkeys((*self.near, *other.near))
        return Stands(same, tuple(word for word in near if word not in same))


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What people say. With `means`, each of them points to those words, the first fitting best,
    and never back; without, all of them stand for each other."""

    says: tuple[str, ...]
    means: tuple[str, ...] = ()

    def stands(self, said: str) -> Stands:
        """What one of the sayings stands for."""
        others = [whole(word) for word in self.means or self.says if word != said]
        return Stands(tuple(others[:1]), tuple(others[1:])) if self.means else Stands(tuple(others))


class Synonyms(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """The whole file.

    `ignored` are words of a sentence that name nothing (我想, 怎么办). `sideways` are acts one asks
    for by name only (注销, 补发, 查询): a title that has one steps back when the query has not.
    """

    ignored: tuple[str, ...] = ()
    sideways: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()

    @cached_property
    def meanings(self) -> dict[str, Stands]:
        """Each everyday word with what it stands for."""
        found: dict[str, Stands] = {}
        for group in self.groups:
            for said in group.says:
                found[whole(said)] = found.get(whole(said), Stands()) + group.stands(said)
        return found

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word the file knows: what segmentation must not cut apart."""
        return frozenset({*self.meanings, *(w for s in self.meanings.values() for w in s.words)})

    def acts_in(self, title: str) -> frozenset[str]:
        """Which sideways acts a title names."""
        return frozenset(act for act in self.sideways if act in title)

    def acts_asked(self, query: str) -> frozenset[str]:
        """Which sideways acts a query names, itself or by a synonym."""
        said = whole(query)
        meant = (w for word, stands in self.meanings.items() if word in said for w in stands.words)
        return self.acts_in(" ".join((said, *meant)))
