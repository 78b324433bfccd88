"""Nothing of a source record is lost: what the model cannot say stays beside it, word for word.

A format tells which source record an item *means* (`told`). Whatever the real record says
differently goes into `extra`, so told + extra always gives the record back, by construction.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

ABSENT = "（没有的字段）"


def keep(value: Any) -> str:
    """A value as text: plain where that is unmistakable, else as JSON.

    >>> keep("专窗"), keep("1"), keep(1), keep(["a"])
    ('专窗', '"1"', '1', '["a"]')
    """
    if isinstance(value, str) and not _is_json(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def kept(text: str) -> Any:
    """The value that was kept.

    >>> [kept(keep(value)) for value in ("专窗", "1", 1, None, "[", {"a": [1.5]})]
    ['专窗', '1', 1, None, '[', {'a': [1.5]}]
    """
    try:
        return json.loads(text)
    except ValueError:
        return text


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def differences(told: Mapping[str, Any], record: Mapping[str, Any]) -> dict[str, str]:
    """What must stay beside the model so that `rebuilt` gives the record back."""
    extra = {
        key: keep(value)
        for key, value in record.items()
        if key not in told or not _same(told[key], value)
    }
    absent = [key for key in told if key not in record]
    return extra | ({ABSENT: json.dumps(absent, ensure_ascii=False)} if absent else {})


def rebuilt(told: Mapping[str, Any], extra: Mapping[str, str]) -> dict[str, Any]:
    """The source record, field by field: what the model means, and what was kept over it."""
    absent = set(kept(extra[ABSENT])) if ABSENT in extra else set()
    record = {key: value for key, value in told.items() if key not in absent}
    return record | {key: kept(text) for key, text in extra.items() if key != ABSENT}


def in_order(record: Mapping[str, Any], fields: Sequence[str]) -> dict[str, Any]:
    """The same record with these fields first, in this order."""
    return {key: record[key] for key in (*fields, *record) if key in record}


def _same(told: Any, value: Any) -> bool:
    """Written the same: 1, 1.0 and true are three different things to a source."""
    if isinstance(told, str) and isinstance(value, str):
        return told == value
    return json.dumps(told, sort_keys=True) == json.dumps(value, sort_keys=True)
