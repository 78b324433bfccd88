"""Reads for the items' pages. Editions never change: what was put together once is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from django.conf import settings

from gaoxingban.catalogue.models import Edition
from gaoxingban.catalogue.queries import current_edition, current_editions, snapshot_of
from gaoxingban.portal.items.listing import Listing, listing


def shelf(on: date) -> list[Edition]:
    """The edition in force of every collection, the district's own first."""
    found = current_editions(on)
    return sorted(found, key=lambda e: (e.collection != settings.DISTRICT, e.collection))


def chosen_edition(collection: str, on: date) -> Edition | None:
    """The named collection's edition in force; without a name the district's own, or the first."""
    if collection:
        return current_edition(collection, on)
    held: Sequence[Edition] = shelf(on)
    return held[0] if held else None


@lru_cache(maxsize=16)
def listing_of(edition_id: int, on: date) -> Listing:
    """The list of an edition's items as it stands on a day."""
    return listing(snapshot_of(edition_id, on))
