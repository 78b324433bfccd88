"""Published editions for tests: the district's own catalogue as it lies in the checkout."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from importlib import import_module

import pytest
from django.conf import settings
from django.db import connection

from gaoxingban.catalogue.models import Edition
from gaoxingban.catalogue.rules.model import Catalogue
from gaoxingban.catalogue.services import publish_edition
from gaoxingban.catalogue.source import read_catalogue

SINCE = date(2026, 1, 1)


@cache
def district_catalogue() -> Catalogue:
    """The law in data/ and the district's own terms, read once for all tests."""
    return read_catalogue([settings.DATA_DIR, settings.DISTRICT_DIR], name=settings.DISTRICT)


def publish(catalogue: Catalogue, *, collection: str = "", since: date = SINCE) -> Edition:
    """The next edition of a collection (the district's own unless named)."""
    return publish_edition(
        catalogue=catalogue,
        collection=collection or settings.DISTRICT,
        title=f"{catalogue.name}事项目录",
        effective_from=since,
        at=datetime(2026, 1, 1, tzinfo=UTC),
        actor="发布人",
    )


def forget_editions() -> None:
    """Empty the table, which the database otherwise refuses: the next test starts without any."""
    guard = import_module("gaoxingban.catalogue.migrations.0002_editions_never_change")
    with connection.schema_editor() as editor:
        guard.unguard(None, editor)
    Edition.objects.all().delete()
    with connection.schema_editor() as editor:
        guard.guard(None, editor)


@pytest.fixture
def published(request: pytest.FixtureRequest) -> Edition:
    """The district's own catalogue in force."""
    request.getfixturevalue("db")
    return publish(district_catalogue())


@pytest.fixture
def published_live(request: pytest.FixtureRequest) -> Iterator[Edition]:
    """The same for a live server, which sees only what is committed."""
    request.getfixturevalue("transactional_db")
    yield publish(district_catalogue())
    forget_editions()
