"""Reads of the catalogue. Editions never change, so what was read once is kept."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.db.models import Q, QuerySet

from gaoxingban.catalogue.models import Edition
from gaoxingban.catalogue.rules.canonical import decode
from gaoxingban.catalogue.rules.model import Catalogue, Material
from gaoxingban.catalogue.rules.snapshot import Snapshot


def editions() -> QuerySet[Edition]:
    """All editions without their bodies, newest first within each collection."""
    return Edition.objects.defer("body").order_by("collection", "-number")


def current_edition(collection: str, on: date) -> Edition | None:
    """The edition of a collection in force on a day: latest effective date, then latest number."""
    held = editions().filter(collection=collection, effective_from__lte=on)
    return held.order_by("-effective_from", "-number").first()


def current_editions(on: date) -> list[Edition]:
    """The edition in force of every collection."""
    found: dict[str, Edition] = {}
    ordered = editions().filter(Q(effective_from__lte=on))
    for edition in ordered.order_by("collection", "-effective_from", "-number"):
        found.setdefault(edition.collection, edition)
    return list(found.values())


@lru_cache(maxsize=16)
def catalogue_of(edition_id: int) -> Catalogue:
    """The catalogue an edition holds. Raises Edition.DoesNotExist."""
    body = Edition.objects.values_list("body", flat=True).get(pk=edition_id)
    return decode(bytes(body))


@lru_cache(maxsize=32)
def snapshot_of(edition_id: int, on: date) -> Snapshot:
    """The catalogue of an edition as it stands on a day."""
    return Snapshot(catalogue_of(edition_id), on)


def latest_edition(collection: str) -> Edition | None:
    """The edition with the highest number, whether it is in force yet or not."""
    return editions().filter(collection=collection).first()


def known_materials(collection: str, *, added: bool, own: str, on: date) -> tuple[Material, ...]:
    """Canonical materials of all collections in force, those of `own` (the district's) first.

    Unless it is only `added` to, the collection itself is left out: imported anew, it must not
    depend on its own past.
    """
    held = [
        edition for edition in current_editions(on) if added or edition.collection != collection
    ]
    held.sort(key=lambda edition: (edition.collection != own, edition.collection))
    return tuple(m for edition in held for m in catalogue_of(edition.pk).materials)
