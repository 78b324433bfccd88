"""One measured figure, and how a module's figures are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, kw_only=True)
class Row:
    """A figure in `unit`, its ratio to the figure named `ratio_to`, and what was aimed for."""

    name: str
    figure: float
    unit: str
    ratio_to: str = ""
    ratio: float | None = None
    goal: str = ""


def rate(work: Callable[[], object], *, units: int, rounds: int = 5) -> float:
    """Units done a second in the best of `rounds`; the best is the least disturbed."""
    seconds = []
    for _ in range(rounds):
        began = perf_counter()
        work()
        seconds.append(perf_counter() - began)
    return units / min(seconds)


def show(title: str, rows: Iterable[Row]) -> None:
    """Print a module's figures as one table."""
    table = Table("", "figure", "unit", "ratio", "to", "goal", title=title)
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:,.2f}×"
        table.add_row(row.name, f"{row.figure:,.4g}", row.unit, ratio, row.ratio_to, row.goal)
    Console(width=132).print(table)
