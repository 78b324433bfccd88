"""Records → rows of tables, and back: the one flattening every tabular format uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import msgspec

from gaoxingban.catalogue.interchange.cells import written
from gaoxingban.catalogue.interchange.layout import NAME, ORDER, VALUE, Column, Table, tables
from gaoxingban.catalogue.rules.model import Catalogue, Record

Row = dict[str, Any]


def rows(catalogue: Catalogue) -> Iterator[tuple[Table, Row]]:
    """Every record of a catalogue as rows, each with the table it belongs to."""
    for part, table in tables().items():
        for record in getattr(catalogue, part):
            yield from record_rows(table, record)


def record_rows(table: Table, record: Record) -> Iterator[tuple[Table, Row]]:
    """One record as the row of its table and the rows of the tables below."""
    value = msgspec.to_builtins(record, builtin_types=(date,))
    yield from _value_rows(table, value, {})


def _value_rows(table: Table, value: Mapping[str, Any], owner: Row) -> Iterator[tuple[Table, Row]]:
    row = {column.heading: written(get(value, column.path), column) for column in table.columns}
    yield table, {**owner, **{heading: cell for heading, cell in row.items() if cell is not None}}
    for child in table.tables:
        # The last owner heading of a child is this row's own code or order.
        mine = row[table.columns[0].heading] if not table.owners else owner[ORDER]
        above = {h: cell for h, cell in owner.items() if h != ORDER} | {child.owners[-1]: mine}
        yield from _list_rows(child, get(value, child.path), above)


def _list_rows(table: Table, found: Any, above: Row) -> Iterator[tuple[Table, Row]]:
    if table.keyed:
        name, content = table.columns
        for key, text in (found or {}).items():
            yield table, {**above, NAME: written(key, name), VALUE: written(text, content)}
        return
    for order, value in enumerate(found or (), start=1):
        yield from _value_rows(table, value, {**above, ORDER: order})


def get(value: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    """What lies at a path; None where nothing does."""
    found: Any = value
    for step in path:
        if not isinstance(found, Mapping) or step not in found:
            return None
        found = found[step]
    return found


def put(value: dict[str, Any], path: tuple[str, ...], found: Any) -> None:
    """Lay something at a path, making the records on the way."""
    for step in path[:-1]:
        value = value.setdefault(step, {})
    value[path[-1]] = found


def lacking(value: Mapping[str, Any], columns: tuple[Column, ...]) -> Iterator[Column]:
    """Columns that must be filled because their record is there."""
    for column in columns:
        if not column.needed or get(value, column.path) is not None:
            continue
        if all(get(value, column.path[:n]) is not None for n in range(1, len(column.path))):
            yield column
