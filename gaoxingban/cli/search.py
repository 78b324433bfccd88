"""`gaoxingban search`: what a query in everyday words finds."""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer
from django.db import DatabaseError
from django.utils.translation import gettext as _
from rich.console import Console
from rich.markup import escape

from gaoxingban.cli.catalogue_report import fail, print_json, say
from gaoxingban.cli.tables import folding
from gaoxingban.portal.search.page import KINDS
from gaoxingban.portal.search.queries import Found, similar_words
from gaoxingban.portal.search.queries import search as find

NOTHING_FOUND = 1

Words = Annotated[list[str], typer.Argument(metavar="WORDS", help=_("要找什么，如 开饭店。"))]
Kind = Annotated[str, typer.Option(help=_("只找一类：one_thing 一件事，item 事项。"))]
Collection = Annotated[str, typer.Option(help=_("只在一个目录库里找。"))]
Limit = Annotated[int, typer.Option(min=1, max=200, help=_("最多几条。"))]
AsJson = Annotated[bool, typer.Option("--json", help=_("输出 JSON，供程序使用。"))]


def search(
    words: Words,
    *,
    kind: Kind = "",
    collection: Collection = "",
    limit: Limit = 10,
    as_json: AsJson = False,
) -> None:
    """Print what is found, best first; exit 1 when nothing is."""
    asked = " ".join(words)
    try:
        found = find(asked, kind=kind or None, collection=collection or None, limit=limit)
    except DatabaseError:
        fail(_("还没有可以搜索的内容，请先运行 gaoxingban serve。"))
    if as_json:
        print_json(msgspec.to_builtins(found))
    else:
        _show(asked, found)
    if not found.total:
        raise typer.Exit(NOTHING_FOUND)


def _show(asked: str, found: Found) -> None:
    if not found.total:
        say(_("没有找到“%(asked)s”。") % {"asked": asked})
        if alike := similar_words(asked):
            say(_("是不是想找：%(words)s") % {"words": "、".join(alike)})
        return
    title = _("“%(asked)s”：共 %(total)d 条") % {"asked": asked, "total": found.total}
    table = folding(_("类别"), _("名称"), _("部门"), _("目录库"), _("编码"), title=escape(title))
    for hit in found.hits:
        kind = KINDS.get(hit.kind, hit.kind)
        row = (kind, _(hit.title), _(hit.department), hit.collection, hit.code)
        table.add_row(*(escape(str(cell)) for cell in row))
    Console(highlight=False).print(table)
    if found.understood:
        say(_("按官方说法也找了：%(words)s") % {"words": "、".join(found.understood)})
