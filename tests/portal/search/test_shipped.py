"""The catalogue we ship, asked the way shop owners ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from pytest_django import DjangoDbBlocker

from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.catalogue.source import read_catalogue
from gaoxingban.portal.search.queries import search, suggest
from gaoxingban.portal.search.services import replace_entries
from gaoxingban.portal.search.writings import writings
from tests.portal.search.conftest import database

DAY = date(2026, 11, 23)
ONE_THINGS = (
    ("烧烤", "open-restaurant"),
    ("我想开一家烧烤店", "open-restaurant"),
    ("kaifandian", "open-restaurant"),
    ("kfd", "open-restaurant"),
    ("奶茶店", "open-restaurant"),
    ("小卖部", "open-shop"),
    ("士多", "open-shop"),
    ("开公司", "open-enterprise"),
    ("关公司", "exit-enterprise"),
    ("不干了", "exit-enterprise"),
    ("换法人", "change-enterprise-info"),
    ("搬地址", "change-enterprise-info"),
    ("药房", "open-pharmacy"),
    ("拉货", "open-transport"),
    ("通水通电", "utilities"),
    ("报装", "utilities"),
    ("盖楼", "construction-start"),
    ("施工证", "construction-start"),
)
ITEMS = (
    ("卖烟", "烟草"),
    ("烟证", "烟草"),
    ("卫生证", "食品经营许可"),
    ("刻章", "章"),
    ("招牌", "招牌"),
)


@pytest.fixture(scope="module")
def shipped(
    request: pytest.FixtureRequest,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """The shipped catalogue, indexed in SQLite."""
    folders = [Path(settings.DATA_DIR), Path(settings.DISTRICT_DIR)]
    catalogue = read_catalogue(folders, name=settings.DISTRICT)
    with database("sqlite", request, django_db_blocker, tmp_path_factory.mktemp("shipped")):
        replace_entries(
            collection=settings.DISTRICT, digest="1", told=writings(Snapshot(catalogue, DAY))
        )
        yield


pytestmark = pytest.mark.usefixtures("shipped")


@pytest.mark.parametrize(("query", "code"), ONE_THINGS, ids=[query for query, _ in ONE_THINGS])
def test_everyday_words_find_the_one_thing_first(query: str, code: str) -> None:
    hits = search(query).hits
    assert hits[0].code == code, [hit.title for hit in hits[:5]]


@pytest.mark.parametrize(("query", "holds"), ITEMS, ids=[query for query, _ in ITEMS])
def test_everyday_words_find_the_item_among_the_first(query: str, holds: str) -> None:
    names = [(hit.title, *hit.aliases) for hit in search(query).hits[:3]]
    assert any(holds in name for hit in names for name in hit), names


def test_every_entry_finds_itself_first_by_its_title_and_is_suggested_for_it() -> None:
    folders = [Path(settings.DATA_DIR), Path(settings.DISTRICT_DIR)]
    for writing in writings(Snapshot(read_catalogue(folders, name=settings.DISTRICT), DAY)):
        assert search(writing.title).hits[0].title == writing.title
        assert writing.code in [hit.code for hit in suggest(writing.title[:12], limit=40)]
