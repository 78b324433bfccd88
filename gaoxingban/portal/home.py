"""The home page: one large question, the one-things by stage of life, three numbers one can check."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gaoxingban.portal.components import TileGroup
from gaoxingban.portal.context import SEARCH, leads_somewhere
from gaoxingban.portal.items.list_page import listed
from gaoxingban.portal.one_things.overview import held_papers, tiles
from gaoxingban.portal.one_things.queries import Collection, collections
from gaoxingban.sentences import N_

PHRASES = (N_("我想开一家烧烤店"), N_("卖烟"), N_("关公司"), N_("换法定代表人"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """A number of the edition in force, and where it can be counted after."""

    number: int
    words: str
    href: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Office:
    """A department and how many items it has."""

    name: str
    count: int
    href: str


@dataclass(frozen=True, kw_only=True, slots=True)
class HomePage:
    """Everything the home page shows."""

    phrases: tuple[tuple[str, str], ...]
    groups: tuple[TileGroup, ...]
    counts: tuple[Count, ...]
    offices: tuple[Office, ...]
    others: int


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Begin here."""
    held = collections(timezone.localdate())
    mine = next((one for one in held if one.own), None)
    page = HomePage(
        phrases=_phrases(),
        groups=tiles(mine) if mine else (),
        counts=_counts(mine) if mine else (),
        offices=_offices(mine) if mine else (),
        others=sum(len(one.snapshot.one_things) for one in held if not one.own),
    )
    return render(request, "portal/home.html", {"page": page})


def _phrases() -> tuple[tuple[str, str], ...]:
    """Everyday sentences and the search each leads to; none where this site has no search."""
    if not leads_somewhere(SEARCH):
        return ()
    return tuple((words, f"{SEARCH}?{urlencode({'q': words})}") for words in PHRASES)


def _counts(mine: Collection) -> tuple[Count, ...]:
    """Numbers anyone can check by opening the list behind them."""
    snapshot = mine.snapshot
    return (
        Count(number=len(snapshot.one_things), words=N_("件“一件事”，一次申请办完"),
                 href=reverse("one-things")),
        Count(number=len(snapshot.items), words=N_("个审批、备案和服务事项"), href=listed(mine.edition.collection)),
        Count(number=len(held_papers(snapshot)), words=N_("种材料政府已经有了，不再要您交"),
                 href=reverse("held-papers")),
    )  # fmt: skip


def _offices(mine: Collection) -> tuple[Office, ...]:
    """Departments with items, the one with most first."""
    snapshot, collection = mine.snapshot, mine.edition.collection
    counts = Counter(item.department for item in snapshot.items.values())
    return tuple(
        Office(
            name=snapshot.department_name(key),
            count=count,
            href=listed(collection, department=key),
        )
        for key, count in counts.most_common()
    )
