"""What the portal's tests stand on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gaoxingban.catalogue.queries import catalogue_of, snapshot_of
from gaoxingban.portal.items.queries import listing_of
from tests.editions import published as published


@pytest.fixture(autouse=True)
def _fresh_editions() -> Iterator[None]:
    """Each test numbers its editions from one again: what was kept of another's is forgotten."""
    yield
    for kept in (catalogue_of, snapshot_of, listing_of):
        kept.cache_clear()
