"""The list of items, narrowed by what a reader chose. Pure: a snapshot comes in, rows go out.

Which rows have a value is kept as the bits of one whole number, so that every count beside every
choice is one `and` away, also for a city's 12,000 items.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gaoxingban.catalogue.rules.model import Item, Limit
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.catalogue.rules.words import Kind

DEPARTMENT, KIND, THEME, SERVICE_OBJECT = "department", "kind", "theme", "object"
FACETS = (DEPARTMENT, KIND, THEME, SERVICE_OBJECT)
_KIND_ORDER = {kind.value: n for n, kind in enumerate(Kind)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """An item as the list shows it; limits are those in force on the snapshot's day."""

    code: str
    name: str
    kind: Kind
    department: str
    department_name: str
    common_names: tuple[str, ...]
    statutory: Limit | None
    promised: Limit | None
    visits: int | None
    sample: bool
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A value one may narrow by, and how many items would remain."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """All items of an edition; `having[facet][value]` holds the rows with it, one bit a row."""

    rows: tuple[Row, ...]
    having: Mapping[str, Mapping[str, int]]
    labels: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Narrowed:
    """The rows that remain, and the choices that still lead somewhere, by facet."""

    rows: tuple[Row, ...]
    choices: Mapping[str, tuple[Choice, ...]]


def listing(snapshot: Snapshot) -> Listing:
    """The list of a snapshot's items, by department and name."""
    pairs = [(_row(item, snapshot), item) for item in snapshot.items.values()]
    pairs.sort(key=lambda pair: (_reading_order(pair[0].department_name), pair[0].name))
    having: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
    for n, (_, item) in enumerate(pairs):
        for facet, value in _values(item):
            having[facet][value] = having[facet].get(value, 0) | 1 << n
    rows = tuple(row for row, _ in pairs)
    return Listing(rows=rows, having=having, labels={r.department: r.department_name for r in rows})


def narrowed(listing: Listing, *, text: str, chosen: Mapping[str, str]) -> Narrowed:
    """The rows with every chosen value whose words contain every word of the text.

    Counts of a facet's choices leave that facet's own choice out: they say what a change would show.
    """
    found = _containing(listing.rows, text)
    held = {f: listing.having[f].get(chosen[f], 0) for f in FACETS if chosen.get(f)}
    choices = {facet: _choices(listing, facet, _all_of(found, held, but=facet)) for facet in FACETS}
    remaining = _all_of(found, held)
    return Narrowed(rows=tuple(_picked(listing.rows, remaining)), choices=choices)


def _row(item: Item, snapshot: Snapshot) -> Row:
    department = snapshot.department_name(item.department)
    words = (item.name, item.code, department, item.summary, *item.common_names)
    return Row(
        code=item.code,
        name=item.name,
        kind=item.kind,
        department=item.department,
        department_name=department,
        common_names=item.common_names,
        statutory=snapshot.statutory(item),
        promised=snapshot.promised(item),
        visits=item.visits,
        sample=bool(item.samples),
        text="\n".join(words).casefold(),
    )


def _values(item: Item) -> Iterator[tuple[str, str]]:
    yield DEPARTMENT, item.department
    yield KIND, item.kind.value
    yield from ((THEME, theme) for theme in item.themes)
    yield from ((SERVICE_OBJECT, served) for served in item.service_objects)


def _containing(rows: tuple[Row, ...], text: str) -> int:
    words = text.casefold().split()
    if not words:
        return (1 << len(rows)) - 1
    return sum(1 << n for n, row in enumerate(rows) if all(word in row.text for word in words))


def _all_of(found: int, held: Mapping[str, int], *, but: str = "") -> int:
    for facet, rows in held.items():
        found &= rows if facet != but else found
    return found


def _choices(listing: Listing, facet: str, within: int) -> tuple[Choice, ...]:
    counted = ((v, (rows & within).bit_count()) for v, rows in listing.having[facet].items())
    found = (
        Choice(value=value, label=listing.labels.get(value, value), count=count)
        for value, count in counted
        if count
    )
    return tuple(
        sorted(found, key=lambda c: (_KIND_ORDER.get(c.value, 0), _reading_order(c.label)))
    )


def _picked(rows: tuple[Row, ...], bits: int) -> Iterable[Row]:
    return (row for n, row in enumerate(rows) if bits >> n & 1)


def _reading_order(name: str) -> bytes:
    """Names as a Chinese reader looks them up: GB 18030 begins with the common characters in pinyin
    order.

    >>> sorted(["住建局", "财政局", "公安局"], key=_reading_order)
    ['财政局', '公安局', '住建局']
    """
    return name.encode("gb18030", "replace")
