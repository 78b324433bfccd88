"""The working-day calendar of this site: the shipped notices, and the years imported since."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from gaoxingban.workdays.calendar import Calendar
from gaoxingban.workdays.load import load

Stamp = tuple[tuple[str, int], ...]


def calendar() -> Calendar:
    """The calendar; read again once a year's file was added or changed. Raises CalendarError."""
    folders = (Path(settings.DATA_DIR) / "workdays", Path(settings.VAR_DIR) / "workdays")
    return _loaded(folders, _stamp(folders))


def _stamp(folders: tuple[Path, ...]) -> Stamp:
    files = (path for folder in folders for path in sorted(folder.glob("*.y*ml")))
    return tuple((str(path), path.stat().st_mtime_ns) for path in files)


@lru_cache(maxsize=2)
def _loaded(folders: tuple[Path, ...], _stamp: Stamp) -> Calendar:
    return load(folders).calendar
