"""What is said when a page cannot be shown: what happened, why, and what to do next."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """A form came without the token of its page: an old page, blocked cookies, or another site."""
    return render(request, "403_csrf.html", status=HTTPStatus.FORBIDDEN)


def server_error(request: HttpRequest) -> HttpResponse:
    """Our fault. The frame may be what is broken, so it falls back to one plain sentence."""
    try:
        return render(request, "500.html", status=HTTPStatus.INTERNAL_SERVER_ERROR)
    except Exception:  # whatever broke, the person is still told what to do
        words = _("系统出了问题，没有办成，您填的内容没有提交。请过几分钟再试。")
        plain = "text/plain; charset=utf-8"
        return HttpResponse(words, content_type=plain, status=HTTPStatus.INTERNAL_SERVER_ERROR)
