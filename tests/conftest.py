"""What every test stands on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation
from pytest_django import Settings

from gaoxingban.catalogue.queries import catalogue_of, snapshot_of
from gaoxingban.portal.items.queries import listing_of
from gaoxingban.portal.workbench.naming import pairs
from tests.postgres import postgres_url as postgres_url


def pytest_configure(config: pytest.Config) -> None:
    """Without collectstatic WhiteNoise finds no folder to serve, which here is as it should be."""
    config.addinivalue_line("filterwarnings", "ignore:No directory at:UserWarning")


@pytest.fixture(autouse=True)
def _plain_static_files(settings: Settings) -> None:
    """Static files under their own names: tests run without collectstatic and its manifest."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(autouse=True)
def _fresh_editions() -> Iterator[None]:
    """Each test numbers its editions from one again: what was kept of another's is forgotten."""
    yield
    for kept in (catalogue_of, snapshot_of, listing_of, pairs):
        kept.cache_clear()


@pytest.fixture(autouse=True)
def _speaks_chinese() -> Iterator[None]:
    """A test that asked for English does not leave it to the next."""
    yield
    translation.deactivate()
