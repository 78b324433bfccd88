"""Adding to a collection: a fresh record replaces the one with its key, all others stay."""

from __future__ import annotations

from typing import Any

import msgspec

from gaoxingban.catalogue.interchange.gb_names import PARTS
from gaoxingban.catalogue.rules.model import Catalogue, Record


def key_of(record: Record) -> str:
    """What a record is called in its part: its code or its key."""
    return str(getattr(record, "code", None) or getattr(record, "key", ""))


def merged(base: Catalogue | None, fresh: Catalogue) -> Catalogue:
    """Both together; where a key is in both, the fresh record stands."""
    if base is None:
        return fresh
    parts: dict[str, Any] = {}
    for part in PARTS:
        new = getattr(fresh, part)
        keys = {key_of(record) for record in new}
        old = (record for record in getattr(base, part) if key_of(record) not in keys)
        parts[part] = (*old, *new)
    return msgspec.structs.replace(fresh, **parts)
