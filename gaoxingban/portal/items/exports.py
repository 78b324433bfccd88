"""Editions as files to download. An edition never changes, so each file is written once."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from gaoxingban import __version__
from gaoxingban.catalogue.interchange.registry import WRITABLE
from gaoxingban.catalogue.interchange.template import write_template
from gaoxingban.catalogue.models import Edition
from gaoxingban.catalogue.queries import catalogue_of
from gaoxingban.sentences import N_


@dataclass(frozen=True, kw_only=True, slots=True)
class Download:
    """A form in which anyone may take an edition home; `name` is the format's."""

    name: str
    label: str
    suffix: str


DOWNLOADS = {
    each.name: each
    for each in (
        Download(name="xlsx", label=N_("Excel 工作簿"), suffix=".xlsx"),
        Download(name="gbjson", label=N_("JSON（国标中文字段名）"), suffix=".gb.json"),
        Download(name="json", label=N_("JSON（本系统字段名）"), suffix=".json"),
        Download(name="yaml", label=N_("YAML（zip）"), suffix=".yaml.zip"),
    )
}


def exported(edition: Edition, download: Download) -> Path:
    """The edition's file; written when it is first asked for."""

    def write(target: Path) -> None:
        WRITABLE[download.name].write(catalogue_of(edition.pk), target)

    return _kept(f"{edition.digest}-{download.name}", download.suffix, write)


def blank_workbook() -> Path:
    """The workbook to fill in."""
    return _kept("template", ".xlsx", write_template)


def _kept(name: str, suffix: str, write: Callable[[Path], None]) -> Path:
    """Written under another name first: nobody is given half a file. Each version writes anew."""
    folder = Path(settings.MEDIA_ROOT) / "editions"
    kept = folder / f"{__version__}-{name}{suffix}"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        handle, half = tempfile.mkstemp(dir=folder, suffix=suffix)
        os.close(handle)
        write(Path(half))
        Path(half).replace(kept)
    return kept
