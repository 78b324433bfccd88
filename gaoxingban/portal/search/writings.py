"""How a catalogue's records tell themselves to search. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gaoxingban.catalogue.rules.model import Catalogue, Item, ItemMaterial, OneThing
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.portal.search.rules.document import Writing

ONE_THING, ITEM = "one_thing", "item"


def writings(snapshot: Snapshot) -> Iterator[Writing]:
    """One writing for each one-thing and each item that holds on the snapshot's day."""
    names = _Names(snapshot.catalogue)
    for one in snapshot.one_things.values():
        yield names.one_thing(one)
    for item in snapshot.items.values():
        yield names.item(item)


class _Names:
    """Names of what records only mention by key."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.departments = {d.key: d.name for d in catalogue.departments}
        self.items = {item.code: item.name for item in catalogue.items}
        self.materials = {m.key: (m.name, *m.aliases) for m in catalogue.materials}

    def one_thing(self, one: OneThing) -> Writing:
        components = (self.items.get(part.item, "") for part in one.components)
        return Writing(
            kind=ONE_THING,
            code=one.code,
            title=one.title,
            aliases=one.common_names,
            department=self.department(one.lead_department),
            sort=one.stage.value,
            words=tuple(components),
            summary=one.summary,
            papers=self.papers(one.materials),
            codes=(one.code, one.implementation_code, one.theme_code),
        )

    def item(self, item: Item) -> Writing:
        return Writing(
            kind=ITEM,
            code=item.code,
            title=item.name,
            aliases=item.common_names,
            department=self.department(item.department),
            sort=item.kind.value,
            words=(*item.themes, *(result.name for result in item.results)),
            summary=item.summary,
            papers=self.papers(item.materials),
            codes=(item.code, item.implementation_code, item.basic_code, item.handling_code),
        )

    def department(self, key: str) -> str:
        return self.departments.get(key) or key

    def papers(self, asked: Iterable[ItemMaterial]) -> tuple[str, ...]:
        named = (n for m in asked for n in (m.name, *self.materials.get(m.material, (m.material,))))
        return tuple(dict.fromkeys(name for name in named if name))
