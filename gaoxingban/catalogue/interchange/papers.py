"""Papers as one import meets them: each distinct printed name is a material of its own.

Only a name that is exactly one of a known material's names is linked to it; likeness is never
enough (that is a suggestion for the designer: `rules.names`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from gaoxingban.catalogue.rules.model import ItemMaterial, Material
from gaoxingban.catalogue.rules.names import kind_of
from gaoxingban.catalogue.rules.words import MaterialKind


class Papers:
    """Collects the materials of one import."""

    def __init__(self, known: Iterable[Material] = ()) -> None:
        self._known: dict[str, Material] = {}
        for material in known:
            for name in (material.name, *material.aliases):
                self._known.setdefault(name, material)
        self._met: dict[str, Material] = {}
        # Material key → canonical name, of every material met.
        self.names: dict[str, str] = {}
        self.linked = 0

    def named(self, name: str, *, issuer: str = "", kind: MaterialKind | None = None) -> Material:
        """The material with exactly this printed name, made now when it is new."""
        known = self._known.get(name)
        if known is not None:
            if known.key not in self._met:
                self.linked += 1
            return self._keep(known)
        key = material_key(name)
        return self._keep(Material(key, name, kind or kind_of(name), issuer=issuer))

    def _keep(self, material: Material) -> Material:
        held = self._met.setdefault(material.key, material)
        self.names[held.key] = held.name
        return held

    def met(self) -> tuple[Material, ...]:
        """Every material met so far, by key."""
        return tuple(sorted(self._met.values(), key=lambda material: material.key))


def material_key(name: str) -> str:
    """A stable key for a printed name: 48 bits of its SHA-256."""
    return f"m{hashlib.sha256(name.encode()).hexdigest()[:12]}"


def printed_name(paper: ItemMaterial, names: dict[str, str]) -> str:
    """What the item prints: its own wording, else the canonical name."""
    return paper.name or names.get(paper.material, paper.material)
