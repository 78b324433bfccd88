"""/search/ and its suggestions."""

from __future__ import annotations

import re
from datetime import date

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from gaoxingban.catalogue.queries import current_editions
from gaoxingban.portal.search.page import Asked, groups, narrows
from gaoxingban.portal.search.queries import Found, search, similar_words, suggest
from gaoxingban.portal.search.rules.text import LONGEST_QUERY

PAGE_SIZE = 20
FURTHEST_PAGE = 500
SUGGESTIONS = 8
EXAMPLES = ("开饭店", "卖烟", "关公司", "招牌", "kfd")
_ID = re.compile(r"[a-z][a-z-]{0,30}")


@require_GET
def results(request: HttpRequest) -> HttpResponse:
    """What a query finds, in groups, with ways to narrow it or, when empty, ways on."""
    asked = _asked(request.GET)
    found = _found(asked)
    page = Paginator(range(found.total), PAGE_SIZE).get_page(asked.page)
    titles = {edition.collection: edition.title for edition in current_editions(_today())}
    context = {
        "asked": asked,
        "found": found,
        "groups": groups(found.hits, collections=titles, own=settings.DISTRICT),
        "narrows": narrows(asked, found, collections=titles),
        "page": page,
        "numbers": page.paginator.get_elided_page_range(page.number),
        "query": asked.query(),
        "similar": similar_words(asked.q) if asked.q and not found.total else (),
        "examples": EXAMPLES,
    }
    return render(request, "portal/search/results.html", context)


@require_GET
def suggestions(request: HttpRequest) -> HttpResponse:
    """Entries to choose from while typing; asked for without JavaScript, the results page."""
    asked = _asked(request.GET)
    if not request.headers.get("HX-Request"):
        return redirect(f"{reverse('search')}?{asked.query().removesuffix('&')}")
    box = request.GET.get("box", "")
    context = {
        "asked": asked,
        "hits": suggest(asked.q, limit=SUGGESTIONS),
        "box": box if _ID.fullmatch(box) else "search",
    }
    return render(request, "portal/search/suggestions.html", context)


def _asked(given: QueryDict) -> Asked:
    """The address read with good will: whatever makes no sense is left out."""
    page = given.get("page", "")
    return Asked(
        q=given.get("q", "").strip()[:LONGEST_QUERY],
        kind=given.get("kind", ""),
        collection=given.get("collection", ""),
        department=given.get("department", ""),
        page=min(int(page), FURTHEST_PAGE) if re.fullmatch(r"[1-9][0-9]{0,5}", page) else 1,
    )


def _found(asked: Asked) -> Found:
    """The page of hits; the last one when there are not so many pages."""
    found = _hits(asked, asked.page)
    if found.total and not found.hits:
        return _hits(asked, -(-found.total // PAGE_SIZE))
    return found


def _hits(asked: Asked, page: int) -> Found:
    return search(
        asked.q,
        kind=asked.kind or None,
        collection=asked.collection or None,
        department=asked.department or None,
        limit=PAGE_SIZE,
        offset=(page - 1) * PAGE_SIZE,
    )


def _today() -> date:
    return timezone.localdate()
