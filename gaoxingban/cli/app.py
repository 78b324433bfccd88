"""The command's tree. Each room's verbs live in the module of the same name beside this one."""

from __future__ import annotations

import typer

app = typer.Typer(
    name="gaoxingban",
    help="高兴办：算得出、办得到、看得见的一件事。",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
