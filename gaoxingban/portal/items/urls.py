"""Addresses of items and of the open catalogue."""

from __future__ import annotations

from django.urls import path

from gaoxingban.portal.items import open_data, views

EDITION = "catalogue/<slug:collection>/<int:number>/"

urlpatterns = [
    path("items/", views.items, name="items"),
    path("items/<slug:collection>/<path:code>/", views.item, name="item"),
    path("catalogue/", open_data.catalogue, name="catalogue"),
    path("catalogue/schema.json", open_data.schema, name="catalogue-schema"),
    path("catalogue/template/", open_data.template, name="catalogue-template"),
    path(EDITION, open_data.edition, name="edition"),
    path(f"{EDITION}download/<slug:name>/", open_data.download, name="edition-download"),
    path(f"{EDITION}imports/<int:run>/", open_data.problems, name="import-problems"),
]
