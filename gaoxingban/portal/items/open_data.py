"""The catalogue as open data: editions, their files, and what each import saw."""

from __future__ import annotations

import json
from collections.abc import Sequence
from http import HTTPStatus
from itertools import groupby

from django.conf import settings
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gaoxingban.catalogue.models import Edition, ImportProblem, ImportRun
from gaoxingban.catalogue.queries import current_editions, editions
from gaoxingban.catalogue.schema import json_schema
from gaoxingban.portal.components import Crumb, Words
from gaoxingban.portal.items.exports import DOWNLOADS, Download, blank_workbook, exported
from gaoxingban.portal.items.findings import findings, of_rule, problem

PER_PAGE = 50
CATALOGUE = gettext_lazy("事项目录")
# An edition's file never changes; a shared cache may keep it for a day.
KEEP = "public, max-age=86400"


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Every collection with the edition in force and the earlier ones, the district's own first."""
    in_force = {edition.pk for edition in current_editions(timezone.localdate())}
    collections = [list(group) for _, group in groupby(editions(), key=lambda e: e.collection)]
    collections.sort(key=lambda held: held[0].collection != settings.DISTRICT)
    context = {
        "crumbs": (Crumb(label=CATALOGUE),),
        "collections": collections,
        "in_force": in_force,
        "downloads": DOWNLOADS.values(),
    }
    return render(request, "portal/items/catalogue.html", context)


@require_safe
def edition(request: HttpRequest, collection: str, number: int) -> HttpResponse:
    """One edition: its mark, its files, its imports."""
    found = _edition(collection, number)
    context = {
        "crumbs": _crumbs(found),
        "edition": found,
        "downloads": DOWNLOADS.values(),
        "runs": [(run, findings(run)) for run in found.imports.order_by("-at")],
    }
    return render(request, "portal/items/edition.html", context)


@require_safe
def problems(request: HttpRequest, collection: str, number: int, run: int) -> HttpResponse:
    """Every sentence of one rule of an import, page by page."""
    found = _edition(collection, number)
    imported = ImportRun.objects.filter(edition=found, pk=run).first()
    rule = request.GET.get("rule", "")
    rows = of_rule(imported, rule) if imported else ImportProblem.objects.none()
    pages = Paginator(rows, PER_PAGE)
    if imported is None or not pages.count:
        raise Http404(_("没有这次导入，或者它没有这一类问题。"))
    page = pages.get_page(request.GET.get("page"))
    context = {
        "crumbs": _crumbs(found, _("导入时的问题")),
        "edition": found,
        "run": imported,
        "rule": rule,
        "page": page,
        "numbers": pages.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
        "query": f"rule={rule}&",
        "found": [problem(row) for row in page.object_list],
    }
    return render(request, "portal/items/problems.html", context)


@require_safe
def download(request: HttpRequest, collection: str, number: int, name: str) -> HttpResponseBase:
    """An edition's file in one of the formats that can be written."""
    found, wanted = _edition(collection, number), _download(name)
    tag = f'"{found.digest}-{name}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=HTTPStatus.NOT_MODIFIED)
    stream = exported(found, wanted).open("rb")
    file_name = f"{collection}-{number}{wanted.suffix}"
    answer = FileResponse(stream, as_attachment=True, filename=file_name)
    answer.headers["ETag"] = tag
    answer.headers["Cache-Control"] = KEEP
    return answer


@require_safe
def template(request: HttpRequest) -> FileResponse:  # noqa: ARG001
    """The empty workbook to be filled in and imported."""
    name = _("事项目录模板") + ".xlsx"
    return FileResponse(blank_workbook().open("rb"), as_attachment=True, filename=name)


@require_safe
def schema(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """JSON Schema (2020-12) of a catalogue."""
    text = json.dumps(json_schema(), ensure_ascii=False, indent=2)
    return HttpResponse(text, content_type="application/schema+json; charset=utf-8")


def _edition(collection: str, number: int) -> Edition:
    found = editions().filter(collection=collection, number=number).first()
    if found is None:
        raise Http404(_("没有这个版次。"))
    return found


def _download(name: str) -> Download:
    if name not in DOWNLOADS:
        raise Http404(_("目录不能写成这种格式。"))
    return DOWNLOADS[name]


def _crumbs(found: Edition, here: Words = "") -> Sequence[Crumb]:
    own = reverse("edition", args=[found.collection, found.number])
    crumbs = [Crumb(label=CATALOGUE, href=reverse("catalogue")), Crumb(label=str(found), href=own)]
    return [*crumbs, Crumb(label=here)] if here else crumbs
