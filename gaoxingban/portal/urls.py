"""Public addresses."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from gaoxingban.portal.design import design
from gaoxingban.portal.home import home
from gaoxingban.portal.preferences import preferences

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("one-things/", include("gaoxingban.portal.one_things.urls")),
    path("preferences/", preferences, name="preferences"),
    path("design/", design, name="design"),
    path("search/", include("gaoxingban.portal.search.urls")),
    path("", include("gaoxingban.portal.items.urls")),
    path("", include("gaoxingban.portal.account")),
    path("", include("gaoxingban.portal.sitemap")),
    path("workbench/", include("gaoxingban.portal.workbench.urls")),
]
