"""Indexing: whole collections, replaced in one piece, and only when something changed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest
from pytest_django import Settings

from gaoxingban.catalogue.models import Edition
from gaoxingban.catalogue.rules.model import Catalogue, Component, Department, Item, OneThing
from gaoxingban.catalogue.rules.words import Kind, Stage
from gaoxingban.catalogue.services import publish_edition
from gaoxingban.portal.search import words
from gaoxingban.portal.search.models import Entry, Indexed
from gaoxingban.portal.search.queries import search
from gaoxingban.portal.search.services import ensure_indexed, reindex, replace_entries
from tests.portal.search import entries

DAY = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 8, tzinfo=UTC)
BEES = Item(code="bees", name="养蜂证", department="farming", kind=Kind.FILING)
CATALOGUE = Catalogue(
    name="small",
    departments=(Department(key="farming", name="农业农村局"),),
    items=(BEES,),
    one_things=(
        OneThing(
            code="keep-bees",
            title="养蜂",
            stage=Stage.OPEN,
            lead_department="farming",
            components=(Component(item="bees"),),
            common_names=("蜜蜂",),
        ),
    ),
)

pytestmark = pytest.mark.django_db


def publish(catalogue: Catalogue, collection: str = "small", since: date = DAY) -> Edition:
    return publish_edition(
        catalogue=catalogue,
        collection=collection,
        title="小目录",
        effective_from=since,
        at=AT,
        actor="测试",
    )


def test_reindexing_twice_leaves_one_of_each() -> None:
    edition = publish(CATALOGUE)
    assert [reindex(edition.pk, on=DAY), reindex(edition.pk, on=DAY)] == [2, 2]
    assert search("养蜂").total == Entry.objects.count() == 2


def test_a_new_edition_takes_the_place_of_the_old_one() -> None:
    reindex(publish(CATALOGUE).pk, on=DAY)
    renamed = msgspec.structs.replace(
        CATALOGUE, items=(msgspec.structs.replace(BEES, name="蚕桑证"),)
    )
    reindex(publish(renamed).pk, on=DAY)
    assert search("蚕桑").hits[0].code == "bees"
    assert [hit.code for hit in search("养蜂证").hits if hit.kind == "item"] == []


def test_other_collections_are_left_alone() -> None:
    replace_entries(collection=entries.OWN, digest="1", told=entries.town())
    reindex(publish(CATALOGUE).pk, on=DAY)
    assert search("卖烟").hits[0].code == "tobacco"


def test_only_what_changed_is_indexed_again() -> None:
    publish(CATALOGUE)
    assert [ensure_indexed(on=DAY), ensure_indexed(on=DAY)] == [1, 0]
    publish(msgspec.structs.replace(CATALOGUE, one_things=()))
    assert [ensure_indexed(on=DAY), ensure_indexed(on=DAY)] == [1, 0]
    assert search("蜜蜂").total == 0


def test_an_edition_is_found_from_its_day_on() -> None:
    publish(CATALOGUE, since=date(2026, 4, 1))
    ensure_indexed(on=DAY)
    assert search("养蜂").total == 0
    ensure_indexed(on=date(2026, 4, 1))
    assert search("养蜂").total == 2


def test_a_collection_without_an_edition_in_force_is_forgotten() -> None:
    replace_entries(collection="gone", digest="1", told=entries.elsewhere())
    publish(CATALOGUE)
    ensure_indexed(on=DAY)
    assert set(Indexed.objects.values_list("collection", flat=True)) == {"small"}
    assert search("公证").total == 0


def test_changed_synonyms_are_indexed_again(settings: Settings, tmp_path: Path) -> None:
    publish(CATALOGUE)
    ensure_indexed(on=DAY)
    (tmp_path / "synonyms.yaml").write_text("groups: [{says: [酿蜜], means: [养蜂]}]")
    settings.DATA_DIR = tmp_path
    words.synonyms.cache_clear()
    words.segmenter.cache_clear()
    try:
        assert ensure_indexed(on=DAY) == 1
        assert search("酿蜜").hits[0].code == "keep-bees"
    finally:
        words.synonyms.cache_clear()
        words.segmenter.cache_clear()


def test_unreadable_synonyms_are_told_by_name(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "synonyms.yaml").write_text("groups: [{sayz: [a]}]")
    settings.DATA_DIR = tmp_path
    words.synonyms.cache_clear()
    try:
        with pytest.raises(words.SynonymsError, match="sayz"):
            words.synonyms()
    finally:
        words.synonyms.cache_clear()


def test_a_one_thing_is_found_by_its_stage_department_and_components() -> None:
    reindex(publish(CATALOGUE).pk, on=DAY)
    for told in ("农业农村局", "养蜂证", "蜜蜂", "开办养蜂"):
        assert "keep-bees" in [hit.code for hit in search(told).hits], told


def test_an_item_that_has_ended_is_not_found_any_more() -> None:
    ending = msgspec.structs.replace(BEES, until=DAY)
    publish(msgspec.structs.replace(CATALOGUE, items=(ending,)))
    ensure_indexed(on=DAY)
    assert [hit.code for hit in search("养蜂证").hits if hit.kind == "item"] == ["bees"]
    assert ensure_indexed(on=date(2026, 3, 3)) == 1
    assert [hit.code for hit in search("养蜂证").hits if hit.kind == "item"] == []
