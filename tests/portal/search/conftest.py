"""The same entries in both databases."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from gaoxingban.portal.search.services import replace_entries
from tests.portal.search import entries
from tests.postgres import default_database, new_database

ENGINES = (
    pytest.param("sqlite", id="sqlite"),
    pytest.param("postgresql", id="postgresql", marks=pytest.mark.postgres),
)


@contextmanager
def database(
    vendor: str, request: pytest.FixtureRequest, blocker: DjangoDbBlocker, folder: Path
) -> Iterator[None]:
    """A fresh default database of the vendor."""
    with ExitStack() as stack:
        url = f"sqlite:///{folder / 'search.sqlite3'}"
        if vendor == "postgresql":
            url = stack.enter_context(new_database(request.getfixturevalue("postgres_url")))
        stack.enter_context(blocker.unblock())
        stack.enter_context(default_database(url))
        yield


@pytest.fixture(scope="module", params=ENGINES)
def indexed(
    request: pytest.FixtureRequest,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The town's and the imported entries, indexed; gives the database's vendor."""
    with database(request.param, request, django_db_blocker, tmp_path_factory.mktemp("search")):
        replace_entries(collection=entries.OWN, digest="1", told=entries.town())
        replace_entries(collection=entries.IMPORTED, digest="1", told=entries.elsewhere())
        yield request.param
