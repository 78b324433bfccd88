"""Addresses of one-things: the district's own by code, imported ones by collection and code."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path

from gaoxingban.portal.one_things import views

_PAGES: tuple[tuple[str, Callable[..., HttpResponse], str], ...] = (
    ("", views.one_thing, "one-thing"),
    ("questions/", views.questions, "one-thing-questions"),
    ("plan/", views.plan, "one-thing-plan"),
    ("plan.json", views.plan_json, "one-thing-plan-json"),
    ("notice/", views.notice_sheet, "one-thing-notice"),
    ("notice.pdf", views.notice_pdf, "one-thing-notice-pdf"),
)

urlpatterns: list[URLPattern] = [
    path("", views.one_things, name="one-things"),
    path("held-papers/", views.held, name="held-papers"),
    *(path(f"of/<slug:collection>/<str:code>/{page}", view, name=f"{name}-of")
      for page, view, name in _PAGES),
    *(path(f"<str:code>/{page}", view, name=name) for page, view, name in _PAGES),
]  # fmt: skip
