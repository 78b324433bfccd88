"""Rulings: the one-time notice tells everything at once, on paper that says what it is."""

from __future__ import annotations

import builtins
import re
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client

from gaoxingban.catalogue.models import Edition
from tests.portal.one_things.shop import EVERYTHING

NOTICE = "/one-things/shop/notice/"


def read(client: Client, query: str = EVERYTHING) -> str:
    answer = client.get(f"{NOTICE}?{query}")
    assert answer.status_code == HTTPStatus.OK
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.mark.usefixtures("small_shop")
def test_it_tells_everything_at_once_and_by_what_law(client: Client) -> None:
    page = read(client)
    assert "依据《中华人民共和国行政许可法》第三十条、第三十二条，依法一次告知。" in page
    for told in ("食品经营许可", "平面布局图", "承诺书", "字号名称", "2026-10-14"):
        assert told in page


def test_it_names_its_edition_its_day_and_its_samples(client: Client, small_shop: Edition) -> None:
    page = read(client)
    assert "小店事项目录第 1 版，2026 年 9 月 24 日的规定" in page
    assert small_shop.digest[:16] in page
    assert "示例：含为演示编写的内容" in page


@pytest.mark.usefixtures("small_shop")
def test_it_carries_the_link_back(client: Client) -> None:
    link = f"http://testserver/one-things/shop/plan/?{EVERYTHING}".replace("&", "&amp;")
    assert link in read(client)


@pytest.mark.usefixtures("small_shop")
def test_the_same_answers_give_the_same_number(client: Client) -> None:
    number = re.compile(r"gaoyao-1-[0-9A-F]{8}")
    first, again, other = (
        number.findall(read(client, query))
        for query in (EVERYTHING, EVERYTHING, EVERYTHING.replace("320", "330"))
    )
    assert first == again
    assert first != other


@pytest.mark.usefixtures("small_shop")
def test_an_unfinished_plan_is_no_full_notice(client: Client) -> None:
    assert "还没有答完" in read(client, "has_licence=no")


@pytest.mark.usefixtures("small_shop")
def test_a_paper_spared_for_one_reason_stands_with_its_like(client: Client) -> None:
    assert "由本次联办的“营业执照登记”产生营业执照" in read(client)


@pytest.mark.usefixtures("small_shop")
def test_the_pdf_is_a_pdf(client: Client) -> None:
    answer = client.get(f"/one-things/shop/notice.pdf?{EVERYTHING}")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert "%E5%BC%80%E4%B8%AA" in answer["Content-Disposition"]


@pytest.mark.usefixtures("small_shop")
def test_without_the_drawing_libraries_it_says_what_to_do(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordinary = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return ordinary(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    answer = client.get(f"/one-things/shop/notice.pdf?{EVERYTHING}")
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert "选“另存为 PDF”" in answer.content.decode()
