"""A small town's catalogue, written in the test so that every number can be counted by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from gaoxingban.catalogue.rules.conditions import Value
from gaoxingban.catalogue.rules.model import Catalogue
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.journeys.model import Plan, PlannedField, PlannedPaper, Step
from gaoxingban.journeys.plan import plan
from gaoxingban.workdays.calendar import Calendar
from gaoxingban.workdays.load import load

LAW = {"title": "中华人民共和国行政许可法", "article": "第四十二条"}
CALENDAR: Calendar = load([Path(__file__).parents[2] / "data" / "workdays"]).calendar


def limit(days: int, since: str = "2020-01-01", **more: Any) -> list[dict[str, Any]]:
    return [{"days": days, "since": since, "reference": LAW, **more}]


def item(code: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "name": f"事项{code}", "department": "market", "kind": "许可", **more}


def catalogue(
    items: list[dict[str, Any]], *, one_thing: Mapping[str, Any] | None = None, **parts: Any
) -> Catalogue:
    """A catalogue with one one-thing `one` holding all the items, unless told otherwise."""
    one = {
        "code": "one",
        "title": "开个店",
        "stage": "开办",
        "lead_department": "market",
        "components": [{"item": i["code"]} for i in items],
        **(one_thing or {}),
    }
    departments = [{"key": "market", "name": "市场监督管理局"}]
    whole = {
        "name": "town",
        "departments": departments,
        "items": items,
        "one_things": [one],
        **parts,
    }
    return msgspec.convert(whole, Catalogue)


def planned(
    built: Catalogue,
    facts: Mapping[str, Value] | None = None,
    *,
    start: date = date(2026, 9, 21),
    on: date = date(2026, 9, 21),
    **more: Any,
) -> Plan:
    snapshot = Snapshot(built, on)
    one = snapshot.one_things["one"]
    return plan(one, facts or {}, snapshot=snapshot, calendar=CALENDAR, start=start, **more)


def paper(found: Plan, key: str) -> PlannedPaper:
    return next(p for p in found.papers if p.material == key)


def field(found: Plan, key: str) -> PlannedField:
    return next(f for f in found.fields if f.field.key == key)


def step(found: Plan, code: str) -> Step:
    return next(s for s in found.promised.steps if s.item == code)


def figure(found: Plan, key: str) -> tuple[float | None, float | None]:
    shown = next(f for f in found.figures if f.key == key)
    return shown.before, shown.after
