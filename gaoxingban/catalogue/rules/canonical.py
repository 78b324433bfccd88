"""The one byte form of a catalogue: equal content is equal bytes, so a hash can name it."""

from __future__ import annotations

import hashlib

import msgspec

from gaoxingban.catalogue.rules.model import Catalogue

decode = msgspec.json.Decoder(Catalogue).decode
"""The catalogue of a canonical body. Raises msgspec.ValidationError on anything else."""


def canonical(catalogue: Catalogue) -> bytes:
    """Canonical JSON: parts sorted by key, fields in a fixed order, defaults left out."""
    return msgspec.json.encode(arranged(catalogue), order="deterministic")


def digest_of(body: bytes) -> str:
    """SHA-256 of a canonical body, in hexadecimal."""
    return hashlib.sha256(body).hexdigest()


def arranged(catalogue: Catalogue) -> Catalogue:
    """The same catalogue with each part sorted by its key, so that equal content is equal bytes."""
    return msgspec.structs.replace(
        catalogue,
        departments=tuple(sorted(catalogue.departments, key=lambda r: r.key)),
        parameters=tuple(sorted(catalogue.parameters, key=lambda r: r.key)),
        questions=tuple(sorted(catalogue.questions, key=lambda r: r.key)),
        fields=tuple(sorted(catalogue.fields, key=lambda r: r.key)),
        materials=tuple(sorted(catalogue.materials, key=lambda r: r.key)),
        items=tuple(sorted(catalogue.items, key=lambda r: r.code)),
        one_things=tuple(sorted(catalogue.one_things, key=lambda r: r.code)),
    )
