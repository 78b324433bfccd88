"""Both databases answer alike, first hit by first hit, on the real items where they are present."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from gaoxingban.portal.search.engines import NoEngineError, engine
from gaoxingban.portal.search.models import Entry
from gaoxingban.portal.search.queries import search, suggest
from gaoxingban.portal.search.rules.document import Writing
from gaoxingban.portal.search.services import replace_entries
from tests.portal.search import entries
from tests.portal.search.conftest import database
from tests.portal.search.test_everyday_words import EVERYDAY
from tests.postgres import default_database, new_database
from tests.real_data import FOLDER, real_data

REAL = "catalogue/gdzwfw_items_2021.jsonl"
# Query, and what the first hit's title must hold.
REAL_RULINGS = (
    ("律师证", "律师执业"),
    ("公证", "公证"),
    ("身份证", "身份证"),
    ("护照", "普通护照"),
    ("驾照", "驾驶证"),
    ("注销律师证", "注销"),
    ("港澳通行证", "往来港澳通行证"),
    ("教师资格", "教师资格"),
    ("医师证", "医师"),
    ("护士证", "护士"),
    ("税务注销", "税务注销"),
    ("残疾证", "残疾人证"),
    ("保安证", "保安员证"),
    ("gongzheng", "公证"),
    ("结婚", "婚"),
)


def real_writings(path: Path) -> Iterator[Writing]:
    """The portal's items, told as an import tells them, each code once."""
    told: dict[str, Writing] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        said = f"{row['matter_short']},{row['matter_daily']}".replace("，", ",").split(",")
        told[row["TASK_CODE"]] = Writing(
            kind="item",
            code=row["TASK_CODE"],
            sort=row["TASK_TYPE_TEXT"],
            title=row["TASK_NAME"].strip(),
            aliases=tuple(name.strip() for name in said if name.strip() not in {"", "无"}),
            department=row["DEPT_NAME"],
        )
    return iter(told.values())


def fill() -> None:
    """The town's entries and, where present, the real items."""
    replace_entries(collection=entries.OWN, digest="1", told=entries.town())
    replace_entries(collection=entries.IMPORTED, digest="1", told=entries.elsewhere())
    if (FOLDER / REAL).exists():
        replace_entries(collection="real", digest="1", told=real_writings(FOLDER / REAL))


def first_hits(queries: tuple[str, ...]) -> dict[str, list[tuple[str, str]]]:
    """The first ten of every query, and what is suggested for its beginning."""
    found = {q: [(h.collection, h.code) for h in search(q, limit=10).hits] for q in queries}
    typed = {f"{q[:2]}…": [(h.collection, h.code) for h in suggest(q[:2])] for q in queries}
    return found | typed


@pytest.mark.postgres
def test_both_databases_give_the_same_hits_in_the_same_order(
    request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker, tmp_path: Path
) -> None:
    queries = (*(query for query, _ in EVERYDAY), *(query for query, _ in REAL_RULINGS))
    found = {}
    for vendor in ("sqlite", "postgresql"):
        with database(vendor, request, django_db_blocker, tmp_path):
            fill()
            found[vendor] = first_hits(queries)
    assert len(queries) >= 40
    assert found["sqlite"] == found["postgresql"]
    assert all(found["sqlite"][query] for query, _ in EVERYDAY)


@pytest.mark.postgres
def test_two_that_index_at_once_leave_one_of_each(
    postgres_url: str, django_db_blocker: DjangoDbBlocker
) -> None:
    with new_database(postgres_url) as url, django_db_blocker.unblock():
        with default_database(url):
            pass

        def index(_: int) -> int:
            with default_database(url, migrated=False):
                return replace_entries(collection="many", digest="1", told=entries.many(400))

        with ThreadPoolExecutor(4) as threads:
            assert list(threads.map(index, range(4))) == [400] * 4
        with default_database(url, migrated=False):
            assert Entry.objects.count() == search("许可证").total == 400


@pytest.fixture(scope="module")
def real_items(
    request: pytest.FixtureRequest,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """The real items alone, in SQLite."""
    path = real_data(REAL)
    with database("sqlite", request, django_db_blocker, tmp_path_factory.mktemp("real")):
        replace_entries(collection="real", digest="1", told=real_writings(path))
        yield


@pytest.mark.parametrize(("query", "holds"), REAL_RULINGS, ids=[q for q, _ in REAL_RULINGS])
@pytest.mark.usefixtures("real_items")
def test_real_items_are_found_sensibly(query: str, holds: str) -> None:
    hits = search(query).hits
    assert hits, query
    assert holds in hits[0].title, [hit.title for hit in hits[:5]]


@pytest.mark.usefixtures("real_items")
def test_every_real_title_finds_its_item_first() -> None:
    path = real_data(REAL)
    for writing in list(real_writings(path))[::25]:
        assert search(writing.title).hits[0].title == writing.title


def test_an_unknown_database_is_refused_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gaoxingban.portal.search.engines.ENGINES", {})
    with pytest.raises(NoEngineError, match="SQLite 或 PostgreSQL"):
        engine()
