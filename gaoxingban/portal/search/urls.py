"""Addresses of search."""

from __future__ import annotations

from django.urls import path

from gaoxingban.portal.search.views import results, suggestions

urlpatterns = [
    path("", results, name="search"),
    path("suggest/", suggestions, name="search-suggest"),
]
