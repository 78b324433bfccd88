"""Rulings: the plan in the terminal is the plan of the page, and bad input gets a sentence."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner, Result

from gaoxingban.cli.app import app

pytestmark = pytest.mark.django_db
SNACK_BAR = ["has_licence=是", "trade=catering", "area=120", "dine_in=是", "has_sign=否",
             "sells_tobacco=否", "drains_public=否", "has_warehouse=否", "staff_without_health=否",
             "premises_differs=否", "by_agent=否"]  # fmt: skip


def asked(*arguments: str, facts: list[str] | None = None) -> Result:
    given = [part for fact in facts or [] for part in ("--fact", fact)]
    return CliRunner().invoke(app, ["plan", *arguments, *given], env={"COLUMNS": "200"})


def test_it_plans_from_the_sources_where_nothing_is_published_yet() -> None:
    found = asked("开办餐饮店", "--start", "2026-09-24", facts=SNACK_BAR)
    assert found.exit_code == 0
    assert "食品经营许可（新办，餐饮服务）" in found.output
    assert "守得住" in found.output


def test_json_carries_the_same_plan_with_its_derivations() -> None:
    found = json.loads(asked("开办餐饮店", "--json", facts=SNACK_BAR).output)
    applying = {c["item"]["name"] for c in found["components"] if c["state"] == "要办"}
    assert "食品经营许可（新办，餐饮服务）" in applying
    assert found["complete"] is True
    days = next(f for f in found["figures"] if f["key"] == "days_promised")
    assert days["before"] == sum(line["amount"] for line in days["before_lines"])


def test_a_one_thing_is_found_by_code_title_or_everyday_name() -> None:
    outputs = {
        asked(name, "--json").output for name in ("open-restaurant", "开办餐饮店", "开烧烤店")
    }
    assert len(outputs) == 1


def test_missing_answers_are_listed_with_the_way_to_give_them() -> None:
    found = asked("开办餐饮店")
    assert found.exit_code == 0
    assert "还取决于这些问题" in found.output
    assert "has_licence" in found.output


@pytest.mark.parametrize(
    ("arguments", "facts", "sentence"),
    [
        (["开飞船"], [], "没有叫“开飞船”的一件事。现有："),
        (["开办餐饮店"], ["area"], "“area”要写成 问题=答案，如 area=120。"),
        (["开办餐饮店"], ["aera=100"], "没有叫“aera”的问题，您是想写“area”吗？"),
        (["开办餐饮店"], ["area=很大"], "请填数字，例如 120。"),
        (["开办餐饮店"], ["area=-3"], "之间的数字。"),
        (["开办餐饮店"], ["trade=火锅"], "没有“火锅”这个选项，可选："),
        (["开办餐饮店"], ["has_sign=也许"], "请答“是”或“否”。"),
        (["开办餐饮店", "--start", "明天"], [], "日期“明天”读不懂"),
        (["开办餐饮店", "--start", "1066-10-14"], [], "1900"),
        (["开办餐饮店", "--collection", "atlantis"], [], "没有叫“atlantis”的目录集。"),
    ],
)
def test_bad_input_gets_a_sentence_and_exit_2(
    arguments: list[str], facts: list[str], sentence: str
) -> None:
    found = asked(*arguments, facts=facts)
    assert found.exit_code == 2
    assert sentence in found.stderr.replace("\n", "")
    assert "Traceback" not in found.output
