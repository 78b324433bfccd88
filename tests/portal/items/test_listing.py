"""The list of items narrowed by choices: counts that tell the truth."""

from __future__ import annotations

from datetime import date

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from gaoxingban.catalogue.rules.model import Catalogue, Item
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.catalogue.rules.words import Kind
from gaoxingban.portal.items.listing import FACETS, Narrowed, listing, narrowed
from tests.portal.items.town import TOWN

TODAY = date(2026, 3, 1)
LISTED = listing(Snapshot(TOWN, TODAY))


def _names(found: Narrowed) -> list[str]:
    return [row.name for row in found.rows]


def _counts(found: Narrowed, facet: str) -> dict[str, int]:
    return {choice.label: choice.count for choice in found.choices[facet]}


def test_an_item_that_no_longer_holds_is_not_listed() -> None:
    assert "已取消的事项" not in _names(narrowed(LISTED, text="", chosen={}))


def test_items_stand_by_department_in_pinyin_order_then_by_name() -> None:
    found = narrowed(LISTED, text="", chosen={})
    assert [row.department_name for row in found.rows] == [
        "城市管理局",
        "市场监督管理局",
        "市场监督管理局",
    ]


def test_a_choice_narrows_and_counts_say_what_another_choice_would_show() -> None:
    found = narrowed(LISTED, text="", chosen={"department": "market"})
    assert set(_names(found)) == {"食品经营许可", "企业设立登记"}
    assert _counts(found, "kind") == {"许可": 1, "登记": 1}
    assert _counts(found, "department") == {"城市管理局": 1, "市场监督管理局": 2}


def test_choices_of_different_facets_hold_together() -> None:
    assert _names(narrowed(LISTED, text="", chosen={"department": "market", "kind": "备案"})) == []


def test_an_item_of_several_themes_or_objects_counts_for_each() -> None:
    assert _counts(narrowed(LISTED, text="", chosen={}), "object") == {"企业法人": 2, "自然人": 1}


def test_an_unknown_value_finds_nothing_rather_than_everything() -> None:
    assert narrowed(LISTED, text="", chosen={"department": "moon"}).rows == ()


def test_every_word_of_the_text_must_stand_in_name_code_department_or_everyday_name() -> None:
    for text in ("卫生证", "FOOD", "市场 许可", "城市管理局 招牌"):
        assert len(narrowed(LISTED, text=text, chosen={}).rows) == 1, text
    assert narrowed(LISTED, text="许可 招牌", chosen={}).rows == ()


def test_limits_are_those_of_the_day() -> None:
    def promise(on: date) -> int:
        row = next(r for r in listing(Snapshot(TOWN, on)).rows if r.code == "food")
        assert row.promised is not None
        return row.promised.days

    assert promise(TODAY) == 5
    assert promise(date(2099, 1, 1)) == 3


values = st.sampled_from(["a", "b", "c"])
items = st.lists(
    st.builds(
        Item,
        code=st.uuids().map(str),
        name=st.text("营业许可", min_size=1, max_size=4),
        department=values,
        kind=st.sampled_from(Kind),
        themes=st.lists(values, max_size=2, unique=True).map(tuple),
        service_objects=st.lists(values, max_size=2, unique=True).map(tuple),
    ),
    max_size=30,
)


@settings(max_examples=60)
@given(
    items=items,
    text=st.text("营业", max_size=2),
    chosen=st.dictionaries(st.sampled_from(FACETS), values),
)
def test_bits_find_what_a_plain_loop_finds(
    items: list[Item], text: str, chosen: dict[str, str]
) -> None:
    catalogue = Catalogue(name="any", items=tuple(items))
    found = narrowed(listing(Snapshot(catalogue, TODAY)), text=text, chosen=chosen)

    def fits(item: Item, but: str = "") -> bool:
        has = {
            "department": [item.department], "kind": [item.kind.value],
            "theme": item.themes, "object": item.service_objects,
        }  # fmt: skip
        named = text in f"{item.name}\n{item.code}\n{item.department}"
        return named and all(value in has[f] for f, value in chosen.items() if f != but)

    assert {row.code for row in found.rows} == {item.code for item in items if fits(item)}
    for choice in found.choices["kind"]:
        assert choice.count == sum(fits(i, "kind") and i.kind.value == choice.value for i in items)


def test_a_department_without_an_entry_is_named_by_its_key() -> None:
    bare = msgspec.structs.replace(TOWN, departments=())
    labels = {
        c.label
        for c in narrowed(listing(Snapshot(bare, TODAY)), text="", chosen={}).choices["department"]
    }
    assert labels == {"market", "urban"}
