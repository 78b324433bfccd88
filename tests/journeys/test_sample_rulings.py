"""Rulings on changing, closing, building and clearing one's name, by the sample catalogue."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from gaoxingban.catalogue.rules.conditions import Value
from gaoxingban.catalogue.rules.model import Catalogue
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.catalogue.source import read_catalogue
from gaoxingban.journeys.model import Plan, Source, State
from gaoxingban.journeys.plan import plan
from tests.journeys.town import CALENDAR

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)
NOTHING_ELSE: dict[str, Value] = {
    "has_seal": False, "has_bank_account": False, "has_insured_staff": False,
    "has_housing_fund": False, "has_customs": False, "permits_held": (), "by_agent": False,
}  # fmt: skip
COMPANY: dict[str, Value] = {**NOTHING_ELSE, "entity_type": "company"}
CLOSING: dict[str, Value] = {
    **COMPANY, "court_ruling": False, "debts_settled": True, "exit_blocked": False,
    "tax_state": "pending", "has_branches": False,
}  # fmt: skip
FACTORY: dict[str, Value] = {
    "build_investment": 3000, "build_area": 9000, "is_bid_project": False, "special_fire": False,
    "needs_supervision": False, "civil_building": False, "moves_waste": False,
    "drains_site_water": False, "site_places": (), "by_agent": False,
}  # fmt: skip


@cache
def catalogue() -> Catalogue:
    return read_catalogue([ROOT / "data", ROOT / "districts" / "gaoyao"], name="gaoyao")


def planned(code: str, facts: dict[str, Value], *, on: date = TODAY) -> Plan:
    snapshot = Snapshot(catalogue(), on)
    return plan(snapshot.one_things[code], facts, snapshot=snapshot, calendar=CALENDAR, start=on)


def inside(found: Plan) -> set[str]:
    return {c.item.code for c in found.components if c.state is State.IN}


def paper(found: Plan, material: str) -> Source:
    return next(p.source for p in found.papers if p.material == material)


def law(code: str, *, on: date) -> int | None:
    snapshot = Snapshot(catalogue(), on)
    limit = snapshot.statutory(snapshot.items[code])
    return limit.days if limit else None


def test_a_new_name_changes_the_seal_and_the_bank_a_new_scope_does_not() -> None:
    owner = {**COMPANY, "has_seal": True, "has_bank_account": True, "scope_needs_permit": False}
    renamed = inside(planned("change-enterprise-info", {**owner, "changes": ("name",)}))
    rescoped = inside(planned("change-enterprise-info", {**owner, "changes": ("scope",)}))
    assert {"change-seal", "change-bank-account"} <= renamed
    assert rescoped == {"change-registration", "change-tax-info"}


def test_who_moves_away_registers_there_and_only_files_and_taxes_move_here() -> None:
    away = {**COMPANY, "changes": ("address",), "address_move": "out", "has_bank_account": True}
    found = inside(planned("change-enterprise-info", away))
    assert found == {"change-move-out", "change-tax-migration"}


def test_the_bank_waits_for_the_new_licence_and_nobody_hands_it_in() -> None:
    found = planned(
        "change-enterprise-info", {**COMPANY, "changes": ("name",), "has_bank_account": True}
    )
    assert ("change-registration", "change-bank-account") in {
        (edge.before, edge.after) for edge in found.edges
    }
    assert paper(found, "business-licence") is Source.STEP


def test_taxes_are_settled_before_the_licence_goes() -> None:
    found = planned("exit-enterprise", CLOSING)
    step = {s.item: s for s in found.promised.steps}
    registration = step["exit-registration-simple"]
    assert registration.begin >= step["exit-tax-ordinary"].finish
    assert paper(found, "tax-clearance") is Source.STEP


@pytest.mark.parametrize(
    ("answers", "way"),
    [
        ({}, "exit-registration-simple"),
        ({"debts_settled": False}, "exit-registration-ordinary"),
        ({"exit_blocked": True}, "exit-registration-ordinary"),
        ({"entity_type": "individual"}, "exit-registration-individual"),
        ({"court_ruling": True}, "exit-registration-court"),
    ],
)
def test_there_is_one_way_out_for_each(answers: dict[str, Value], way: str) -> None:
    found = inside(planned("exit-enterprise", {**CLOSING, **answers}))
    assert {code for code in found if code.startswith("exit-registration")} == {way}


@pytest.mark.parametrize(
    ("answers", "notice", "natural_days"),
    [
        ({}, "exit-simple-notice", 20),
        ({"debts_settled": False}, "exit-liquidation-team", 45),
        ({"entity_type": "individual"}, "exit-registration-individual", 10),
    ],
)
def test_public_notice_stops_the_clock(
    answers: dict[str, Value], notice: str, natural_days: int
) -> None:
    found = planned("exit-enterprise", {**CLOSING, **answers})
    step = next(s for s in found.promised.steps if s.item == notice)
    special = Snapshot(catalogue(), TODAY).items[notice].special_procedures[0]
    assert (special.days, special.unit) == (natural_days, "自然日")
    assert step.paused > 0
    assert step.finish - step.begin == step.days + step.paused


@pytest.mark.parametrize(
    ("investment", "area", "needed"),
    [(100, 9000, False), (101, 500, False), (101, 501, True), (3000, 500, False)],
)
def test_only_works_over_both_limits_need_a_permit(
    investment: int, area: int, needed: bool
) -> None:
    facts = {**FACTORY, "build_investment": investment, "build_area": area}
    found = inside(planned("construction-start", facts))
    assert ("construction-permit" in found) is needed
    assert ("construction-small-works" in found) is not needed


def test_the_permit_waits_for_the_fire_design_review_and_the_experts() -> None:
    facts = {**FACTORY, "special_fire": True, "beyond_fire_code": True}
    found = planned("construction-start", facts)
    step = {s.item: s for s in found.promised.steps}
    assert step["construction-fire-review"].paused == 20
    assert step["construction-permit"].begin == step["construction-fire-review"].finish


def test_digging_a_road_needs_both_the_city_and_the_police() -> None:
    found = inside(planned("construction-start", {**FACTORY, "site_places": ("city_road",)}))
    assert {"construction-road-dig", "construction-road-traffic"} <= found


def test_a_short_line_is_filed_a_long_one_is_permitted() -> None:
    answers: dict[str, Value] = {
        "utility_kinds": ("water",), "outside_places": (), "by_agent": False,
    }  # fmt: skip
    short = inside(planned("utilities", {**answers, "outside_length": 200}))
    long = inside(planned("utilities", {**answers, "outside_length": 201}))
    assert ("utilities-outside-filing" in short, "utilities-planning" in short) == (True, False)
    assert ("utilities-outside-filing" in long, "utilities-planning" in long) == (False, True)


def test_the_three_lists_of_bad_credit_are_cleared_side_by_side() -> None:
    facts: dict[str, Value] = {
        "credit_lists": ("penalty", "abnormal", "serious"), "penalty_grade": "ordinary",
        "months_public": 4, "penalty_by_market": False, "abnormal_reason": "address",
        "serious_by": ("tax",), "by_agent": False,
    }  # fmt: skip
    found = planned("credit-repair", facts)
    branches = {"credit-penalty-other", "credit-abnormal", "credit-serious-tax"}
    assert branches <= inside(found)
    assert not {(e.before, e.after) for e in found.edges if {e.before, e.after} <= branches}


@pytest.mark.parametrize(
    ("on", "way"),
    [(date(2026, 3, 31), "credit-penalty-other"), (date(2026, 4, 1), "credit-penalty-expired")],
)
def test_an_ordinary_penalty_of_a_year_ago_ends_by_itself_since_april_2026(
    on: date, way: str
) -> None:
    facts: dict[str, Value] = {
        "credit_lists": ("penalty",), "penalty_grade": "ordinary", "months_public": 12,
        "penalty_by_market": False, "by_agent": False,
    }  # fmt: skip
    assert way in inside(planned("credit-repair", facts, on=on))


def test_one_report_stands_for_a_letter_of_every_department_asked() -> None:
    domains = ("market", "tax", "labour", "ecology", "fire")
    facts: dict[str, Value] = {
        "check_domains": domains, "has_penalty_record": False, "by_agent": False,
    }  # fmt: skip
    found = planned("listing-check", facts)
    assert len([c for c in inside(found) if c.startswith("listing-check-")]) == len(domains)
    forms = next(f for f in found.figures if f.key == "forms")
    assert (forms.before or 0) > len(domains)
    assert forms.after == 1


def test_listing_reaches_at_least_fifteen_departments() -> None:
    snapshot = Snapshot(catalogue(), TODAY)
    one = snapshot.one_things["listing-check"]
    assert len({snapshot.items[c.item].department for c in one.components}) >= 15


def test_only_the_courts_administrator_may_ask_about_the_bankrupt() -> None:
    found = planned("bankruptcy-check", {"bankruptcy_scope": ("estate",), "by_agent": False})
    assert ("bankruptcy-identity", "bankruptcy-check-estate") in {
        (edge.before, edge.after) for edge in found.edges
    }
    assert paper(found, "administrator-appointment") is Source.APPLICANT


@pytest.mark.parametrize(
    ("item", "before", "after", "changed"),
    [
        ("construction-permit", 15, 7, date(2019, 4, 23)),
        ("construction-fire-review", 20, 15, date(2020, 6, 1)),
        ("change-registration", 15, 3, date(2022, 3, 1)),
        ("change-food-permit", 20, 10, date(2023, 12, 1)),
        ("utilities-power-low", 8, 3, date(2024, 6, 1)),
    ],
)
def test_the_law_of_the_day_decides_how_long(
    item: str, before: int, after: int, changed: date
) -> None:
    assert law(item, on=date.fromordinal(changed.toordinal() - 1)) == before
    assert law(item, on=changed) == after
