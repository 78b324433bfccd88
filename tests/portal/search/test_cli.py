"""`gaoxingban search`: the same answers in the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker
from typer.testing import CliRunner

from gaoxingban.cli.app import app
from gaoxingban.portal.search.services import replace_entries
from tests.portal.search import entries
from tests.postgres import default_database

WIDE = {"COLUMNS": "160"}


@pytest.fixture
def _town() -> None:
    replace_entries(collection=entries.OWN, digest="1", told=entries.town())


@pytest.mark.django_db
@pytest.mark.usefixtures("_town")
def test_words_need_no_quotes_and_the_best_comes_first() -> None:
    shown = CliRunner(env=WIDE).invoke(app, ["search", "我想", "开烧烤店"])
    assert shown.exit_code == 0
    assert shown.output.index("开办餐饮店") < shown.output.index("食品经营许可")
    assert "按官方说法也找了：餐饮" in shown.output


@pytest.mark.django_db
@pytest.mark.usefixtures("_town")
def test_programs_get_json() -> None:
    shown = CliRunner().invoke(app, ["search", "--json", "--kind", "item", "--limit", "1", "卖烟"])
    found = json.loads(shown.output)
    assert [hit["code"] for hit in found["hits"]] == ["tobacco"]


@pytest.mark.django_db
@pytest.mark.usefixtures("_town")
def test_nothing_found_is_exit_1_with_words_that_would_find_something() -> None:
    shown = CliRunner().invoke(app, ["search", "烧考店"])
    assert shown.exit_code == 1
    assert "是不是想找：烧烤店" in shown.output


def test_without_tables_it_says_what_to_do(
    django_db_blocker: DjangoDbBlocker, tmp_path: Path
) -> None:
    empty = f"sqlite:///{tmp_path / 'empty.sqlite3'}"
    with django_db_blocker.unblock(), default_database(empty, migrated=False):
        shown = CliRunner().invoke(app, ["search", "烧烤"])
    assert shown.exit_code == 2
    assert "gaoxingban serve" in shown.output
