"""What every page knows: whose site it is, where it leads, how it should look."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gaoxingban.portal.district import District, district
from gaoxingban.portal.preferences import scheme_of

NAVIGATION: tuple[tuple[str, str | Promise], ...] = (
    ("/", _("首页")),
    ("/one-things/", _("一件事")),
    ("/items/", _("事项")),
    ("/search/", _("搜索")),
)
SITEMAP = "/sitemap/"
SEARCH = "/search/"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One entry of the main navigation: `current` is page, section or empty."""

    href: str
    label: str | Promise
    current: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """The site's own words and addresses, in the visitor's language."""

    district: District
    name: str
    brand: str
    slogan: str
    scheme: str
    path: str
    navigation: tuple[Entry, ...]
    has_search: bool
    has_sitemap: bool
    demo: bool


def leads_somewhere(path: str) -> bool:
    """Whether this installation answers the address: a room left out leaves no dead link."""
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


def site(request: HttpRequest) -> dict[str, object]:
    """The `site` variable of every template."""
    here = district(settings.DISTRICT_DIR)
    english = (get_language() or "").startswith("en")
    return {
        "site": Site(
            district=here,
            name=here.name_en if english else here.name,
            brand=here.brand_en if english else here.brand,
            slogan=here.slogan_en if english else here.slogan,
            scheme=scheme_of(request),
            path=request.get_full_path(),
            navigation=_navigation(request.path),
            has_search=leads_somewhere(SEARCH),
            has_sitemap=leads_somewhere(SITEMAP),
            demo=settings.DEMO,
        )
    }


def _navigation(path: str) -> tuple[Entry, ...]:
    return tuple(
        Entry(href=href, label=label, current=_current(href, path))
        for href, label in NAVIGATION
        if leads_somewhere(href)
    )


def _current(href: str, path: str) -> str:
    if path == href:
        return "page"
    return "true" if href != "/" and path.startswith(href) else ""
