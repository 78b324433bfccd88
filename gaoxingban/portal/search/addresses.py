"""Where an entry's page is. Made when it is shown, so that an address may change without reindexing."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from gaoxingban.portal.search.queries import Hit
from gaoxingban.portal.search.writings import ONE_THING


def address(hit: Hit) -> str:
    """The page of a one-thing (the district's own without its collection) or of an item."""
    if hit.kind != ONE_THING:
        return reverse("item", args=[hit.collection, hit.code])
    if hit.collection == settings.DISTRICT:
        return reverse("one-thing", args=[hit.code])
    return reverse("one-thing-of", args=[hit.collection, hit.code])
