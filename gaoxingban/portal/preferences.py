"""How a visitor wants the pages to look, kept in a cookie and chosen without JavaScript."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from gaoxingban.portal.components import Choice, Crumb

COOKIE = "scheme"
COOKIE_SECONDS = 365 * 24 * 3600
AUTO = "auto"

CHOICES = (
    Choice(value=AUTO, label=_("跟随设备"), hint=_("手机或电脑用深色，这里也用深色")),
    Choice(value="light", label=_("浅色"), hint=_("白底黑字")),
    Choice(value="dark", label=_("深色"), hint=_("暗底亮字，夜里不刺眼")),
    Choice(value="contrast", label=_("高对比"), hint=_("黑底白字黄链接，线条加粗")),
    Choice(value="elder", label=_("长者模式"), hint=_("大字、大按钮、行距宽、一栏到底")),
)
CRUMBS = (Crumb(label=_("无障碍与显示")),)
SCHEMES = frozenset(choice.value for choice in CHOICES)


def scheme_of(request: HttpRequest) -> str:
    """The scheme the visitor chose, or `auto` when none or an unknown one is kept."""
    kept = request.COOKIES.get(COOKIE, AUTO)
    return kept if kept in SCHEMES else AUTO


@require_http_methods(["GET", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """Keep a chosen scheme and go back to `next`; without a choice, show the choices."""
    given = request.POST if request.method == "POST" else request.GET
    back = given.get("next", "")
    if not url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        back = ""
    if (scheme := given.get("scheme")) in SCHEMES:
        return _kept(scheme, back=back or request.path, secure=request.is_secure())
    return render(
        request,
        "portal/preferences.html",
        {"crumbs": CRUMBS, "choices": CHOICES, "next": back or request.path},
    )


def _kept(scheme: str, *, back: str, secure: bool) -> HttpResponse:
    response = HttpResponseRedirect(back)
    response.set_cookie(
        COOKIE, scheme, max_age=COOKIE_SECONDS, secure=secure, httponly=True, samesite="Lax"
    )
    return response
