"""The site's pages on one page (网站地图)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from gaoxingban.catalogue.queries import snapshot_of
from gaoxingban.catalogue.rules.words import Stage
from gaoxingban.portal.components import Crumb, Words
from gaoxingban.portal.context import leads_somewhere
from gaoxingban.portal.items.list_page import listed
from gaoxingban.portal.items.listing import DEPARTMENT, narrowed
from gaoxingban.portal.items.queries import chosen_edition, listing_of
from gaoxingban.sentences import N_, say

ONE_THINGS = "/one-things/"
Pages = tuple[tuple[str, str | Promise], ...]
ROOMS: tuple[tuple[str | Promise, Pages], ...] = (
    (_("办事"), (("/", _("首页")), (ONE_THINGS, _("一件事")), ("/items/", _("事项")), ("/search/", _("搜索")))),
    (_("公开数据"), (("/catalogue/", _("事项目录和下载")), ("/catalogue/schema.json", _("目录的 JSON Schema")))),
    (_("帮助"), (("/preferences/", _("无障碍与显示")), ("/design/", _("界面规范")))),
)  # fmt: skip
STAFF: Pages = (("/sign-in/", _("登录")), ("/workbench/", _("目录工作台")))


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A page and how many things it holds, where that is worth knowing."""

    href: str
    label: str | Promise
    count: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """Pages that belong together."""

    title: Words
    places: tuple[Place, ...]


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """All public pages: rooms, one-things by life stage, items by department."""
    rooms = [_region(title, pages) for title, pages in ROOMS]
    staff = _region(_("工作人员"), STAFF)
    context = {
        "crumbs": (Crumb(label=_("网站地图")),),
        "regions": [r for r in (*rooms, *_stages(), *_departments(), staff) if r.places],
    }
    return render(request, "portal/sitemap.html", context)


def _region(title: str | Promise, pages: Pages) -> Region:
    led = [(href, label) for href, label in pages if leads_somewhere(href)]
    return Region(title=title, places=tuple(Place(href=href, label=label) for href, label in led))


def _stages() -> list[Region]:
    edition = chosen_edition("", timezone.localdate())
    if edition is None or not leads_somewhere(ONE_THINGS):
        return []
    ones = snapshot_of(edition.pk, timezone.localdate()).one_things.values()
    order = list(Stage)
    staged = sorted(ones, key=lambda one: order.index(one.stage))
    return [
        Region(
            title=say(N_("一件事：%(stage)s"), stage=stage.value),
            places=tuple(Place(href=f"{ONE_THINGS}{one.code}/", label=one.title) for one in group),
        )
        for stage, group in groupby(staged, key=lambda one: one.stage)
    ]


def _departments() -> list[Region]:
    today = timezone.localdate()
    edition = chosen_edition("", today)
    if edition is None:
        return []
    choices = narrowed(listing_of(edition.pk, today), text="", chosen={}).choices[DEPARTMENT]
    places = tuple(
        Place(
            href=listed(edition.collection, department=choice.value),
            label=choice.label,
            count=choice.count,
        )
        for choice in choices
    )
    return [Region(title=_("按部门看事项"), places=places)]


urlpatterns = [path("sitemap/", sitemap, name="sitemap")]
