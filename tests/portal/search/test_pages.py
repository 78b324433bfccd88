"""The results page and its suggestions, as a visitor without JavaScript and one with it sees them."""

from __future__ import annotations

import re
from http import HTTPStatus

import pytest
from django.test import Client
from django.utils.html import escape

from gaoxingban.portal.search.services import replace_entries
from tests.portal.search import entries

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def _town() -> None:
    replace_entries(collection=entries.OWN, digest="1", told=entries.town())
    replace_entries(collection=entries.IMPORTED, digest="1", told=entries.elsewhere())


def page(client: Client, path: str = "/search/", **query: str | int) -> str:
    answer = client.get(path, query)
    assert answer.status_code == HTTPStatus.OK
    return answer.content.decode()


def links(html: str) -> list[str]:
    """Addresses of the hits, in order."""
    return re.findall(r'<h3><a href="([^"]+)"', html)


def test_an_everyday_sentence_leads_to_the_one_thing(client: Client) -> None:
    html = page(client, q="我想开一家烧烤店")
    assert links(html)[0] == "/one-things/open-restaurant/"
    assert "开办<mark>餐饮</mark>店" in html
    assert "按官方说法也找了" in html


def test_items_lead_to_their_own_pages(client: Client) -> None:
    assert links(page(client, q="卖烟"))[0] == "/items/gaoyao/tobacco/"
    assert links(page(client, q="律师证"))[0] == "/items/elsewhere/g4/"


def test_one_things_and_items_stand_in_groups_of_their_own(client: Client) -> None:
    html = page(client, q="食品")
    assert [re.sub("<.*?>", "", h) for h in re.findall(r"<h2>(.*?)</h2>", html)] >= [
        "一件事",
        "事项",
    ]


def test_an_imported_hit_names_its_collection(client: Client) -> None:
    assert "来自：elsewhere" in page(client, q="律师证")
    assert "来自：" not in page(client, q="卖烟证")


def test_hits_are_narrowed_by_kind_and_department_and_widened_again(client: Client) -> None:
    html = page(client, q="许可", kind="item", department="水利局")
    assert links(html) == ["/items/gaoyao/drain/"]
    assert 'href="?q=%E8%AE%B8%E5%8F%AF&amp;kind=item" aria-current="true"' in html


def test_pages_keep_the_query_and_what_it_was_narrowed_to(client: Client) -> None:
    replace_entries(collection="many", digest="1", told=entries.many(45))
    first = page(client, q="许可证", kind="item", collection="many")
    assert len(links(first)) == 20
    assert "q=%E8%AE%B8%E5%8F%AF%E8%AF%81&amp;kind=item&amp;collection=many&amp;page=3" in first
    last = page(client, q="许可证", kind="item", collection="many", page=3)
    assert len(links(last)) == 5
    assert links(page(client, q="许可证", collection="many", page=99)) == links(last)


@pytest.mark.parametrize("number", ["0", "-1", "x", "1e9", "９", "99999999999999999999"])
def test_a_page_number_that_makes_no_sense_shows_the_first_page(
    client: Client, number: str
) -> None:
    assert links(page(client, q="许可", page=number)) == links(page(client, q="许可"))


def test_nothing_found_offers_similar_words_and_ways_on(client: Client) -> None:
    html = page(client, q="烧考店")
    assert "没有找到“烧考店”" in html
    assert '">烧烤店</a>' in html
    assert 'href="/items/"' in html


def test_nothing_found_within_a_filter_offers_to_look_everywhere(client: Client) -> None:
    html = page(client, q="卖烟", department="水利局")
    assert 'href="?q=%E5%8D%96%E7%83%9F"' in html


def test_without_a_query_there_are_examples(client: Client) -> None:
    assert "可以这样搜" in page(client)


def test_what_was_typed_is_shown_as_text(client: Client) -> None:
    typed = '<script>alert("1")</script>烧烤'
    html = page(client, q=typed)
    assert typed not in html
    assert escape(typed) in html


def test_a_title_is_shown_as_text_around_its_marks(client: Client) -> None:
    replace_entries(collection="odd", digest="1", told=entries.odd("<b>怪题</b>"))
    assert "&lt;b&gt;<mark>怪题</mark>&lt;/b&gt;" in page(client, q="怪题")


def test_suggestions_are_links_and_are_counted_aloud(client: Client) -> None:
    answer = client.get("/search/suggest/", {"q": "kaif", "box": "home-search"}, headers=HTMX)
    html = answer.content.decode()
    assert 'href="/one-things/open-restaurant/"' in html
    assert 'id="home-search-count" role="status" hx-swap-oob="true">1 条建议' in html


def test_a_box_with_a_strange_name_is_not_echoed(client: Client) -> None:
    answer = client.get("/search/suggest/", {"q": "kai", "box": '"><script>'}, headers=HTMX)
    assert "<script>" not in answer.content.decode()


def test_suggestions_without_javascript_are_the_results(client: Client) -> None:
    answer = client.get("/search/suggest/", {"q": "烧烤"})
    assert answer["Location"] == "/search/?q=%E7%83%A7%E7%83%A4"


def test_the_page_speaks_english(client: Client) -> None:
    client.cookies["django_language"] = "en"
    html = page(client, q="卖烟")
    assert "Search" in html
    assert "找到" not in html


def test_searching_writes_nothing(client: Client) -> None:
    assert client.post("/search/", {"q": "烧烤"}).status_code == HTTPStatus.METHOD_NOT_ALLOWED
