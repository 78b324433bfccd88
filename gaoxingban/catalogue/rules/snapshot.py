"""A catalogue as it stands on one day: every dated value resolved, every key looked up at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar

from gaoxingban.catalogue.rules.conditions import Condition, Value, parse
from gaoxingban.catalogue.rules.model import (
    Amount,
    Catalogue,
    Department,
    Field,
    Item,
    Limit,
    Material,
    OneThing,
    Parameter,
    Question,
)


class Dated(Protocol):
    """Anything that holds from a day on."""

    @property
    def since(self) -> date: ...


D = TypeVar("D", bound=Dated)


def in_force(values: Iterable[D], on: date) -> D | None:
    """The latest value that already holds on the day, or None before the first.

    >>> in_force((), date(2026, 1, 1)) is None
    True
    """
    return max((v for v in values if v.since <= on), key=lambda v: v.since, default=None)


class Snapshot:
    """A catalogue as of a day. Cheap to make: looks things up when they are first asked for."""

    def __init__(self, catalogue: Catalogue, on: date) -> None:
        self.catalogue = catalogue
        self.on = on

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Items that hold on the day, by code."""
        return {item.code: item for item in self.catalogue.items if self._holds(item)}

    @cached_property
    def one_things(self) -> Mapping[str, OneThing]:
        """One-things by code."""
        return {one.code: one for one in self.catalogue.one_things}

    @cached_property
    def materials(self) -> Mapping[str, Material]:
        """Canonical materials by key."""
        return {material.key: material for material in self.catalogue.materials}

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """Data elements by key."""
        return {field.key: field for field in self.catalogue.fields}

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Questions by key."""
        return {question.key: question for question in self.catalogue.questions}

    @cached_property
    def departments(self) -> Mapping[str, Department]:
        """Departments by key."""
        return {department.key: department for department in self.catalogue.departments}

    @cached_property
    def parameters(self) -> Mapping[str, tuple[Parameter, Amount]]:
        """Parameters with the value in force, by `limit.<key>`."""
        found = ((p, in_force(p.values, self.on)) for p in self.catalogue.parameters)
        return {f"limit.{p.key}": (p, amount) for p, amount in found if amount is not None}

    @cached_property
    def limits(self) -> Mapping[str, Value]:
        """Values of the parameters in force, as conditions read them."""
        return {name: amount.value for name, (_, amount) in self.parameters.items()}

    def statutory(self, item: Item) -> Limit | None:
        """法定办结时限 in force, None when none is published."""
        return in_force(item.statutory, self.on)

    def promised(self, item: Item) -> Limit | None:
        """承诺办结时限 in force, None when none is published."""
        return in_force(item.promised, self.on)

    def department_name(self, key: str) -> str:
        """The department's name; the key itself where the catalogue has no entry."""
        department = self.departments.get(key)
        return department.name if department else key

    def material_name(self, key: str) -> str:
        """The canonical name of a material."""
        material = self.materials.get(key)
        return material.name if material else key

    def condition(self, text: str) -> Condition:
        """A parsed condition; the catalogue's check has seen that it parses."""
        return parse(text)

    def _holds(self, item: Item) -> bool:
        begun = item.effective is None or item.effective <= self.on
        return begun and (item.until is None or self.on <= item.until)
