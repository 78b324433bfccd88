"""Parse the address, ask the planner, render. GET only, nothing is stored."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect

from gaoxingban.journeys.export import as_plain
from gaoxingban.journeys.questions import open_questions, weighed_conditions
from gaoxingban.journeys.relevance import relevant
from gaoxingban.portal.components import Crumb
from gaoxingban.portal.one_things.answers import UNUSED, Given, read
from gaoxingban.portal.one_things.asking import question_page
from gaoxingban.portal.one_things.notice import Notice, notice, pdf, qr_code
from gaoxingban.portal.one_things.overview import held_papers, one_thing_page, tiles
from gaoxingban.portal.one_things.place import Place, own
from gaoxingban.portal.one_things.plan_page import crumbs, plan_page
from gaoxingban.portal.one_things.queries import Found, Planned, collections, find, planned
from gaoxingban.portal.one_things.refusals import told
from gaoxingban.sentences import N_


@require_safe
def one_things(request: HttpRequest) -> HttpResponse:
    """All one-things of every collection, by stage of an enterprise's life."""
    held = collections(timezone.localdate())
    context = {
        "crumbs": (Crumb(label=N_("一件事")),),
        "collections": [(one, tiles(one)) for one in held],
    }
    return render(request, "portal/one_things/list.html", context)


@require_safe
def held(request: HttpRequest) -> HttpResponse:
    """The papers nobody need bring, because the state holds them: what the home page counts."""
    mine = [one for one in collections(timezone.localdate()) if one.own]
    context = {
        "crumbs": (
            Crumb(label=N_("一件事"), href="/one-things/"),
            Crumb(label=N_("不再要您交的材料")),
        ),
        "papers": held_papers(mine[0].snapshot) if mine else (),
    }
    return render(request, "portal/one_things/held.html", context)


@require_safe
@told
def one_thing(request: HttpRequest, code: str, collection: str = "") -> HttpResponse:
    """What one one-thing is, and the way to begin."""
    page = one_thing_page(_found(request, code, collection))
    return render(request, "portal/one_things/one_thing.html", {"page": page})


@require_safe
@told
def questions(request: HttpRequest, code: str, collection: str = "") -> HttpResponse:
    """The next question, one whose answer is changed or was wrong; the plan when none is left."""
    found = _found(request, code, collection)
    given = read(request, found.snapshot)
    facts = {**found.snapshot.limits, **given.link.facts}
    waiting = open_questions(
        found.one, weighed_conditions(found.one, found.snapshot), facts, found.snapshot
    )
    wrong = _wrong(given, waiting)
    if not wrong:
        tidy = _tidied(found, given, page="one-thing-questions" if waiting else "one-thing-plan")
        if tidy or not (waiting or given.change):
            return HttpResponseRedirect(
                tidy or found.place.address("one-thing-plan", given.link.query())
            )
    changeable = given.change if given.change in (*waiting, *given.link.facts) else ""
    key = wrong or changeable or waiting[0]
    context = {
        "found": found,
        "page": question_page(found, given, key),
        "crumbs": crumbs(found, N_("回答问题")),
    }
    return _private(render(request, "portal/one_things/question.html", context))


@require_safe
@told
def plan(request: HttpRequest, code: str, collection: str = "") -> HttpResponse:
    """The plan for the answers in the link, complete or partial."""
    if request.htmx and not request.htmx.history_restore_request:  # type: ignore[attr-defined]  # set by django_htmx's middleware
        return HttpResponseClientRedirect(request.get_full_path())
    found = _found(request, code, collection)
    made = planned(request, found)
    if elsewhere := _elsewhere(request, made, page="one-thing-plan"):
        return HttpResponseRedirect(elsewhere)
    link = request.build_absolute_uri(found.place.address("one-thing-plan", made.link.query()))
    context = {"page": plan_page(made), "link": link, "qr": qr_code(link)}
    return _private(render(request, "portal/one_things/plan.html", context))


@require_safe
@told
def plan_json(request: HttpRequest, code: str, collection: str = "") -> HttpResponse:
    """The same plan for programs, with the edition it was made from."""
    made = planned(request, _found(request, code, collection))
    edition = made.found.edition
    body = {
        "edition": {
            "collection": edition.collection,
            "number": edition.number,
            "digest": edition.digest,
            "effective_from": edition.effective_from.isoformat(),
        },
        "faults": {fault.key: fault.sentence.said(gettext) for fault in made.given.faults},
        "notes": [note.said(gettext) for note in made.notes],
        "plan": as_plain(made.plan, gettext),
    }
    return _private(JsonResponse(body, json_dumps_params={"ensure_ascii": False, "indent": 2}))


@require_safe
@told
def notice_sheet(request: HttpRequest, code: str, collection: str = "") -> HttpResponse:
    """The one-time notice as a page meant for paper."""
    made = planned(request, _found(request, code, collection))
    if elsewhere := _elsewhere(request, made, page="one-thing-notice"):
        return HttpResponseRedirect(elsewhere)
    context = {"sheet": _sheet(request, made)}
    return _private(render(request, "portal/one_things/notice.html", context))


@require_safe
@told
def notice_pdf(request: HttpRequest, code: str, collection: str = "") -> HttpResponse:
    """The one-time notice as a PDF."""
    made = planned(request, _found(request, code, collection))
    if elsewhere := _elsewhere(request, made, page="one-thing-notice"):
        return HttpResponseRedirect(elsewhere)
    sheet = _sheet(request, made)
    answer = HttpResponse(pdf(sheet, request), content_type="application/pdf")
    name = f"{sheet.title.said(gettext)}.pdf"
    answer["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    return _private(answer)


def _found(request: HttpRequest, code: str, collection: str) -> Found:
    place = Place(code=code, collection=collection or own())
    return find(request, place, today=timezone.localdate())


def _sheet(request: HttpRequest, made: Planned) -> Notice:
    """The notice; its QR code leads back to this very plan."""
    address = made.found.place.address("one-thing-plan", made.link.query())
    return notice(made, request.build_absolute_uri(address))


def _wrong(given: Given, waiting: tuple[str, ...]) -> str:
    """The question whose answer was sent wrongly or not at all; empty when all is well."""
    if given.asked in waiting:
        return given.asked
    return next((fault.key for fault in given.faults if fault.key in waiting), "")


def _tidied(found: Found, given: Given, *, page: str) -> str:
    """The address without what no longer matters; empty when nothing is to be left out."""
    kept, dropped = relevant(found.one, given.link.facts, found.snapshot)
    if not dropped and not given.asked:
        return ""
    unused = [(UNUSED, key) for key in dropped]
    return found.place.address(page, given.link.only(kept).query(*unused))


def _elsewhere(request: HttpRequest, made: Planned, *, page: str) -> str:
    """Where to go first: to a wrong answer, or to the same page with a tidy link."""
    if _wrong(made.given, made.plan.open_questions):
        query = request.META.get("QUERY_STRING", "")
        return made.found.place.address("one-thing-questions", query)
    return _tidied(made.found, made.given, page=page)


def _private(answer: HttpResponse) -> HttpResponse:
    """Not for search engines: every combination of answers has an address."""
    answer["X-Robots-Tag"] = "noindex"
    return answer
