"""Rulings: one form, and every figure with its derivation."""

from __future__ import annotations

import pytest

from gaoxingban.journeys.model import Origin
from tests.journeys.town import LAW, catalogue, field, figure, item, limit, planned

NAME = {"key": "name", "name": "企业名称", "type": "文本", "group": "企业"}
AREA_FIELD = {"key": "size", "name": "面积", "type": "数字", "answered_by": "area", "group": "场所"}
AREA = {"key": "area", "text": "面积多大？", "type": "数字", "unit": "平方米"}
HELD = {"authority": "市场监管局", "source": "登记信息", "basis": LAW}


def asks(code: str, *fields: str, **more: object) -> dict[str, object]:
    return item(code, fields=[{"field": f} for f in fields], **more)


def test_a_field_two_departments_ask_is_filled_once() -> None:
    found = planned(catalogue([asks("a", "name"), asks("b", "name")], fields=[NAME]))
    assert len(found.fields) == 1
    assert figure(found, "fields") == (2, 1)


def test_what_the_register_knows_is_filled_in_for_you() -> None:
    found = planned(catalogue([asks("a", "name")], fields=[{**NAME, "share": HELD}]))
    assert field(found, "name").origin is Origin.SHARED
    assert figure(found, "fields") == (1, 0)


def test_what_you_answered_is_not_asked_again() -> None:
    town = catalogue([asks("a", "size")], fields=[AREA_FIELD], questions=[AREA])
    found = field(planned(town, {"area": 120.0}), "size")
    assert (found.origin, found.value) == (Origin.ANSWERED, "120 平方米")
    assert field(planned(town), "size").origin is Origin.ASKED


def test_what_an_earlier_step_yields_is_not_asked() -> None:
    code = {"key": "code", "name": "信用代码", "type": "文本"}
    makes = item("reg", results=[{"name": "执照", "fields": ["code"]}])
    uses = asks("food", "code", depends_on=[{"item": "reg", "reason": "先有执照"}])
    assert field(planned(catalogue([makes, uses], fields=[code])), "code").origin is Origin.STEP
    free = asks("food", "code")
    assert field(planned(catalogue([makes, free], fields=[code])), "code").origin is Origin.ASKED


def test_a_joint_inspection_counts_once() -> None:
    items = [item(code, inspection=True) for code in ("food", "fire", "sign")]
    joint = [{"name": "联合勘验", "items": ["food", "fire"], "basis": LAW}]
    assert figure(planned(catalogue(items)), "inspections") == (3, 3)
    assert figure(
        planned(catalogue(items, one_thing={"joint_inspections": joint})), "inspections"
    ) == (3, 2)


def test_visits_are_summed_before_and_made_once_after() -> None:
    items = [item("a", visits=2), item("b", visits=1), item("c", visits=0)]
    assert figure(planned(catalogue(items)), "visits") == (3, 1)
    assert figure(planned(catalogue([item("c", visits=0)])), "visits") == (0, 0)
    assert figure(planned(catalogue(items, one_thing={"visits": 0})), "visits") == (3, 0)


def test_unknown_visits_are_said_to_be_unknown() -> None:
    found = planned(catalogue([item("a")]))
    visits = next(f for f in found.figures if f.key == "visits")
    assert "没有公布到场次数" in visits.notes[0].said()


def test_procedures_are_apply_inspect_collect() -> None:
    items = [
        item("a", inspection=True, results=[{"name": "证"}]),
        item("b", results=[{"name": "照"}]),
    ]
    assert figure(planned(catalogue(items)), "procedures") == (5, 3)


def test_every_figure_is_the_sum_of_its_lines() -> None:
    items = [
        asks("a", "name", promised=limit(3), visits=1),
        asks("b", "name", promised=limit(4), visits=2),
    ]
    for shown in planned(catalogue(items, fields=[NAME])).figures:
        if shown.before is not None:
            assert shown.before == pytest.approx(
                sum(line.amount or 0 for line in shown.before_lines)
            )
            assert shown.after == pytest.approx(sum(line.amount or 0 for line in shown.after_lines))


def test_cost_is_tariff_times_time_times_number() -> None:
    def parameter(key: str, value: float) -> dict[str, object]:
        amount = {
            "value": value,
            "since": "2020-01-01",
            "reference": {"title": "示例", "trust": "示例"},
        }
        return {"key": key, "name": key, "unit": "元", "values": [amount]}

    town = catalogue(
        [asks("a", "name", visits=1), asks("b", "name", visits=1)],
        fields=[NAME],
        parameters=[
            parameter("cost_hourly", 60),
            parameter("cost_minutes_field", 2),
            parameter("cost_minutes_visit", 90),
            parameter("cost_minutes_application", 30),
            parameter("cost_visit_yuan", 10),
        ],
    )
    # before: 2 applications × 30 + 2 fields × 2 + 2 visits × 90 = 244 minutes at 1 yuan, + 2 × 10
    # after: 1 × 30 + 1 × 2 + 1 × 90 = 122, + 10
    assert figure(planned(town), "cost") == (264, 132)


def test_without_a_tariff_no_cost_is_claimed() -> None:
    assert figure(planned(catalogue([item("a")])), "cost") == (None, None)


def test_each_kind_of_paper_has_its_own_time() -> None:
    def parameter(key: str, value: float) -> dict[str, object]:
        amount = {
            "value": value,
            "since": "2020-01-01",
            "reference": {"title": "示例", "trust": "示例"},
        }
        return {"key": key, "name": key, "unit": "元", "values": [amount]}

    wanted = [{"material": "map"}, {"material": "licence"}]
    town = catalogue(
        [item("a", materials=wanted), item("b", materials=wanted[:1])],
        materials=[
            {"key": "map", "name": "平面图", "kind": "图纸"},
            {"key": "licence", "name": "执照", "kind": "证照"},
        ],
        parameters=[
            parameter("cost_hourly", 60),
            parameter("cost_minutes_drawing", 100),
            parameter("cost_minutes_licence", 5),
        ],
    )
    # Two drawings and a licence one by one; together each is brought once. A minute is a yuan.
    assert figure(planned(town), "cost") == (205, 105)


def test_both_baselines_of_days_are_named() -> None:
    found = planned(catalogue([item("a", promised=limit(3), statutory=limit(10))]))
    told = {f.key: f.baseline.said() for f in found.figures}
    assert told["days_promised"].startswith("承诺时限；前：一项办完再办下一项")
    assert told["days_statutory"].startswith("法定时限；前：一项办完再办下一项")
    assert told["materials"] == "前：同样的情形逐项单独办理；后：作为一件事办理"
