"""What the list page shows of a narrowed listing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gaoxingban.portal.components import Cell, Column, Table
from gaoxingban.portal.items import words
from gaoxingban.portal.items.listing import FACETS, Choice, Listing, Row, narrowed
from gaoxingban.sentences import N_, say

PER_PAGE = 50
LONGEST_TEXT = 100
COLUMNS = (
    Column(label=_("事项")),
    Column(label=_("类型")),
    Column(label=_("办理部门")),
    Column(label=_("承诺时限")),
    Column(label=_("到现场")),
)
NAMES = {
    "department": (_("部门"), _("全部部门")),
    "kind": (_("类型"), _("全部类型")),
    "theme": (_("主题"), _("全部主题")),
    "object": (_("服务对象"), _("全部对象")),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Filter:
    """A facet as the form offers it; `everything` is the choice that narrows nothing."""

    facet: str
    label: str | Promise
    everything: str | Promise
    chosen: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ListPage:
    """One page of the list with the form above it."""

    text: str
    filters: tuple[Filter, ...]
    is_narrowed: bool
    page: Page[Row]
    numbers: Sequence[str | int]
    query: str
    table: Table


def list_page(listing: Listing, *, collection: str, given: QueryDict) -> ListPage:
    """The page the address asks for; what it does not know narrows to nothing."""
    text = given.get("q", "").strip()[:LONGEST_TEXT]
    chosen = {facet: given.get(facet, "") for facet in FACETS}
    found = narrowed(listing, text=text, chosen=chosen)
    pages = Paginator(found.rows, PER_PAGE)
    page = pages.get_page(given.get("page"))
    return ListPage(
        text=text,
        filters=tuple(_filter(facet, chosen, found.choices) for facet in FACETS),
        is_narrowed=bool(text or any(chosen.values())),
        page=page,
        numbers=list(pages.get_elided_page_range(page.number, on_each_side=1, on_ends=1)),
        query=_without_page(given),
        table=_table(tuple(page.object_list), collection),
    )


def listed(collection: str, **chosen: str) -> str:
    """The address of a collection's list, narrowed by the given facets."""
    return f"{reverse('items')}?{urlencode({'collection': collection, **chosen})}"


def _filter(
    facet: str, chosen: Mapping[str, str], choices: Mapping[str, tuple[Choice, ...]]
) -> Filter:
    label, everything = NAMES[facet]
    return Filter(
        facet=facet,
        label=label,
        everything=everything,
        chosen=chosen[facet],
        choices=choices[facet],
    )


def _table(rows: tuple[Row, ...], collection: str) -> Table:
    return Table(
        caption=_("事项"), columns=COLUMNS, rows=tuple(_cells(row, collection) for row in rows)
    )


def _cells(row: Row, collection: str) -> tuple[Cell, ...]:
    return (
        Cell(
            text=row.name,
            href=reverse("item", args=[collection, row.code]),
            hint="、".join(row.common_names[:4]),
        ),
        Cell(text=row.kind.value, kind=words.kind_tag(row.kind)),
        Cell(text=row.department_name, href=listed(collection, department=row.department)),
        Cell(
            text=words.limit_words(row.promised),
            hint=say(N_("法定：%(days)s"), days=words.limit_words(row.statutory)),
        ),
        Cell(text=words.visits_words(row.visits), hint=words.SAMPLE if row.sample else ""),
    )


def _without_page(given: QueryDict) -> str:
    kept = given.copy()
    kept.pop("page", None)
    encoded = kept.urlencode()
    return f"{encoded}&" if encoded else ""
