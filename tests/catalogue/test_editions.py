"""Rulings: editions never change, equal content is one edition, the law of the day is found."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, transaction

from gaoxingban.catalogue.models import Edition
from gaoxingban.catalogue.queries import catalogue_of, current_edition, current_editions
from gaoxingban.catalogue.rules.canonical import canonical
from gaoxingban.catalogue.rules.model import Catalogue
from gaoxingban.catalogue.services import publish_edition
from tests.journeys.town import catalogue, item

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 5, 1, tzinfo=UTC)


def publish(
    built: Catalogue, effective: date = date(2026, 1, 5), collection: str = "town"
) -> Edition:
    return publish_edition(
        catalogue=built,
        collection=collection,
        title="小镇目录",
        effective_from=effective,
        at=AT,
        actor="设计员",
    )


def test_what_is_published_is_read_back_equal() -> None:
    built = catalogue([item("b"), item("a")])
    edition = publish(built)
    assert canonical(catalogue_of(edition.pk)) == canonical(built)
    assert (edition.number, edition.items, edition.one_things) == (1, 2, 1)


def test_the_order_of_writing_does_not_make_another_edition() -> None:
    first = publish(catalogue([item("a"), item("b")], one_thing={"components": []}))
    again = publish(catalogue([item("b"), item("a")], one_thing={"components": []}))
    assert again.pk == first.pk


def test_a_change_makes_the_next_number_and_another_digest() -> None:
    first = publish(catalogue([item("a")]))
    second = publish(catalogue([item("a", summary="改了")]))
    assert second.number == 2
    assert second.digest != first.digest


def test_the_database_itself_refuses_to_change_or_delete_an_edition() -> None:
    edition = publish(catalogue([item("a")]))
    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(title="改")
    with pytest.raises(DatabaseError), transaction.atomic():
        edition.delete()
    assert Edition.objects.get(pk=edition.pk).title == "小镇目录"


def test_the_edition_in_force_is_the_latest_that_has_begun() -> None:
    old = publish(catalogue([item("a")]), date(2026, 1, 1))
    new = publish(catalogue([item("b")]), date(2026, 7, 1))
    assert current_edition("town", date(2025, 12, 31)) is None
    assert current_edition("town", date(2026, 6, 30)) == old
    assert current_edition("town", date(2026, 7, 1)) == new


def test_each_collection_has_its_own_numbers() -> None:
    publish(catalogue([item("a")]))
    other = publish(catalogue([item("a")]), collection="city")
    assert other.number == 1
    assert {e.collection for e in current_editions(date(2026, 2, 1))} == {"town", "city"}
