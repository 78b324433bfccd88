"""Reads of search: what a query finds, and what one may be about to type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet, Sum

from gaoxingban.portal.search.engines import engine
from gaoxingban.portal.search.models import Entry, Indexed
from gaoxingban.portal.search.rules import ranking
from gaoxingban.portal.search.rules.ranking import Standing
from gaoxingban.portal.search.rules.similar import similar
from gaoxingban.portal.search.rules.text import places
from gaoxingban.portal.search.rules.understanding import Meaning, Term, beginnings, understand
from gaoxingban.portal.search.words import known_sounds, segmenter, synonyms
from gaoxingban.portal.search.writings import ONE_THING

# Above this many ids it is quicker to read all rows than to name each.
MANY = 4000


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """An entry that was found. `marks` are (start, end) ranges of the title to point out."""

    kind: str
    collection: str
    code: str
    sort: str
    title: str
    department: str
    summary: str
    aliases: tuple[str, ...] = ()
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Facet:
    """One value by which the hits can be narrowed, and how many would remain."""

    value: str
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A page of hits. `total` counts all; `understood` are official words looked for as well."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    understood: tuple[str, ...] = ()
    kinds: tuple[Facet, ...] = ()
    collections: tuple[Facet, ...] = ()
    departments: tuple[Facet, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """What hits are narrowed to; None lets all through."""

    kind: str | None = None
    collection: str | None = None
    department: str | None = None

    def passes(self, row: _Row, *, but: str = "") -> bool:
        """Whether a row stays, leaving one of the filters aside."""
        return all(
            wanted is None or name == but or wanted == getattr(row, name)
            for name, wanted in (
                ("kind", self.kind),
                ("collection", self.collection),
                ("department", self.department),
            )
        )


@dataclass(frozen=True, slots=True)
class _Row:
    """What ranking and facets need of an entry."""

    id: int
    kind: str
    collection: str
    department: str
    title: str
    code: str

    def standing(self) -> Standing:
        return Standing(
            id=self.id,
            one_thing=self.kind == ONE_THING,
            own=self.collection == settings.DISTRICT,
            title=self.title,
            code=self.code,
            sideways=synonyms().acts_in(self.title),
        )


def search(
    text: str,
    *,
    kind: str | None = None,
    collection: str | None = None,
    department: str | None = None,
    limit: int = 20,
    offset: int = 0,
) -> Found:
    """What a query in everyday words finds, best first. Nothing is found for an empty query."""
    meaning = understand(text, synonyms=synonyms(), segmenter=segmenter())
    if not meaning.terms:
        return Found()
    answers = engine().answers(ranking.probes(meaning))
    fits = ranking.fits(meaning, answers, entries=_entries())
    rows = _rows(fits)
    filters = Filters(kind=kind, collection=collection, department=department)
    kept = [row.standing() for row in rows if filters.passes(row)]
    ranked = ranking.ranked(meaning, answers, fits, kept)
    return Found(
        hits=_hits([s.id for s in ranked[offset : offset + limit]], meaning.marks),
        total=len(ranked),
        understood=ranking.understood(meaning, answers),
        kinds=_facets(rows, filters, "kind"),
        collections=_facets(rows, filters, "collection"),
        departments=_facets(rows, filters, "department"),
    )


def suggest(text: str, *, limit: int = 8) -> tuple[Hit, ...]:
    """Entries whose name may be what is being typed: by characters, pinyin or initials."""
    ways = beginnings(text)
    if not ways:
        return ()
    meaning = Meaning(text=text, terms=(Term(text, ways),))
    answers = engine().answers(ranking.probes(meaning))
    fits = ranking.fits(meaning, answers, entries=_entries())
    standings = [row.standing() for row in _rows(fits)]
    ranked = ranking.ranked(meaning, answers, fits, standings)
    return _hits([s.id for s in ranked[:limit]], (text,))


def similar_words(text: str, *, limit: int = 5) -> tuple[str, ...]:
    """Known words like the ones that found nothing, by look or by sound, that do find something."""
    alike = similar(text, known_sounds(), limit=2 * limit)
    return tuple(word for word in alike if search(word, limit=1).total)[:limit]


def _entries() -> int:
    return Indexed.objects.aggregate(n=Sum("entries"))["n"] or 0


def _rows(ids: Collection[int]) -> list[_Row]:
    entries: QuerySet[Entry] = Entry.objects.all()
    if len(ids) <= MANY:
        entries = entries.filter(pk__in=ids)
    columns = entries.values_list("id", "kind", "collection", "department", "title", "code")
    return [_Row(*row) for row in columns if row[0] in ids]


def _facets(rows: Iterable[_Row], filters: Filters, name: str) -> tuple[Facet, ...]:
    counted = Counter(getattr(row, name) for row in rows if filters.passes(row, but=name))
    ordered = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Facet(value=value, count=count) for value, count in ordered if value)


def _hits(ids: Sequence[int], marks: Sequence[str]) -> tuple[Hit, ...]:
    entries = Entry.objects.in_bulk(ids)
    return tuple(_hit(entries[entry], marks) for entry in ids if entry in entries)


def _hit(entry: Entry, marks: Sequence[str]) -> Hit:
    return Hit(
        kind=entry.kind,
        collection=entry.collection,
        code=entry.code,
        sort=entry.sort,
        title=entry.title,
        department=entry.department,
        summary=entry.summary,
        aliases=tuple(entry.aliases),
        marks=places(entry.title, marks),
    )
