"""What changed between two editions: items and one-things that came, went or were changed. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from gaoxingban.catalogue.rules.model import Catalogue, Item, OneThing


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A record that differs: `fields` are the model's names of what is not the same."""

    code: str
    name: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Differences:
    """By code: only in the later one, only in the earlier one, in both but not the same."""

    added: tuple[Change, ...]
    removed: tuple[Change, ...]
    changed: tuple[Change, ...]

    @property
    def none(self) -> bool:
        """Whether nothing differs."""
        return not (self.added or self.removed or self.changed)


def differences(before: Catalogue, after: Catalogue) -> Differences:
    """Everything that differs from the earlier catalogue to the later one, by code."""
    old, new = _by_code(before), _by_code(after)
    return Differences(
        added=tuple(_change(new[code]) for code in sorted(new.keys() - old.keys())),
        removed=tuple(_change(old[code]) for code in sorted(old.keys() - new.keys())),
        changed=tuple(
            _change(new[code], fields)
            for code in sorted(old.keys() & new.keys())
            if (fields := _changed_fields(old[code], new[code]))
        ),
    )


def _by_code(catalogue: Catalogue) -> Mapping[str, Item | OneThing]:
    records: Iterable[Item | OneThing] = (*catalogue.items, *catalogue.one_things)
    return {record.code: record for record in records}


def _change(record: Item | OneThing, fields: tuple[str, ...] = ()) -> Change:
    name = record.title if isinstance(record, OneThing) else record.name
    return Change(code=record.code, name=name, fields=fields)


def _changed_fields(old: Item | OneThing, new: Item | OneThing) -> tuple[str, ...]:
    if old == new:
        return ()
    first, second = msgspec.structs.asdict(old), msgspec.structs.asdict(new)
    return tuple(name for name in second if first.get(name) != second[name])
