"""Papers that may be one: shown with their reasons, never merged."""

from __future__ import annotations

from http import HTTPStatus

import msgspec
import yaml
from django.test import Client

from gaoxingban.catalogue.rules.model import Catalogue, Material
from gaoxingban.catalogue.rules.words import MaterialKind
from tests.portal.items.town import FOOD, TOWN, publish

PAPERS = Catalogue(
    name="papers",
    departments=TOWN.departments,
    materials=(
        Material("licence", "营业执照", MaterialKind.LICENCE, aliases=("执照",)),
        Material("licence-copy", "《营业执照》（复印件）", MaterialKind.LICENCE),
        Material("plan", "平面布局图", MaterialKind.DRAWING),
    ),
    items=(msgspec.structs.replace(FOOD, materials=(), fields=(), depends_on=(), applies_when="", special_procedures=()),),
)  # fmt: skip


def test_a_pair_is_shown_with_its_reason(designer: Client) -> None:
    publish(PAPERS)
    page = designer.get("/workbench/names/").content.decode()
    assert "《营业执照》（复印件）" in page
    assert "完全相同" in page
    assert "平面布局图" not in page


def test_a_ticked_pair_becomes_an_alias_to_copy_and_nothing_else_changes(designer: Client) -> None:
    publish(PAPERS)
    found = designer.get("/workbench/names/").context["rows"]
    answer = designer.get("/workbench/names/", {"pair": found[0][0]})
    (written,) = yaml.safe_load(answer.context["aliases"])
    assert written["aliases"][-1] == found[0][1].name
    assert answer.content.decode().count("checked") == 1


def test_without_pairs_there_is_nothing_to_do(designer: Client) -> None:
    assert "没有可能相同的名称" in designer.get("/workbench/names/").content.decode()
    publish()
    assert "没有可能相同的名称" in designer.get("/workbench/names/").content.decode()
    assert designer.get("/workbench/names/?collection=moon").status_code == HTTPStatus.NOT_FOUND
