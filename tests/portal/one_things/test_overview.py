"""Rulings: the home page and the lists promise nothing one cannot check."""

from __future__ import annotations

import re
from http import HTTPStatus

import pytest
from django.conf import settings
from django.test import Client
from django.urls import resolve

from gaoxingban.catalogue.rules.snapshot import Snapshot
from tests.editions import district_catalogue, publish
from tests.portal.one_things.conftest import TODAY
from tests.portal.one_things.shop import always, shop


def words(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == HTTPStatus.OK
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.mark.usefixtures("published")
def test_the_counters_are_those_of_the_edition(client: Client) -> None:
    catalogue = district_catalogue()
    in_force = Snapshot(catalogue, TODAY).items
    numbers = re.findall(r'class="count-number">(\d+)<', client.get("/").content.decode())
    held = sum(material.share is not None for material in catalogue.materials)
    assert numbers == [str(len(catalogue.one_things)), str(len(in_force)), str(held)]


@pytest.mark.usefixtures("published")
def test_the_papers_counted_are_the_papers_listed(client: Client) -> None:
    page = client.get("/one-things/held-papers/").content.decode()
    number = re.search(r"<h1>(\d+) 种材料", page)
    assert number
    assert page.count('class="held-name"') == int(number[1])


@pytest.mark.usefixtures("small_shop")
def test_a_held_paper_says_when_the_state_holds_it(client: Client) -> None:
    page = words(client, "/one-things/held-papers/")
    assert "由市场监管部门的电子营业执照提供" in page
    assert "有执照了吗" in page


@pytest.mark.usefixtures("db")
def test_a_site_without_a_catalogue_says_so(client: Client) -> None:
    assert "目录还没有发布" in words(client, "/")
    assert "目录还没有发布" in words(client, "/one-things/")


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("address", ["/", "/one-things/", "/one-things/open-restaurant/"])
def test_no_link_is_dead(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    for href in set(re.findall(r'(?:href|action)="(/[^"?#]*)', page)):
        if not href.startswith(f"/{settings.STATIC_URL.strip('/')}/"):
            assert resolve(href), href


@pytest.mark.usefixtures("small_shop")
def test_the_one_thing_names_its_lead_and_its_parts(client: Client) -> None:
    page = words(client, "/one-things/shop/")
    for told in ("市场监督管理局", "最多 4 个事项", "最多 5 个问题", "10 个工作日", "可以选择不办"):
        assert told in page


@pytest.mark.usefixtures("small_shop")
def test_what_others_achieved_names_place_source_and_baseline(client: Client) -> None:
    page = words(client, "/one-things/shop/")
    assert "某省" in page
    assert "48 → 13 工作日、35 → 17 份材料" in page
    assert "五个事项" in page
    assert "《某省公开报道》" in page


@pytest.mark.usefixtures("db")
def test_a_publisher_s_own_figures_are_called_its_own(client: Client) -> None:
    publish(
        shop(declared_before={"visits": 6}, declared_after={"visits": 1}), collection="province"
    )
    page = words(client, "/one-things/of/province/shop/")
    assert "以下是发布方（小店事项目录）自己的说法，不是本站算出来的。" in page


@pytest.mark.usefixtures("small_shop")
def test_a_sample_is_marked(client: Client) -> None:
    assert 'tag-sample">示例' in client.get("/one-things/shop/").content.decode()
    assert 'tag-sample">示例' in client.get("/one-things/").content.decode()


@pytest.mark.usefixtures("small_shop")
def test_guides_from_elsewhere_are_not_ours(client: Client) -> None:
    publish(shop(title="别处的店"), collection="province")
    page = words(client, "/one-things/")
    assert page.index("开个小店") < page.index("别处公开的办事指南，不是本区的规定。")
    assert "看别处公布的 1 件一件事" in words(client, "/")


@pytest.mark.usefixtures("db")
def test_a_one_thing_without_questions_begins_with_its_plan(client: Client) -> None:
    publish(always())
    page = client.get("/one-things/shop/").content.decode()
    assert 'class="button" href="/one-things/shop/plan/"' in page
    assert "这件事不用回答问题" in page
