"""Every address of the house."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("gaoxingban.portal.urls")),
]

handler500 = "gaoxingban.portal.errors.server_error"
