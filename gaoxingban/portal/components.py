"""What the component partials are given: plain frozen values, one for each shape of content.

The partials live in templates/portal/components/; each says in its head which names it reads.
Words arrive as they are known and are put into the reader's language by the partials.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from gaoxingban.sentences import Sentence

# Chinese text, a string marked for translation, or a sentence of the rules: the partials put each
# into the reader's language.
Words = str | Promise | Sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One option of a radio or checkbox group."""

    value: str
    label: Words
    hint: Words = ""
    disabled: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldError:
    """What is wrong with the field whose element id is `field`."""

    field: str
    message: Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Crumb:
    """One level above the page; the page itself needs no address."""

    label: Words
    href: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """One row of a summary list; `lines` explain where the value comes from."""

    term: Words
    value: Words
    hint: Words = ""
    change_href: str = ""
    lines: tuple[Words, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A number before and after: `saved` is the difference in words, `lines` its derivation."""

    label: Words
    before: int | float | str
    after: int | float | str
    unit: Words
    saved: Words = ""
    lines: tuple[Words, ...] = ()
    basis: Words = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tile:
    """A way to one page: its name, one sentence, and a count or time beside it."""

    title: Words
    href: str
    text: Words = ""
    note: Words = ""
    sample: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class TileGroup:
    """Tiles of one life stage of a business (准入准营, 招聘用工, …)."""

    title: Words
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """One step of a progress line: `state` is done, current or ahead."""

    label: Words
    state: str
    href: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """Head of a table column; numbers stand right-aligned."""

    label: Words
    number: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One table cell: words, perhaps a link, a kind tag or a smaller second line."""

    text: Words | int | float
    href: str = ""
    kind: str = ""
    hint: Words = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A table with its caption; the first cell of a row names the row.

    Raises ValueError when a row has not as many cells as there are columns.
    """

    caption: Words
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"表「{self.caption}」有一行的格数与列数不同")

    def pairs(self) -> list[list[tuple[Column, Cell]]]:
        """Every row as (column, cell), so that a cell on a phone can carry its column's name."""
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]
