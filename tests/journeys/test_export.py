"""Rulings: a plan for programs is plain JSON, its sentences said."""

from __future__ import annotations

import json

from gaoxingban.journeys.export import as_plain
from tests.journeys.town import catalogue, item, limit, planned

PLAN = planned(catalogue([item("a", promised=limit(3)), item("b", applies_when="x")],
                         questions=[{"key": "x", "text": "有吗？", "type": "是否"}]))  # fmt: skip


def test_every_plan_can_be_written_as_json() -> None:
    body = json.loads(json.dumps(as_plain(PLAN)))
    assert body["promised"]["days"] == 3
    assert body["start"] == "2026-09-21"
    assert body["open_questions"] == ["x"]


def test_an_item_is_named_not_copied() -> None:
    first = as_plain(PLAN)["components"][0]  # type: ignore[index]  # a list of components
    assert first["item"] == {"code": "a", "name": "事项a", "department": "market", "kind": "许可"}


def test_sentences_are_said_in_the_reader_s_language() -> None:
    words = as_plain(PLAN, lambda text: f"[{text}]")["components"][1]  # type: ignore[index]  # as above
    assert words["reasons"] == ["[还要看：[有吗？]]"]
