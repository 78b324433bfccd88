"""Editions as files to download. An edition never changes, so each file is written once."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from django.conf import settings

from gaoxingban.catalogue.interchange.base import Writable
from gaoxingban.catalogue.models import Edition
from gaoxingban.catalogue.queries import catalogue_of
from gaoxingban.catalogue.rules.model import Catalogue


def exported(edition: Edition, written_as: Writable) -> Path:
    """The edition's file in a format; written when it is first asked for."""
    name = f"{edition.digest}-{written_as.name}{written_as.suffix}"
    return _kept(name, catalogue_of(edition.pk), written_as)


def blank(written_as: Writable) -> Path:
    """A file of the format with nothing in it but its headings."""
    return _kept(f"blank-{written_as.name}{written_as.suffix}", Catalogue(name=""), written_as)


def _kept(name: str, catalogue: Catalogue, written_as: Writable) -> Path:
    """Written under another name first: nobody is given half a file."""
    folder = Path(settings.MEDIA_ROOT) / "editions"
    kept = folder / name
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        handle, half = tempfile.mkstemp(dir=folder, suffix=written_as.suffix)
        os.close(handle)
        written_as.write(catalogue, Path(half))
        Path(half).replace(kept)
    return kept
