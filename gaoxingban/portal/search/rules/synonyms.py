"""Everyday words and the official ones they stand for, as written in data/synonyms.yaml."""

from __future__ import annotations

from functools import cached_property

import msgspec

from gaoxingban.portal.search.rules.text import whole


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What people say. With `means`, each of them points to those words, never back;
    without, all of them stand for each other."""

    says: tuple[str, ...]
    means: tuple[str, ...] = ()


class Synonyms(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """The whole file.

    `ignored` are words of a sentence that name nothing (我想, 怎么办). `sideways` are acts one asks
    for by name only (注销, 补发, 查询): a title that has one steps back when the query has not.
    """

    ignored: tuple[str, ...] = ()
    sideways: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()

    @cached_property
    def meanings(self) -> dict[str, tuple[str, ...]]:
        """Each everyday word with what it stands for, the most fitting first."""
        found: dict[str, dict[str, None]] = {}
        for group in self.groups:
            for said in group.says:
                others = group.means or group.says
                found.setdefault(whole(said), {}).update(
                    (whole(other), None) for other in others if other != said
                )
        return {said: tuple(others) for said, others in found.items()}

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word the file knows: what segmentation must not cut apart."""
        return frozenset({*self.meanings, *(w for ws in self.meanings.values() for w in ws)})

    def acts_in(self, title: str) -> frozenset[str]:
        """Which sideways acts a title names."""
        return frozenset(act for act in self.sideways if act in title)

    def acts_asked(self, query: str) -> frozenset[str]:
        """Which sideways acts a query names, itself or by a synonym."""
        said = whole(query)
        meant = (word for word, others in self.meanings.items() if word in said for word in others)
        return self.acts_in(" ".join((said, *meant)))
