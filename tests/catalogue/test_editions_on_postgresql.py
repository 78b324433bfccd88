"""Ruling: PostgreSQL refuses to change or delete an edition as SQLite does."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, transaction
from pytest_django import DjangoDbBlocker

from gaoxingban.catalogue.models import Edition
from gaoxingban.catalogue.queries import catalogue_of, current_edition
from gaoxingban.catalogue.rules.canonical import canonical
from gaoxingban.catalogue.services import publish_edition
from tests.journeys.town import catalogue, item
from tests.postgres import default_database, new_database

pytestmark = pytest.mark.postgres


def test_an_edition_is_kept_and_never_changes(
    postgres_url: str, django_db_blocker: DjangoDbBlocker
) -> None:
    built = catalogue([item("a"), item("b")])
    with new_database(postgres_url) as url, django_db_blocker.unblock(), default_database(url):
        edition = publish_edition(
            catalogue=built,
            collection="town",
            title="小镇目录",
            effective_from=date(2026, 1, 5),
            at=datetime(2026, 1, 5, tzinfo=UTC),
            actor="设计员",
        )
        assert canonical(catalogue_of(edition.pk)) == canonical(built)
        assert current_edition("town", date(2026, 1, 5)) == edition
        for change in (lambda: Edition.objects.update(title="改"), edition.delete):
            with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
                change()
        assert Edition.objects.get().title == "小镇目录"
