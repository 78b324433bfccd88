"""Verbs of search. Publishing knows nothing of search, so whoever publishes calls these after it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from uuid import uuid4

import msgspec
from django.db import transaction

from gaoxingban.catalogue.models import Edition
from gaoxingban.catalogue.queries import current_editions, snapshot_of
from gaoxingban.portal.search.engines import engine
from gaoxingban.portal.search.engines.base import Engine
from gaoxingban.portal.search.models import Entry, Indexed
from gaoxingban.portal.search.rules.document import FORM, Writing, document
from gaoxingban.portal.search.words import segmenter, synonyms
from gaoxingban.portal.search.writings import writings

AT_ONCE = 1000


def reindex(edition_id: int, *, on: date) -> int:
    """Put an edition in the place of its collection's entries; how many there are now.

    An item that does not hold on the day is not found: it has ended, or not begun.

    One transaction: a search sees all of the old entries or all of the new ones.
    Raises Edition.DoesNotExist.
    """
    edition = Edition.objects.defer("body").get(pk=edition_id)
    told = writings(snapshot_of(edition_id, on))
    return replace_entries(collection=edition.collection, digest=_digest(edition, on), told=told)


def ensure_indexed(*, on: date) -> int:
    """Index every edition in force that is not what was indexed; how many collections that were.

    Entries of a collection that has no edition in force any more are removed.
    """
    current = {edition.collection: edition for edition in current_editions(on)}
    held = dict(Indexed.objects.filter(form=_form()).values_list("collection", "digest"))
    stale = [e.pk for c, e in current.items() if held.get(c) != _digest(e, on)]
    for edition_id in stale:
        reindex(edition_id, on=on)
    return len(stale) + _forget_all_but(current)


@transaction.atomic
def replace_entries(*, collection: str, digest: str, told: Iterable[Writing]) -> int:
    """Replace all entries of a collection by what is told now; how many there are.

    Two at once wait for each other; the later one stays.
    """
    state = _locked(collection)
    Entry.objects.filter(collection=collection).delete()
    index, count, rest = engine(), 0, iter(told)
    while batch := list(islice(rest, AT_ONCE)):
        _write(batch, collection, index)
        count += len(batch)
    state.digest, state.form, state.entries, state.revision = digest, _form(), count, uuid4()
    state.save()
    index.settle()
    return count


def _locked(collection: str) -> Indexed:
    """The collection's state, held until the transaction ends; made where there is none yet."""
    unknown = {"digest": "", "form": "", "entries": 0, "revision": uuid4()}
    Indexed.objects.get_or_create(collection=collection, defaults=unknown)
    return Indexed.objects.select_for_update().get(collection=collection)


@transaction.atomic
def _forget_all_but(collections: Iterable[str]) -> int:
    gone = Indexed.objects.exclude(collection__in=list(collections))
    Entry.objects.filter(collection__in=list(gone.values_list("collection", flat=True))).delete()
    return gone.delete()[0]


def _write(batch: Sequence[Writing], collection: str, index: Engine) -> None:
    entries = Entry.objects.bulk_create(
        Entry(
            kind=told.kind,
            collection=collection,
            code=told.code,
            sort=told.sort,
            title=told.title,
            aliases=list(told.aliases),
            department=told.department,
            summary=told.summary,
        )
        for told in batch
    )
    words = segmenter().words
    pairs = zip(entries, batch, strict=True)
    index.add((entry.pk, document(told, words=words)) for entry, told in pairs)


def _digest(edition: Edition, on: date) -> str:
    """What the entries say: the edition, and which of its items hold on the day."""
    codes = "\n".join(sorted(snapshot_of(edition.pk, on).items))
    return hashlib.sha256(f"{edition.digest}\n{codes}".encode()).hexdigest()


def _form() -> str:
    """What the tokens depend on besides the catalogue: their form and the words we know."""
    return hashlib.sha256(b"%d:" % FORM + msgspec.json.encode(synonyms())).hexdigest()
