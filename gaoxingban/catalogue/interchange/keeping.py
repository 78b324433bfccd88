"""What an import yielded becomes an edition, together with everything it said, or not at all."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from gaoxingban.catalogue.interchange.base import Imported
from gaoxingban.catalogue.models import Edition
from gaoxingban.catalogue.services import publish_edition, record_import


@transaction.atomic
def keep_import(
    *,
    imported: Imported,
    collection: str,
    title: str,
    effective_from: date,
    source: Path,
    format_name: str,
    at: datetime,
    actor: str,
) -> Edition:
    """Publish the imported catalogue and record the run beside it, in one transaction."""
    edition = publish_edition(
        catalogue=imported.catalogue,
        collection=collection,
        title=title,
        effective_from=effective_from,
        note="",
        at=at,
        actor=actor,
    )
    record_import(
        edition=edition,
        file_name=source.name,
        file_digest=digest(source),
        format_name=format_name,
        problems=imported.problems,
        counts=imported.counts,
        at=at,
        actor=actor,
    )
    return edition


def digest(source: Path) -> str:
    """SHA-256 of a file's bytes, or of a folder's files in order of their names."""
    found = hashlib.sha256()
    files = sorted(p for p in source.rglob("*") if p.is_file()) if source.is_dir() else [source]
    for path in files:
        with path.open("rb") as stream:
            while block := stream.read(1 << 20):
                found.update(block)
    return found.hexdigest()
