"""Rulings: one list of papers, each with one source and a proof."""

from __future__ import annotations

from gaoxingban.journeys.model import Source, State
from tests.journeys.town import LAW, catalogue, figure, item, paper, planned

LICENCE = {"key": "licence", "name": "营业执照", "kind": "证照"}
PLAN = {"key": "plan", "name": "平面图", "kind": "图纸"}
FORM = {"key": "form", "name": "申请表", "kind": "申请表"}
PROOF = {"key": "proof", "name": "无违法证明", "kind": "证明"}
HELD = {"authority": "市场监管局", "source": "电子营业执照", "basis": LAW}
YES_NO = {"key": "has_licence", "text": "已有执照吗？", "type": "是否"}


def asks(code: str, *materials: str, **more: object) -> dict[str, object]:
    return item(code, materials=[{"material": m, **more} for m in materials])


def test_a_material_the_state_holds_is_not_asked_again() -> None:
    held = {**LICENCE, "share": HELD}
    found = paper(planned(catalogue([asks("a", "licence")], materials=[held])), "licence")
    assert found.source is Source.SHARED
    assert found.proof.basis is not None
    assert "电子营业执照" in found.proof.sentence.said()


def test_a_material_the_state_does_not_yet_hold_is_asked() -> None:
    held = {**LICENCE, "share": {**HELD, "when": "has_licence"}}
    town = catalogue([asks("a", "licence")], materials=[held], questions=[YES_NO])
    assert paper(planned(town, {"has_licence": True}), "licence").source is Source.SHARED
    assert paper(planned(town, {"has_licence": False}), "licence").source is Source.APPLICANT


def test_a_paper_two_departments_want_is_brought_once() -> None:
    found = planned(catalogue([asks("a", "plan"), asks("b", "plan")], materials=[PLAN]))
    assert [p.material for p in found.papers] == ["plan"]
    assert found.papers[0].asked_by == ("a", "b")
    assert figure(found, "materials") == (2, 1)


def test_a_paper_another_step_yields_is_not_brought() -> None:
    makes = item("reg", results=[{"name": "营业执照", "material": "licence"}])
    found = planned(catalogue([makes, asks("food", "licence")], materials=[LICENCE]))
    assert paper(found, "licence").source is Source.STEP
    assert paper(found, "licence").from_item == "reg"
    assert [(e.before, e.after, e.derived) for e in found.edges] == [("reg", "food", True)]


def test_a_step_cannot_supply_itself() -> None:
    renews = {**asks("renew", "licence"), "results": [{"name": "营业执照", "material": "licence"}]}
    found = planned(catalogue([renews], materials=[LICENCE]))
    assert paper(found, "licence").source is Source.APPLICANT


def test_two_steps_that_want_each_others_result_do_not_wait_for_each_other() -> None:
    first = {**asks("a", "plan"), "results": [{"name": "执照", "material": "licence"}]}
    second = {**asks("b", "licence"), "results": [{"name": "图", "material": "plan"}]}
    found = planned(catalogue([first, second], materials=[LICENCE, PLAN]))
    sources = {p.material: p.source for p in found.papers}
    assert sorted(sources.values()) == sorted([Source.STEP, Source.APPLICANT])
    assert len(found.edges) == 1


def test_an_application_form_becomes_part_of_the_one_form() -> None:
    found = planned(catalogue([asks("a", "form")], materials=[FORM]))
    assert paper(found, "form").source is Source.FORM
    assert figure(found, "materials") == (1, 0)


def test_a_commitment_replaces_a_proof_only_if_everyone_accepts_it() -> None:
    agrees = asks("a", "proof", commitment=LAW)
    assert (
        paper(planned(catalogue([agrees], materials=[PROOF])), "proof").source is Source.COMMITMENT
    )
    both = catalogue([agrees, asks("b", "proof")], materials=[PROOF])
    assert paper(planned(both), "proof").source is Source.APPLICANT


def test_commitments_still_cost_one_letter() -> None:
    agrees = item("a", materials=[{"material": m, "commitment": LAW} for m in ("proof", "plan")])
    found = planned(catalogue([agrees], materials=[PROOF, PLAN]))
    assert figure(found, "materials") == (2, 1)


def test_the_applicant_may_bring_the_proof_instead() -> None:
    town = catalogue([asks("a", "proof", commitment=LAW)], materials=[PROOF])
    found = planned(town, bring_anyway=frozenset({"proof"}))
    assert paper(found, "proof").source is Source.APPLICANT


def test_a_deferred_paper_is_due_by_the_strictest_department() -> None:
    def later(code: str, days: int, law: str) -> dict[str, object]:
        return asks(code, "plan", deferral={"days": days, "basis": {"title": law}})

    lenient, strict = later("a", 10, "宽的规定"), later("b", 5, "严的规定")
    found = paper(planned(catalogue([lenient, strict], materials=[PLAN])), "plan")
    assert (found.source, found.due_days) == (Source.DEFERRED, 5)
    assert found.proof.basis is not None
    assert found.proof.basis.title == "严的规定"


def test_a_paper_needed_only_in_one_case_is_not_asked_in_the_other() -> None:
    town = catalogue(
        [asks("a", "plan", required_when="has_licence")], materials=[PLAN], questions=[YES_NO]
    )
    assert planned(town, {"has_licence": False}).papers == ()
    assert paper(planned(town, {"has_licence": True}), "plan").state is State.IN
    assert paper(planned(town), "plan").state is State.OPEN


def test_an_optional_paper_is_shown_but_not_counted() -> None:
    town = catalogue([asks("a", "plan", necessity="非必要")], materials=[PLAN])
    found = planned(town)
    assert paper(found, "plan").optional
    assert found.to_submit == ()
    assert figure(found, "materials") == (0, 0)


def test_one_department_that_insists_makes_an_optional_paper_required() -> None:
    town = catalogue([asks("a", "plan", necessity="非必要"), asks("b", "plan")], materials=[PLAN])
    assert not paper(planned(town), "plan").optional


def test_an_optional_paper_needs_no_commitment_letter() -> None:
    town = catalogue([asks("a", "proof", necessity="非必要", commitment=LAW)], materials=[PROOF])
    assert figure(planned(town), "materials") == (0, 0)
