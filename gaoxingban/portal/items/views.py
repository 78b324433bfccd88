"""The list of items and the guide of one item."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gaoxingban.catalogue.models import Edition
from gaoxingban.catalogue.queries import current_edition, snapshot_of
from gaoxingban.catalogue.rules.model import Item
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.portal.components import Crumb
from gaoxingban.portal.context import leads_somewhere
from gaoxingban.portal.items.guide import guide
from gaoxingban.portal.items.list_page import list_page, listed
from gaoxingban.portal.items.queries import chosen_edition, listing_of, shelf

ITEMS = gettext_lazy("事项")


@require_safe
def items(request: HttpRequest) -> HttpResponse:
    """All items of one collection, narrowed by what the address asks for."""
    today = timezone.localdate()
    edition = chosen_edition(request.GET.get("collection", ""), today)
    context: dict[str, object] = {"crumbs": (Crumb(label=ITEMS),)}
    if edition is None:
        if request.GET.get("collection"):
            raise Http404(_("没有这个目录库，或者它还没有生效的版次。"))
        return render(request, "portal/items/nothing.html", context)
    listing = listing_of(edition.pk, today)
    context |= {
        "edition": edition,
        "shelf": shelf(today),
        "list": list_page(listing, collection=edition.collection, given=request.GET),
    }
    return render(request, "portal/items/list.html", context)


@require_safe
def item(request: HttpRequest, collection: str, code: str) -> HttpResponse:
    """The guide of one item, as of today or of the day `on` (ISO 8601)."""
    today = timezone.localdate()
    edition = current_edition(collection, today)
    if edition is None:
        raise Http404(_("没有这个目录库，或者它还没有生效的版次。"))
    on = _day(request.GET.get("on", "")) or today
    snapshot = snapshot_of(edition.pk, on)
    found = snapshot.items.get(code)
    if found is None:
        raise Http404(
            _("目录里没有编码为“%(code)s”的事项，它可能已经取消或改了编码。") % {"code": code}
        )
    context = {
        "crumbs": _crumbs(found, snapshot, edition),
        "edition": edition,
        "guide": guide(found, snapshot),
        "on": on,
        "is_today": on == today,
        "one_things_lead": leads_somewhere("/one-things/"),
    }
    return render(request, "portal/items/item.html", context)


def _crumbs(found: Item, snapshot: Snapshot, edition: Edition) -> tuple[Crumb, ...]:
    return (
        Crumb(label=ITEMS, href=listed(edition.collection)),
        Crumb(
            label=snapshot.department_name(found.department),
            href=listed(edition.collection, department=found.department),
        ),
        Crumb(label=found.name),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
