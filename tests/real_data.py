"""Where the real data lie: beside the checkout, or where GAOXINGBAN_REAL_DATA says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

FOLDER = Path(
    os.environ.get("GAOXINGBAN_REAL_DATA") or Path(__file__).resolve().parents[2] / "shared/data"
)


def real_data(name: str) -> Path:
    """The file or folder; the test that needs it is skipped where it is absent."""
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"no real data: {name}")
    return path
