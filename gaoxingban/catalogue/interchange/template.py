"""The workbook to fill in: headings, drop-downs, an explanation, and examples that are skipped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from gaoxingban.catalogue.interchange.cells import EXAMPLE
from gaoxingban.catalogue.interchange.layout import Table
from gaoxingban.catalogue.interchange.tables import rows
from gaoxingban.catalogue.interchange.workbook_sheets import save_rows
from gaoxingban.catalogue.rules.model import (
    Catalogue,
    Component,
    Contact,
    Department,
    Item,
    ItemMaterial,
    Limit,
    Material,
    OneThing,
    Option,
    Question,
    Reference,
    Result,
)
from gaoxingban.catalogue.rules.words import Channel, Kind, MaterialKind, QuestionType, Stage

_LAW = Reference(title="中华人民共和国食品安全法", article="第三十五条")
_RULE = Reference(title="食品经营许可和备案管理办法", article="第二十一条")
_SINCE = date(2023, 12, 1)
_EXAMPLE = Catalogue(
    name="",
    departments=(
        Department(
            "market", "某区市场监督管理局", contact=Contact(phone="0000-0000000"), trust="示例"
        ),
    ),
    materials=(
        Material(
            "licence", "营业执照", MaterialKind.LICENCE, aliases=("营业执照副本", "营业执照复印件")
        ),
    ),
    questions=(
        Question(
            "trade",
            "主要经营什么？",
            QuestionType.CHOICE,
            options=(Option("catering", "做餐饮"), Option("prepackaged", "只卖预包装食品")),
        ),
    ),
    items=(
        Item(
            code="food-licence",
            name="食品经营许可（新办）",
            department="market",
            kind=Kind.LICENCE,
            basis=(_LAW,),
            applies_when="trade == 'catering'",
            materials=(ItemMaterial("licence"),),
            results=(Result("食品经营许可证", valid="五年"),),
            statutory=(Limit(10, _SINCE, _RULE),),
            promised=(Limit(5, _SINCE, Reference("某区公开承诺", trust="示例")),),
            channels=(Channel.WINDOW, Channel.ONLINE),
        ),
    ),
    one_things=(
        OneThing(
            code="open-restaurant",
            title="开办餐饮店",
            stage=Stage.OPEN,
            lead_department="market",
            components=(Component("food-licence", reason="从事餐饮服务"),),
        ),
    ),
)


def write_template(target: Path) -> None:
    """A workbook with every sheet and one example in each that is usually filled."""
    save_rows(_examples(), target)


def _examples() -> Iterator[tuple[Table, dict[str, Any]]]:
    """Example rows: their first cell tells that they are."""
    for table, row in rows(_EXAMPLE):
        first = table.headings[0]
        yield table, {**row, first: f"{EXAMPLE}{row[first]}"}
