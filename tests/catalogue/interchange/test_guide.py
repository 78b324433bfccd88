"""Published guides and items: as published, contradictions and all."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gaoxingban.catalogue.interchange.base import Imported, Options
from gaoxingban.catalogue.interchange.guide import Guides
from gaoxingban.catalogue.rules.check import check
from gaoxingban.catalogue.rules.model import Component, OneThing
from gaoxingban.catalogue.rules.problem import BadInput
from gaoxingban.catalogue.rules.words import Kind, Necessity, Priority, Stage
from tests.real_data import real_data

OPTIONS = Options("guides", date(2026, 7, 1))


def approval(name: str, **given: Any) -> dict[str, Any]:
    return {"name": name, "standard_name": name, "promised_days": 3, "result": "", **given}


def paper(name: str, **given: Any) -> dict[str, Any]:
    told = {"code": "", "name": name, "clbyx": "1", "required": "必要", "cllyqd": "10"}
    rest = {"source": "申请人自备", "mtjfs": "4", "submission": "需提交", "note": "", "basis": ""}
    return {**told, **rest, **given}


def guide(*approvals: dict[str, Any], **given: Any) -> dict[str, Any]:
    return {
        "title": "开办小店一件事",
        "implementation_code": "T1",
        "lead_department": "市场监管局",
        "promised_days": 4,
        "approvals": list(approvals) or [approval("食品经营许可")],
        **given,
    }


def read(tmp_path: Path, content: Any) -> Imported:
    path = tmp_path / "guides.json"
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return Guides().read(path, options=OPTIONS)


def read_one(tmp_path: Path, record: dict[str, Any]) -> tuple[OneThing, Imported]:
    imported = read(tmp_path, {"guides": [record]})
    (one,) = imported.catalogue.one_things
    assert check(imported.catalogue) == ()
    return one, imported


def conditions(components: tuple[Component, ...]) -> list[str]:
    return [component.applies_when for component in components]


@pytest.fixture(scope="module")
def guides() -> Imported:
    return Guides().read(real_data("catalogue/published_guides.json"), options=OPTIONS)


@pytest.fixture(scope="module")
def items() -> Imported:
    return Guides().read(real_data("catalogue/published_items.json"), options=OPTIONS)


def test_all_ten_guides_and_eight_items_are_taken(guides: Imported, items: Imported) -> None:
    assert (len(guides.catalogue.one_things), len(guides.catalogue.items)) == (10, 128)
    assert len(items.catalogue.items) == 8
    assert guides.rejects == items.rejects == ()


def test_what_was_taken_is_sound(guides: Imported, items: Imported) -> None:
    assert check(guides.catalogue) == check(items.catalogue) == ()


@pytest.mark.parametrize("name", ["published_guides.json", "published_items.json"])
def test_every_published_record_can_be_written_back_field_by_field(
    name: str, tmp_path: Path
) -> None:
    source = real_data(f"catalogue/{name}")
    imported = Guides().read(source, options=OPTIONS)
    Guides().write(imported.catalogue, tmp_path / name)
    # As text, so that the order of the fields is compared too.
    assert json.dumps(_by_code(tmp_path / name)) == json.dumps(_by_code(source))
    assert Guides().read(tmp_path / name, options=OPTIONS).catalogue == imported.catalogue


def _by_code(path: Path) -> dict[str, Any]:
    content = json.loads(path.read_text(encoding="utf-8"))
    if isinstance(content, list):
        return {r["unifyId"]: r for r in sorted(content, key=lambda r: r["unifyId"])}
    ordered = sorted(content["guides"], key=lambda g: g["implementation_code"])
    found = {record["implementation_code"]: record for record in ordered}
    return {**found, "source": content["source"]}


def test_what_the_real_guides_contradict_is_told_by_rule(guides: Imported) -> None:
    assert Counter(problem.rule for problem in guides.problems) == {
        "field-unread": 10,
        "approvals-open": 10,
        "paper-belongs": 10,
        "alternatives": 7,
        "paper-code-twice": 7,
        "promise-shorter-than-part": 6,
        "declared-figures": 6,
    }


def test_special_procedures_that_share_one_limit_are_kept_as_printed(items: Imported) -> None:
    kept = [p for p in items.problems if p.rule == "special-procedure"]
    assert len(kept) == len(items.problems) == 2
    assert all(item.special_procedures == () for item in items.catalogue.items)
    tobacco = next(item for item in items.catalogue.items if item.name.startswith("烟草"))
    assert json.loads(tobacco.extra["specialProcedure"])["type"].startswith("检验^检测")


def test_published_limits_become_statutory_and_promised(items: Imported) -> None:
    tobacco = next(item for item in items.catalogue.items if item.name.startswith("烟草"))
    assert (tobacco.statutory[0].days, tobacco.promised[0].days) == (20, 8)
    assert tobacco.basis[0].title == "烟草专卖许可证管理办法实施细则"
    assert tobacco.basis[0].article == "第九条"


def test_a_guides_figures_stay_the_publishers_own(tmp_path: Path) -> None:
    reform = {
        "before": {"days": 37, "materials": 32, "visits": 5, "steps": 4},
        "after": {"days": 4, "materials": 10, "visits": 1, "steps": 1},
    }
    one, imported = read_one(tmp_path, guide(reform=reform, on_site_visits=1))
    assert (one.declared_before.days, one.declared_after.materials) == (37, 10)
    (problem,) = [p for p in imported.problems if p.rule == "declared-figures"]
    sentence = "公布的改革成效写材料数 10，指南正文是 0，两处都按原文保留。"
    assert problem.sentence() == sentence


def test_an_approval_without_law_has_a_promise_but_no_statutory_limit(tmp_path: Path) -> None:
    _one, imported = read_one(tmp_path, guide(approval("食品经营许可", promised_days=None)))
    (item,) = imported.catalogue.items
    assert item.statutory == item.promised == ()
    assert item.department == "unstated"


def test_two_ways_of_one_approval_become_a_question(tmp_path: Path) -> None:
    fire = "公众聚集场所消防安全检查"
    papers = [
        paper("消防安全检查申报表 （一般流程）"),
        paper("场所平面布置图（告知承诺制流 程/一般流程）"),
        paper("营业执照"),
    ]
    record = guide(
        approval(f"{fire}（告知承诺制流程）"), approval(f"{fire}（一般流程）"), materials=papers
    )
    one, imported = read_one(tmp_path, record)
    (question,) = imported.catalogue.questions
    assert question.text == f"“{fire}”想按哪种方式办？"
    assert conditions(one.components) == ["way_T1 == 'commitment'", "way_T1 == 'ordinary'"]
    assert {component.alternative for component in one.components} == {"way_T1"}
    assert [m.required_when for m in one.materials] == ["way_T1 == 'ordinary'", "", ""]
    assert imported.catalogue.items[0].kind is Kind.COMMITMENT_LICENCE


def test_two_such_approvals_leave_their_papers_with_the_whole(tmp_path: Path) -> None:
    names = [
        f"{name}（{way}流程）" for name in ("甲检查", "乙检查") for way in ("告知承诺制", "一般")
    ]
    record = guide(*map(approval, names), materials=[paper("申报表（一般流程）")])
    one, imported = read_one(tmp_path, record)
    assert {q.key for q in imported.catalogue.questions} == {"way_T1", "way2_T1"}
    assert one.materials[0].required_when == ""


def test_registration_by_kind_of_enterprise_asks_which_one_it_is(tmp_path: Path) -> None:
    kinds = ("有限（责任）公司", "非公司企业法人分支机构", "非公司企业法人")
    approvals = [approval(f"{kind}变更登记") for kind in kinds] + [approval("公章刻制备案")]
    one, imported = read_one(tmp_path, guide(*approvals))
    (question,) = imported.catalogue.questions
    assert {option.value for option in question.options} == {
        "limited", "legal_person_branch", "legal_person",
    }  # fmt: skip
    assert conditions(one.components)[1:] == [
        "subject_T1 == 'legal_person_branch'", "subject_T1 == 'legal_person'", "",
    ]  # fmt: skip


def test_change_and_cancellation_are_not_alternatives_of_each_other(tmp_path: Path) -> None:
    approvals = [approval("个体工商户变更登记"), approval("有限（责任）公司注销登记")]
    _one, imported = read_one(tmp_path, guide(*approvals))
    assert imported.catalogue.questions == ()


def test_the_two_food_licences_are_alternatives_by_their_standard_names(tmp_path: Path) -> None:
    record = guide(
        approval("食品许可", standard_name="《食品经营许可证》新办"),
        approval("食品小经营许可"),
        materials=[paper("小食品店经营场所设备布局")],
    )
    one, _imported = read_one(tmp_path, record)
    assert conditions(one.components) == ["food_T1 == 'food'", "food_T1 == 'small'"]
    assert one.materials[0].required_when == "food_T1 == 'small'"


def test_simple_and_ordinary_cancellation_ask_for_different_papers(tmp_path: Path) -> None:
    papers = [paper(n) for n in ("简易注销全体投资人承诺书", "清算报告", "营业执照")]
    one, imported = read_one(tmp_path, guide(title="企业注销一件事", materials=papers))
    assert [m.required_when for m in one.materials] == [
        "cancel_T1 == 'simple'", "cancel_T1 == 'ordinary'", "",
    ]  # fmt: skip
    assert (one.stage, len(imported.catalogue.questions)) == (Stage.EXIT, 1)


def test_approvals_printed_alike_go_by_their_standard_names(tmp_path: Path) -> None:
    alike = [approval("消防检查", standard_name=f"消防检查{n}") for n in "一二"]
    _one, imported = read_one(tmp_path, guide(*alike))
    assert [item.name for item in imported.catalogue.items] == ["消防检查一", "消防检查二"]


def test_a_paper_that_need_not_be_handed_in_is_shared(tmp_path: Path) -> None:
    shared = paper("营业执照", submission="绑定电子证照自动关联，免提交", source="政府部门核发")
    one, _imported = read_one(tmp_path, guide(materials=[shared]))
    share = one.materials[0].share
    assert share is not None
    assert share.source == "绑定电子证照自动关联，免提交"
    assert share.basis.title == "开办小店一件事"


def test_a_necessity_nobody_explains_stays_required_and_is_told(tmp_path: Path) -> None:
    odd = paper("用气报装申请函", required="代码3（接口未给释义）", clbyx="3")
    late = paper("平面图", required="容缺后补", clbyx="4")
    one, imported = read_one(tmp_path, guide(materials=[odd, late]))
    assert [m.necessity for m in one.materials] == [Necessity.REQUIRED, Necessity.DEFERRABLE]
    assert one.materials[1].priority is Priority.SECONDARY
    (problem,) = [p for p in imported.problems if p.rule == "field-unread"]
    assert "代码3" in problem.sentence()


def test_a_note_that_only_may_tie_a_paper_to_an_approval_is_told_not_followed(
    tmp_path: Path,
) -> None:
    record = guide(
        approval("城镇污水排入排水管网许可"), materials=[paper("图纸", note="排水许可材料")]
    )
    one, imported = read_one(tmp_path, record)
    assert one.materials[0].required_when == ""
    assert "paper-belongs" in {problem.rule for problem in imported.problems}


@pytest.mark.parametrize("field", ["title", "lead_department", "implementation_code", "approvals"])
def test_a_guide_without_its_essentials_is_rejected_alone(tmp_path: Path, field: str) -> None:
    bad = guide()
    del bad[field]
    imported = read(tmp_path, {"guides": [bad, guide(implementation_code="T2")]})
    assert [one.code for one in imported.catalogue.one_things] == ["T2"]
    (reject,) = imported.rejects
    assert reject.problems[0].sentence() == f"缺少“{field}”或写法不对，请补上后再导入这一条。"
    Guides().write_rejects(imported.rejects, tmp_path / "rejects.json")
    assert json.loads((tmp_path / "rejects.json").read_text("utf-8"))["guides"] == [bad]


def test_a_code_used_twice_is_taken_once(tmp_path: Path) -> None:
    imported = read(tmp_path, {"guides": [guide(), guide(title="另一件事")]})
    assert [one.title for one in imported.catalogue.one_things] == ["开办小店一件事"]
    assert "已经用过" in imported.rejects[0].problems[0].sentence()


def test_a_json_file_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="没有 guides（指南）也没有 items（事项）列表"):
        read(tmp_path, {"rows": []})
