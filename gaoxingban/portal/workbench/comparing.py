"""What changed between two editions, for the designer."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gaoxingban.catalogue.models import Edition
from gaoxingban.catalogue.queries import catalogue_of, editions
from gaoxingban.catalogue.rules.difference import differences
from gaoxingban.portal.components import Crumb
from gaoxingban.portal.workbench.access import staff_only
from gaoxingban.portal.workbench.field_words import field_words

SHOWN = 500


@staff_only
@require_safe
def differing(request: HttpRequest) -> HttpResponse:
    """Two editions side by side: `before` and `after` are collection@number."""
    held = list(editions())
    after = _named(request.GET.get("after", ""), held) or (held[0] if held else None)
    before = _named(request.GET.get("before", ""), held) or _earlier(after, held)
    context: dict[str, object] = {
        "crumbs": (Crumb(label=_("目录工作台"), href="/workbench/"), Crumb(label=_("版次对比"))),
        "editions": held,
        "before": before,
        "after": after,
        "shown": SHOWN,
    }
    if before and after:
        found = differences(catalogue_of(before.pk), catalogue_of(after.pk))
        context |= {
            "found": found,
            "changed": [(each, field_words(each.fields)) for each in found.changed[:SHOWN]],
        }
    return render(request, "portal/workbench/differences.html", context)


def _named(text: str, held: list[Edition]) -> Edition | None:
    """The edition a collection@number means; None when nothing is asked for."""
    if not text:
        return None
    for edition in held:
        if text == f"{edition.collection}@{edition.number}":
            return edition
    raise Http404(_("没有这个版次。"))


def _earlier(after: Edition | None, held: list[Edition]) -> Edition | None:
    """The edition before it in its collection."""
    if after is None:
        return None
    same = [e for e in held if e.collection == after.collection and e.number < after.number]
    return same[0] if same else None
