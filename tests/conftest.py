"""What every test stands on."""

from __future__ import annotations

import pytest
from pytest_django import Settings

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
