"""Addresses of the workbench; every one is for staff."""

from __future__ import annotations

from django.urls import path

from gaoxingban.portal.workbench import comparing, naming, views

urlpatterns = [
    path("", views.overview, name="workbench"),
    path("import/", views.upload, name="import"),
    path("import/report/", views.report, name="import-report"),
    path("import/report/rejects/", views.rejects, name="import-rejects"),
    path("import/confirm/", views.confirm, name="import-confirm"),
    path("names/", naming.material_names, name="material-names"),
    path("differences/", comparing.differing, name="differences"),
]
