"""Where a one-thing lives: its collection and code, and the addresses of its pages."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse


def own() -> str:
    """The district's own collection."""
    return str(settings.DISTRICT)


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """One one-thing of one collection; the district's own collection needs no name in addresses."""

    code: str
    collection: str

    def address(self, page: str = "one-thing", query: str = "") -> str:
        """The address of one of its pages, with a query string when one is given."""
        if self.collection == own():
            path = reverse(page, args=[self.code])
        else:
            path = reverse(f"{page}-of", args=[self.collection, self.code])
        return f"{path}?{query}" if query else path

    def item(self, code: str) -> str:
        """The guide of one of its items."""
        return reverse("item", args=[self.collection, code])
