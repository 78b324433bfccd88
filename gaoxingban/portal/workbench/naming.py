"""Papers that may be one under two names: pairs with their reasons; the designer decides, not we."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import yaml
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gaoxingban.catalogue.queries import catalogue_of, known_materials
from gaoxingban.catalogue.rules.likeness import Suggestion, once, suggest
from gaoxingban.catalogue.rules.model import Material
from gaoxingban.portal.components import Crumb
from gaoxingban.portal.items.queries import chosen_edition, shelf
from gaoxingban.portal.workbench.access import staff_only

PER_PAGE = 50


@staff_only
@require_safe
def material_names(request: HttpRequest) -> HttpResponse:
    """Pairs of one collection, and for those that were ticked the aliases as YAML to copy."""
    today = timezone.localdate()
    edition = chosen_edition(request.GET.get("collection", ""), today)
    if edition is None and request.GET.get("collection"):
        raise Http404(_("没有这个目录库，或者它还没有生效的版次。"))
    known = known_of(edition.pk, edition.collection) if edition else ()
    pages = Paginator(pairs(edition.pk, known) if edition else (), PER_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "crumbs": (Crumb(label=_("目录工作台"), href="/workbench/"), Crumb(label=_("材料名称"))),
        "shelf": shelf(today),
        "edition": edition,
        "page": page,
        "numbers": pages.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
        "query": f"collection={edition.collection}&" if edition else "",
        "ticked": request.GET.getlist("pair"),
        "rows": [
            (f"{pair.material}|{pair.name}", pair, pair.reason(_)) for pair in page.object_list
        ],
        "aliases": alias_yaml(request.GET.getlist("pair"), known),
    }
    return render(request, "portal/workbench/names.html", context)


def known_of(edition_id: int, collection: str) -> tuple[Material, ...]:
    """Every canonical material of the house, those of other collections before the edition's own."""
    own = catalogue_of(edition_id).materials
    keys = {material.key for material in own}
    today = timezone.localdate()
    house = known_materials(collection, added=False, own=settings.DISTRICT, on=today)
    return (*(material for material in house if material.key not in keys), *own)


@lru_cache(maxsize=8)
def pairs(edition_id: int, known: tuple[Material, ...]) -> tuple[Suggestion, ...]:
    """The edition's papers that may be one with a known material, the likeliest first."""
    return once(suggest((m.name for m in catalogue_of(edition_id).materials), known))


def alias_yaml(ticked: Iterable[str], known: Sequence[Material]) -> str:
    """The ticked pairs (key|name) as `aliases` of their materials, old and new; "" for none.

    >>> from gaoxingban.catalogue.rules.words import MaterialKind
    >>> licence = Material("licence", "营业执照", MaterialKind.LICENCE, aliases=("执照",))
    >>> print(alias_yaml(["licence|营业执照副本", "moon|月亮"], [licence]), end="")
    - key: licence
      aliases:
      - 执照
      - 营业执照副本
    """
    fresh: dict[str, list[str]] = {}
    for key, _bar, name in (pair.partition("|") for pair in ticked):
        fresh.setdefault(key, []).append(name)
    written = [
        {"key": material.key, "aliases": list(dict.fromkeys((*material.aliases, *fresh[material.key])))}
        for material in known
        if material.key in fresh
    ]  # fmt: skip
    return yaml.safe_dump(written, allow_unicode=True, sort_keys=False) if written else ""
