"""The small shop, published, on a fixed day: 24 September 2026, the day before 中秋节."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from gaoxingban.catalogue.models import Edition
from tests.editions import publish
from tests.portal.one_things.shop import shop

TODAY = date(2026, 9, 24)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)


@pytest.fixture
def small_shop(request: pytest.FixtureRequest) -> Edition:
    """The small shop as the district's own catalogue."""
    request.getfixturevalue("db")
    return publish(shop())
