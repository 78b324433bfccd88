"""Tables in the terminal that fold long Chinese words instead of cutting them."""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.table import Column, Table


def folding(*columns: str, title: str = "") -> Table:
    """A table whose cells wrap anywhere: Chinese has no spaces to wrap at."""
    heads = (Column(name, overflow="fold") for name in columns)
    return Table(*heads, title=title or None, title_justify="left", box=SIMPLE_HEAD)
