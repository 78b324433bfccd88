"""How records lie in tables, read off the model itself, so that every field has its cell.

A scalar is a column, a list of scalars the lines of a cell, a record inside a record prefixed
columns, a list of records a table of its own whose rows name their owner's code and their order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import cast

import msgspec
from msgspec import inspect

from gaoxingban.catalogue.interchange import gb_names
from gaoxingban.catalogue.rules.model import Record
from gaoxingban.catalogue.schema import PARTS as RECORDS

ORDER = "序号"
NAME, VALUE = "名称", "值"


class Shape(StrEnum):
    """What a cell holds."""

    TEXT = "文字"
    LINES = "每行一条"
    INTEGER = "整数"
    NUMBER = "数字"
    YES_NO = "是或否"
    DATE = "日期"


@dataclass(frozen=True)
class Column:
    """One column: where its value lies in the record, and what it may hold.

    `needed` says that the value is required once its own record (`path[:-1]`) is there at all.
    """

    heading: str
    path: tuple[str, ...]
    shape: Shape
    needed: bool = False
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """One sheet. `path` leads from the owner's record to this list; () for the records themselves.

    `keyed` holds name and value pairs; `needed` lists are there even when no row is.
    """

    name: str
    path: tuple[str, ...]
    columns: tuple[Column, ...]
    owners: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    keyed: bool = False
    needed: bool = False

    @property
    def headings(self) -> tuple[str, ...]:
        """All headings: the owner's code and order, the own order, the values."""
        order = (ORDER,) if self.owners and not self.keyed else ()
        return (*self.owners, *order, *(column.heading for column in self.columns))

    def all(self) -> Iterator[Table]:
        """This table and every table below it."""
        yield self
        for table in self.tables:
            yield from table.all()


@cache
def tables() -> dict[str, Table]:
    """Part of a catalogue → its table with all tables below."""
    return {part: _top(name, RECORDS[part]) for part, name in gb_names.PARTS.items()}


def _top(name: str, kind: type[Record]) -> Table:
    columns, lists = _columns(kind, (), "")
    return Table(name, (), columns, (), _children(name, (columns[0].heading,), lists))


_List = tuple[str, tuple[str, ...], inspect.Type, bool]


def _children(parent: str, owners: tuple[str, ...], lists: list[_List]) -> tuple[Table, ...]:
    return tuple(_child(parent, owners, found) for found in lists)


def _child(parent: str, owners: tuple[str, ...], found: _List) -> Table:
    heading, path, kind, needed = found
    name = f"{parent}-{heading}"
    if isinstance(kind, inspect.DictType):
        pair = (Column(NAME, (NAME,), Shape.TEXT, needed=True), Column(VALUE, (VALUE,), Shape.TEXT))
        return Table(name, path, pair, owners, keyed=True)
    if not isinstance(kind, inspect.StructType):
        raise TypeError(f"no table for {kind}")
    columns, lists = _columns(_record(kind), (), "")
    below = (*owners, f"{heading}{ORDER}")
    return Table(name, path, columns, owners, _children(name, below, lists), needed=needed)


def _columns(
    kind: type[Record], path: tuple[str, ...], prefix: str
) -> tuple[tuple[Column, ...], list[_List]]:
    """The columns of a record, those of records inside it included, and the lists it holds."""
    columns: list[Column] = []
    lists: list[_List] = []
    names = gb_names.names(kind)
    for field in msgspec.structs.fields(kind):
        heading, here = f"{prefix}{names[field.name]}", (*path, field.name)
        inner = _bare(inspect.type_info(field.type))
        if isinstance(inner, inspect.StructType):
            below, found = _columns(_record(inner), here, f"{heading}·")
            columns.extend(below)
            lists.extend(found)
        elif isinstance(inner, inspect.DictType):
            lists.append((heading, here, inner, False))
        elif isinstance(inner, inspect.VarTupleType) and isinstance(
            inner.item_type, inspect.StructType
        ):
            lists.append((heading, here, inner.item_type, field.required))
        else:
            shape, words = _shape(inner)
            columns.append(Column(heading, here, shape, field.required, words))
    return tuple(columns), lists


def _record(kind: inspect.StructType) -> type[Record]:
    return cast(type[Record], kind.cls)


def _bare(kind: inspect.Type) -> inspect.Type:
    """The type without its None."""
    if isinstance(kind, inspect.UnionType):
        (kind,) = (t for t in kind.types if not isinstance(t, inspect.NoneType))
    return kind


_SHAPES: dict[type[inspect.Type], Shape] = {
    inspect.StrType: Shape.TEXT,
    inspect.IntType: Shape.INTEGER,
    inspect.FloatType: Shape.NUMBER,
    inspect.BoolType: Shape.YES_NO,
    inspect.DateType: Shape.DATE,
}


def _shape(kind: inspect.Type) -> tuple[Shape, tuple[str, ...]]:
    if isinstance(kind, inspect.VarTupleType):
        return Shape.LINES, _shape(kind.item_type)[1]
    if isinstance(kind, inspect.EnumType):
        return Shape.TEXT, tuple(member.value for member in kind.cls)
    if isinstance(kind, inspect.LiteralType):
        return Shape.TEXT, tuple(sorted(str(value) for value in kind.values))
    return _SHAPES[type(kind)], ()
