"""Rulings: one question a page, the answers in the link, nothing stored."""

from __future__ import annotations

import re
from http import HTTPStatus

import pytest
from django.test import Client

QUESTIONS = "/one-things/shop/questions/"
PLAN = "/one-things/shop/plan/"


def asked(page: str) -> str:
    """The question a page asks."""
    found = re.search(r'name="asked" value="(\w+)"', page)
    assert found, page[:500]
    return found[1]


def hidden(page: str) -> list[tuple[str, str]]:
    """What the form carries besides the question."""
    form = page.split('class="ask-form', 1)[1]
    return re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form)


def read(client: Client, query: str = "", address: str = QUESTIONS) -> str:
    answer = client.get(f"{address}?{query}")
    assert answer.status_code == HTTPStatus.OK, (answer.status_code, answer.headers)
    return answer.content.decode()


def redirected(client: Client, query: str, address: str = QUESTIONS) -> str:
    answer = client.get(f"{address}?{query}")
    assert answer.status_code == HTTPStatus.FOUND
    return answer["Location"]


@pytest.mark.usefixtures("small_shop")
def test_each_question_stands_alone_until_the_plan_is_settled(client: Client) -> None:
    answers = {
        "has_licence": "no",
        "trade": "hot",
        "area": "320",
        "tobacco": "yes",
        "goods": "milk",
    }
    query, seen = "", []
    for _ in answers:
        page = read(client, query)
        key = asked(page)
        assert page.count("<h1") == 1
        seen.append(key)
        parts = [f"{name}={value}" for name, value in [*hidden(page), (key, answers[key])]]
        answered = redirected(client, "&".join([*parts, f"asked={key}"]))
        query = answered.partition("?")[2]
    assert sorted(seen) == sorted(answers)
    assert answered.startswith(PLAN)
    assert [pair.split("=")[0] for pair in query.split("&")] == seen


@pytest.mark.usefixtures("small_shop")
def test_a_question_that_no_longer_matters_never_appears(client: Client) -> None:
    where = redirected(client, "has_licence=yes&trade=packed&area=20&tobacco=no&asked=tobacco")
    assert where.startswith(PLAN)


@pytest.mark.usefixtures("small_shop")
def test_the_first_page_needs_no_cookie_and_sets_no_session(client: Client) -> None:
    answer = client.get(QUESTIONS)
    assert "sessionid" not in answer.cookies


@pytest.mark.usefixtures("small_shop")
def test_a_wrong_answer_is_told_and_the_others_are_kept(client: Client) -> None:
    page = read(client, "has_licence=no&area=zwanzig&asked=area")
    assert asked(page) == "area"
    assert page.count("“店多大？”请填数字，例如 120。") == 2, "在错误摘要和字段旁各说一次"
    assert 'role="alert"' in page
    assert 'aria-invalid="true"' in page
    assert 'value="zwanzig"' in page
    assert ("has_licence", "no") in hidden(page)


@pytest.mark.usefixtures("small_shop")
def test_a_page_sent_empty_asks_again_with_a_sentence(client: Client) -> None:
    page = read(client, "asked=trade")
    assert asked(page) == "trade"
    assert "请回答：卖什么？" in page


@pytest.mark.usefixtures("small_shop")
def test_a_first_visit_is_not_scolded(client: Client) -> None:
    assert 'role="alert"' not in read(client)


@pytest.mark.usefixtures("small_shop")
def test_none_of_these_excludes_the_rest(client: Client) -> None:
    page = read(client, "trade=hot&goods=none&goods=milk&asked=goods")
    assert "就不要再选别的" in page


@pytest.mark.usefixtures("small_shop")
def test_one_step_back_shows_the_answer_one_gave(client: Client) -> None:
    page = read(client, "has_licence=no&trade=hot")
    back = re.search(r'class="way way-back" href="([^"]+)"', page)
    assert back
    earlier = client.get(back[1].replace("&amp;", "&")).content.decode()
    assert asked(earlier) == "trade"
    assert hidden(earlier) == [("has_licence", "no")]
    assert re.search(r'value="hot" checked', earlier)


@pytest.mark.usefixtures("small_shop")
def test_before_the_first_question_lies_the_one_thing(client: Client) -> None:
    assert 'class="way way-back" href="/one-things/shop/"' in read(client)


@pytest.mark.usefixtures("small_shop")
def test_a_changed_answer_keeps_its_place_among_the_others(client: Client) -> None:
    page = read(client, "has_licence=no&trade=hot&area=320&change=trade")
    assert asked(page) == "trade"
    assert hidden(page) == [("has_licence", "no"), ("area", "320")]
    form = page.split('class="ask-form', 1)[1]
    assert form.index('name="has_licence"') < form.index('name="trade"') < form.index('name="area"')


@pytest.mark.usefixtures("small_shop")
def test_an_answer_that_lost_its_question_is_dropped_and_told(client: Client) -> None:
    where = redirected(client, "has_licence=no&trade=packed&goods=milk&area=20&asked=trade")
    assert "goods=" not in where
    assert "unused=goods" in where
    page = client.get(where).content.decode()
    assert "这些问题不用再答了" in page
    assert "还卖哪些？" in page


@pytest.mark.usefixtures("small_shop")
def test_unknown_names_are_ignored(client: Client) -> None:
    page = read(client, "colour=red&utm_source=x")
    assert hidden(page) == []
    assert "colour" not in page.split('class="ask-form', 1)[1]


@pytest.mark.usefixtures("small_shop")
def test_an_overlong_link_is_refused_politely(client: Client) -> None:
    answer = client.get(f"{QUESTIONS}?{'x' * 2001}")
    assert answer.status_code == HTTPStatus.REQUEST_URI_TOO_LONG
    assert "这个链接太长了" in answer.content.decode()


@pytest.mark.usefixtures("small_shop")
def test_an_answer_is_never_trusted_as_html(client: Client) -> None:
    page = read(client, "area=%3Cscript%3Ealert(1)%3C/script%3E&asked=area")
    assert "<script>alert" not in page


@pytest.mark.usefixtures("small_shop")
def test_it_says_why_it_asks(client: Client) -> None:
    page = read(client, "change=area&area=5")
    assert "决定要不要办：消防安全检查。" in page
    assert "专家评审" in page


@pytest.mark.usefixtures("small_shop")
@pytest.mark.parametrize(
    ("query", "answered", "left"), [("", 0, 5), ("has_licence=no", 1, 4), ("trade=packed", 1, 3)]
)
def test_the_progress_is_honest(client: Client, query: str, answered: int, left: int) -> None:
    page = read(client, query)
    assert f"已答 {answered} 题" in page
    assert f"最多还有 {left} 题" in page


@pytest.mark.usefixtures("small_shop")
def test_one_may_skip_and_see_what_is_sure(client: Client) -> None:
    assert f'href="{PLAN}?has_licence=no"' in read(client, "has_licence=no")


@pytest.mark.usefixtures("small_shop")
def test_an_unknown_one_thing_says_so(client: Client) -> None:
    answer = client.get("/one-things/spaceship/questions/")
    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert "没有找到“spaceship”这件事" in answer.content.decode()


@pytest.mark.usefixtures("small_shop")
def test_only_reading_is_allowed(client: Client) -> None:
    assert client.post(QUESTIONS).status_code == HTTPStatus.METHOD_NOT_ALLOWED
