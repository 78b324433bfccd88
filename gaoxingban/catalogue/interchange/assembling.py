"""Plain values become records, one by one: a bad one is rejected, never the good ones beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from gaoxingban.catalogue.interchange.base import (
    DEPARTMENTS,
    ITEMS,
    MATERIALS,
    ONE_THINGS,
    QUESTIONS,
    RECORDS,
    REJECTED,
    Imported,
    Options,
    Reject,
)
from gaoxingban.catalogue.interchange.gb_names import PARTS
from gaoxingban.catalogue.interchange.merging import key_of, merged
from gaoxingban.catalogue.rules.canonical import arranged
from gaoxingban.catalogue.rules.check import check
from gaoxingban.catalogue.rules.model import Catalogue, Record
from gaoxingban.catalogue.rules.problem import Problem, Severity, Where
from gaoxingban.catalogue.schema import PARTS as KINDS
from gaoxingban.catalogue.schema import read_record
from gaoxingban.sentences import N_

_COUNTED = {
    "items": ITEMS,
    "one_things": ONE_THINGS,
    "departments": DEPARTMENTS,
    "materials": MATERIALS,
    "questions": QUESTIONS,
}


@dataclass(frozen=True)
class Entry:
    """One record as it was written: its plain value, where each path of it stands, its faults so far."""

    part: str
    value: Any
    place: Callable[[str], Where]
    content: Any
    faults: tuple[Problem, ...] = ()


@dataclass
class _Taken:
    """A record and the entry it came from."""

    record: Record
    entry: Entry


def assemble(
    entries: Iterable[Entry], *, options: Options, problems: Sequence[Problem] = ()
) -> Imported:
    """The sound catalogue of the good records, merged into `options.base` where there is one."""
    taken: dict[tuple[str, str], _Taken] = {}
    rejects: list[Reject] = []
    total = 0
    for entry in entries:
        total += 1
        record, faults = _record(entry)
        if record is not None and not faults:
            faults = _twice(entry, record, taken)
        if record is None or faults:
            rejects.append(Reject(entry.place(""), entry.content, tuple(faults)))
        else:
            taken[entry.part, key_of(record)] = _Taken(record, entry)
    rejects += _sift(taken, options)
    catalogue = _catalogue(taken, options)
    told = tuple(p for reject in rejects for p in reject.problems)
    notes = tuple(_notes(catalogue, taken))
    return Imported(
        catalogue, (*told, *problems, *notes), _counts(total, taken, rejects), tuple(rejects)
    )


def _record(entry: Entry) -> tuple[Record | None, list[Problem]]:
    if entry.faults:
        return None, list(entry.faults)
    record, faults = read_record(entry.value, KINDS[entry.part], where=Where())
    return record, [_placed(fault, entry) for fault in faults]


def _twice(entry: Entry, record: Record, taken: dict[tuple[str, str], _Taken]) -> list[Problem]:
    first = taken.get((entry.part, key_of(record)))
    if first is None:
        return []
    what = {"what": key_of(record), "place": _short_place(first.entry.place(""))}
    message = N_("编码“%(what)s”与%(place)s重复，")
    cure = N_("先出现的一条已导入；请核对后只留一条。")
    return [Problem(Severity.REJECTED, entry.place(""), message, what, cure, "duplicate")]


def _sift(taken: dict[tuple[str, str], _Taken], options: Options) -> list[Reject]:
    """Take out every record that would make the catalogue unsound, until none is left."""
    rejects: list[Reject] = []
    while True:
        faults = [p for p in check(_catalogue(taken, options)) if p.severity is Severity.REJECTED]
        bad: dict[tuple[str, str], list[Problem]] = {}
        for fault in faults:
            for part in _parts_of(fault, taken):
                bad.setdefault((part, fault.where.record), []).append(fault)
        if not bad:
            return rejects
        for key, found in bad.items():
            entry = taken.pop(key).entry
            placed = tuple(_placed(fault, entry) for fault in found)
            rejects.append(Reject(entry.place(""), entry.content, placed))


def _notes(catalogue: Catalogue, taken: dict[tuple[str, str], _Taken]) -> Iterator[Problem]:
    """What the check merely notes about records of this file, with their places."""
    for note in check(catalogue):
        for part in _parts_of(note, taken)[:1]:
            yield _placed(note, taken[part, note.where.record].entry)


def _parts_of(fault: Problem, taken: dict[tuple[str, str], _Taken]) -> list[str]:
    """The parts whose record of this key has the field the fault is about."""
    step = fault.where.field.split(".")[0].split("[")[0]
    return [
        part
        for part in PARTS
        if (part, fault.where.record) in taken
        and (not step or step in KINDS[part].__struct_fields__)
    ]


def _catalogue(taken: dict[tuple[str, str], _Taken], options: Options) -> Catalogue:
    found: dict[str, list[Record]] = {part: [] for part in PARTS}
    for (part, _key), kept in taken.items():
        found[part].append(kept.record)
    fresh: dict[str, Any] = {part: tuple(records) for part, records in found.items()}
    return arranged(merged(options.base, Catalogue(options.name, **fresh)))


def _placed(fault: Problem, entry: Entry) -> Problem:
    where = entry.place(fault.where.field)
    return msgspec.structs.replace(fault, where=where)


def _short_place(where: Where) -> str:
    bare = msgspec.structs.replace(where, file="", record="", field="")
    return Problem(Severity.NOTED, bare, "").place()


def _counts(
    total: int, taken: dict[tuple[str, str], _Taken], rejects: list[Reject]
) -> dict[str, int]:
    parts = [part for part, _key in taken]
    counted = {name: parts.count(part) for part, name in _COUNTED.items() if part in parts}
    return {RECORDS: total, **counted, REJECTED: len(rejects)}
