"""What these pages cannot do, as sentences; one place turns them into an answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gaoxingban.sentences import N_, Sentence, say

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


class Refused(Exception):
    """A page cannot be given; says what happened and what to do next."""

    status = HTTPStatus.NOT_FOUND

    def __init__(self, title: Sentence, advice: Sentence) -> None:
        self.title, self.advice = title, advice
        super().__init__(title.said())


class NoSuchOneThing(Refused):
    """The catalogue in force has no one-thing of this code."""

    def __init__(self, code: str) -> None:
        super().__init__(
            say(N_("没有找到“%(code)s”这件事"), code=code),
            say(N_("可能已经改名或不再办理。请从全部一件事里找，或者换个说法搜索。")),
        )


class LinkTooLong(Refused):
    """The address carries more than any questionnaire asks."""

    status = HTTPStatus.REQUEST_URI_TOO_LONG

    def __init__(self, most: int) -> None:
        super().__init__(
            say(N_("这个链接太长了，读不了")),
            say(
                N_("链接里的回答最多 %(most)s 个字符。请从第一题重新开始，很快就能答完。"),
                most=most,
            ),
        )


class NoPaperPrinter(Refused):
    """The libraries that draw a PDF are not installed here."""

    status = HTTPStatus.SERVICE_UNAVAILABLE

    def __init__(self) -> None:
        super().__init__(
            say(N_("这台服务器暂时生成不了 PDF")),
            say(N_("请退回告知单页面，用浏览器的“打印”，选“另存为 PDF”，内容完全一样。")),
        )


def told(view: View[P]) -> View[P]:
    """The view; what it refuses becomes a page that says so."""

    @wraps(view)
    def answered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refused as refused:
            return render(
                request, "portal/one_things/refused.html", {"refused": refused},
                status=refused.status,
            )  # fmt: skip

    return answered
