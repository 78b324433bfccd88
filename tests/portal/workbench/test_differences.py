"""Two editions side by side."""

from __future__ import annotations

from http import HTTPStatus

import msgspec
import pytest
from django.test import Client

from gaoxingban.catalogue.rules.model import Item, OneThing
from gaoxingban.portal.workbench.field_words import WORDS, field_words
from tests.portal.items.town import FOOD, START, TOWN, publish

LATER = msgspec.structs.replace(
    TOWN,
    items=(
        msgspec.structs.replace(FOOD, promised=()),
        START,
        msgspec.structs.replace(START, code="new", name="新事项"),
    ),
)


def test_without_two_editions_there_is_nothing_to_compare(designer: Client) -> None:
    publish()
    assert "没有可以对比的两个版次" in designer.get("/workbench/differences/").content.decode()


def test_the_latest_edition_is_compared_with_the_one_before(designer: Client) -> None:
    publish()
    publish(LATER)
    page = designer.get("/workbench/differences/").content.decode()
    for words in ("新增 1 个", "新事项", "去掉 2 个", "已取消的事项", "改动 1 个", "承诺办结时限"):
        assert words in page, words


def test_any_two_editions_can_be_compared(designer: Client) -> None:
    publish()
    publish(LATER)
    page = designer.get("/workbench/differences/?before=gaoyao@2&after=gaoyao@1").content.decode()
    assert "新增 2 个" in page
    same = designer.get("/workbench/differences/?before=gaoyao@1&after=gaoyao@1").content.decode()
    assert "完全相同" in same


@pytest.mark.parametrize("name", ["gaoyao@9", "moon@1", "nonsense"])
def test_an_edition_nobody_published_is_not_found(designer: Client, name: str) -> None:
    publish()
    answer = designer.get("/workbench/differences/", {"before": name})
    assert answer.status_code == HTTPStatus.NOT_FOUND


def test_every_field_of_the_model_has_a_word() -> None:
    fields = {f.name for kind in (Item, OneThing) for f in msgspec.structs.fields(kind)} - {"code"}
    assert field_words(sorted(fields))
    assert set(WORDS) == fields
