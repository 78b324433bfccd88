"""The real calendar of 2023–2026, as shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from gaoxingban.workdays.calendar import Calendar
from gaoxingban.workdays.load import load

SHIPPED = Path(__file__).resolve().parents[2] / "data/workdays"


@pytest.fixture(scope="session")
def shipped() -> Path:
    return SHIPPED


@pytest.fixture(scope="session")
def calendar() -> Calendar:
    return load([SHIPPED]).calendar
