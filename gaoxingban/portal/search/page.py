"""What the results page shows: hits in groups, ways to narrow them, and where each leads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gaoxingban.portal.search.queries import Facet, Found, Hit
from gaoxingban.portal.search.writings import ITEM, ONE_THING

KINDS: dict[str, str | Promise] = {ONE_THING: _("一件事"), ITEM: _("事项")}
# So many values of a filter are shown at once.
AT_ONCE = 8
NARROWS: dict[str, str | Promise] = {
    "kind": _("类别"),
    "collection": _("来源"),
    "department": _("部门"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What the address asks for; empty means everything."""

    q: str = ""
    kind: str = ""
    collection: str = ""
    department: str = ""
    page: int = 1

    @property
    def anywhere(self) -> str:
        """The address that asks the same without narrowing."""
        return "?" + urlencode({"q": self.q})

    def query(self, **other: str) -> str:
        """The address' parameters without the page, ending with & when there are any.

        `other` values take the place of those asked for.
        """
        asked = {name: other.get(name, getattr(self, name)) for name in ("q", *NARROWS)}
        given = {name: value for name, value in asked.items() if value}
        return urlencode(given) + "&" if given else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A hit and the collection it comes from, empty for the district's own."""

    hit: Hit
    source: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Hits of one kind."""

    title: str | Promise
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """One way to narrow the hits, or to widen them again when it is the current one."""

    label: str | Promise
    count: int
    href: str
    current: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Narrow:
    """All ways of one sort: some at once, the rest on demand; the current one is among the first."""

    title: str | Promise
    first: tuple[Way, ...]
    rest: tuple[Way, ...]


def groups(hits: Iterable[Hit], *, collections: Mapping[str, str], own: str) -> tuple[Group, ...]:
    """Hits by kind; the kind of the best hit comes first. `own`: the district's collection."""
    by_kind: dict[str, list[Line]] = {}
    for hit in hits:
        source = "" if hit.collection == own else collections.get(hit.collection, hit.collection)
        by_kind.setdefault(hit.kind, []).append(Line(hit=hit, source=source))
    return tuple(
        Group(title=KINDS.get(kind, kind), lines=tuple(lines)) for kind, lines in by_kind.items()
    )


def narrows(asked: Asked, found: Found, *, collections: Mapping[str, str]) -> tuple[Narrow, ...]:
    """Ways to narrow, left out where there is nothing to choose between."""
    facets = {
        "kind": (found.kinds, KINDS),
        "collection": (found.collections, collections),
        "department": (found.departments, {}),
    }
    return tuple(
        _narrow(NARROWS[name], [_way(asked, name, facet, labels) for facet in values])
        for name, (values, labels) in facets.items()
        if len(values) > 1 or getattr(asked, name)
    )


def _narrow(title: str | Promise, ways: Iterable[Way]) -> Narrow:
    ordered = sorted(ways, key=lambda way: not way.current)
    return Narrow(title=title, first=tuple(ordered[:AT_ONCE]), rest=tuple(ordered[AT_ONCE:]))


def _way(asked: Asked, name: str, facet: Facet, labels: Mapping[str, str | Promise]) -> Way:
    current = getattr(asked, name) == facet.value
    value = "" if current else facet.value
    return Way(
        label=labels.get(facet.value, facet.value),
        count=facet.count,
        href="?" + asked.query(**{name: value}).removesuffix("&"),
        current=current,
    )
