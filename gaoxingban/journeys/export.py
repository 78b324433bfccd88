"""A plan for programs: plain names and values, every sentence said in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum

import msgspec

from gaoxingban.catalogue.rules.model import Item
from gaoxingban.journeys.model import Plan
from gaoxingban.sentences import Sentence, Translate


def as_plain(plan: Plan, translate: Translate = str) -> dict[str, object]:
    """The whole plan as JSON holds it; an item is its code, name, department and kind."""
    return {name: _plain(getattr(plan, name), translate) for name in plan.__struct_fields__}


def _plain(value: object, translate: Translate) -> object:
    if isinstance(value, Sentence):
        return value.said(translate)
    if isinstance(value, Item):
        named = {"code": value.code, "name": value.name, "department": value.department}
        return {**named, "kind": value.kind.value}
    if isinstance(value, msgspec.Struct):
        names = value.__struct_fields__
        return {name: _plain(getattr(value, name), translate) for name in names}
    if isinstance(value, Mapping):
        return {str(key): _plain(member, translate) for key, member in value.items()}
    if isinstance(value, tuple):
        return [_plain(member, translate) for member in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
