"""What changed between two editions."""

from __future__ import annotations

import msgspec

from gaoxingban.catalogue.rules.difference import Change, differences
from tests.portal.items.town import FOOD, START, TOWN


def test_equal_catalogues_do_not_differ() -> None:
    assert differences(TOWN, TOWN).none


def test_items_come_go_and_change_by_their_code() -> None:
    shorter = msgspec.structs.replace(FOOD, promised=(), visits=0)
    after = msgspec.structs.replace(
        TOWN, items=(shorter, msgspec.structs.replace(START, code="start-2"))
    )
    found = differences(TOWN, after)
    assert [change.code for change in found.added] == ["start-2"]
    assert [change.code for change in found.removed] == ["44/sign?1", "gone", "start"]
    assert found.changed == (
        Change(code="food", name="食品经营许可", fields=("promised", "visits")),
    )


def test_a_one_thing_that_changed_is_named_by_its_title() -> None:
    one = msgspec.structs.replace(TOWN.one_things[0], summary="开店一次办")
    found = differences(TOWN, msgspec.structs.replace(TOWN, one_things=(one,)))
    assert [(change.name, change.fields) for change in found.changed] == [
        ("开办餐饮店", ("summary",))
    ]
