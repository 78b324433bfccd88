"""One published one-thing guide ↔ a one-thing with its items, papers and questions."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from gaoxingban.catalogue.interchange import guide_parts as parts
from gaoxingban.catalogue.interchange import printed
from gaoxingban.catalogue.interchange.alternatives import Alternative, Found, find
from gaoxingban.catalogue.interchange.base import Options
from gaoxingban.catalogue.interchange.guide_told import (
    SOURCE_NOTE,
    told_approval,
    told_guide,
    told_paper,
)
from gaoxingban.catalogue.interchange.kept import differences
from gaoxingban.catalogue.interchange.papers import Papers
from gaoxingban.catalogue.rules.model import (
    Component,
    Contact,
    Department,
    Faq,
    Item,
    ItemMaterial,
    Limit,
    OneThing,
    Question,
    Reference,
    Result,
    Share,
    Step,
    Tally,
)
from gaoxingban.catalogue.rules.problem import Problem, Where
from gaoxingban.catalogue.rules.words import Kind, Necessity, Priority, Stage

_STAGES = (
    (Stage.OPEN, "开办"),
    (Stage.CHANGE, "变更"),
    (Stage.EXIT, "注销|破产"),
    (Stage.BUILD, "开工|报装|建设|施工|竣工"),
)
# Guides do not say what kind of item an approval is; its name does.
_KINDS = (
    (Kind.COMMITMENT_LICENCE, "（告知承诺"),
    (Kind.VERIFICATION, "核验|核查"),
    (Kind.FILING, "备案"),
    (Kind.REGISTRATION, "登记$|登记（|注销$|变更$"),
    (Kind.LICENCE, "许可|核准|审查|检查|审批|核发"),
    (Kind.PUBLIC_SERVICE, "报装|指引"),
)
_UNIT_NOTE = "指南没有写明单位，按工作日计"
_TALLIES = ("days", "materials", "visits", "steps")


@dataclass(frozen=True)
class Guide:
    """What one guide became."""

    one_thing: OneThing
    items: tuple[Item, ...]
    questions: tuple[Question, ...]


@dataclass
class Desk:
    """What the guides of one file share."""

    options: Options
    alternatives: tuple[Alternative, ...]
    papers: Papers
    departments: dict[str, Department]
    source: str = ""


def faults(record: Mapping[str, Any], where: Where) -> tuple[Problem, ...]:
    """Why a record cannot be a guide; empty when it can."""
    found = [f for f in ("title", "lead_department") if not parts.text(record, f).strip()]
    if not code_of(record):
        found.append("implementation_code")
    for field in ("approvals", "materials"):
        listed = parts.records(record, field)
        if listed is None or any(not parts.text(entry, "name").strip() for entry in listed):
            found.append(field)
    if not record.get("approvals"):
        found.append("approvals")
    return tuple(parts.missing(where, field) for field in dict.fromkeys(found))


def code_of(record: Mapping[str, Any]) -> str:
    """What names a guide: its implementation code, else its checklist id."""
    return parts.text(record, "implementation_code") or parts.text(record, "checklist_id")


def read_guide(record: dict[str, Any], desk: Desk) -> Guide:
    """The one-thing, items and questions a sound record means."""
    approvals, papers = record["approvals"], record.get("materials", [])
    found = find(
        desk.alternatives,
        approvals=[_approval_names(a) for a in approvals],
        papers=[paper["name"] for paper in papers],
        suffix=_suffix(code_of(record)),
    )
    source = parts.reference(
        record["title"], number=code_of(record), url=parts.text(record, "official_url")
    )
    items = tuple(
        _item(approval, f"{code_of(record)}-{n:02d}", _name(approval, approvals), source, desk)
        for n, approval in enumerate(approvals, start=1)
    )
    components = tuple(_component(n, item, found) for n, item in enumerate(items))
    materials = tuple(_paper(paper, n, found, source, desk) for n, paper in enumerate(papers))
    questions = tuple(f.question for f in found)
    one = _one_thing(record, components, materials, questions, source, desk)
    lead = desk.departments[one.lead_department].name
    extra = differences(told_guide(one, lead, items, desk.papers.names), record)
    if desk.source:
        extra[SOURCE_NOTE] = desk.source
    return Guide(msgspec.structs.replace(one, extra=extra), items, questions)


def _one_thing(
    record: Mapping[str, Any],
    components: tuple[Component, ...],
    materials: tuple[ItemMaterial, ...],
    questions: tuple[Question, ...],
    source: Reference,
    desk: Desk,
) -> OneThing:
    reform = record.get("reform")
    before, after = (_tally(reform, side) for side in ("before", "after"))
    process = printed.said(parts.text(record, "process"))
    faqs = parts.records(record, "faq") or []
    return OneThing(
        code=code_of(record),
        title=record["title"],
        stage=_stage(record["title"]),
        lead_department=parts.department(record["lead_department"], desk.departments).key,
        components=components,
        questions=tuple(question.key for question in questions),
        materials=materials,
        promised=_promise(record, source, desk),
        visits=parts.number(record, "on_site_visits"),
        co_departments=parts.texts(record, "cooperating_departments"),
        conditions=parts.texts(record, "conditions"),
        process=(Step(process),) if process else (),
        declared_before=before,
        declared_after=after,
        contact=Contact(
            place=parts.text(record, "service_point"),
            hours=parts.text(record, "service_hours"),
            url=parts.text(record, "official_url"),
        ),
        faqs=tuple(Faq(parts.text(f, "q"), parts.text(f, "a")) for f in faqs),
        area=parts.text(record, "area"),
        implementation_code=parts.text(record, "implementation_code"),
        theme_code=parts.text(record, "theme_code"),
    )


def _item(approval: dict[str, Any], code: str, name: str, source: Reference, desk: Desk) -> Item:
    other = [given for given in _approval_names(approval) if given != name]
    result = parts.text(approval, "result")
    item = Item(
        code=code,
        name=name,
        department=desk.departments.setdefault(parts.UNSTATED.key, parts.UNSTATED).key,
        kind=next((kind for kind, word in _KINDS if re.search(word, name)), Kind.OTHER_POWER),
        common_names=tuple(other),
        results=(Result(result),) if result and result not in parts.PLACEHOLDERS else (),
        promised=_promise(approval, source, desk),
    )
    return msgspec.structs.replace(item, extra=differences(told_approval(item), approval))


def _paper(
    paper: dict[str, Any], position: int, found: Sequence[Found], source: Reference, desk: Desk
) -> ItemMaterial:
    origin, submission = parts.text(paper, "source"), parts.text(paper, "submission")
    material = desk.papers.named(paper["name"], issuer=parts.issuer(origin))
    necessity = _necessity(parts.text(paper, "required"))
    conditions = [c for f in found if (c := f.paper_condition(position))]
    read = ItemMaterial(
        material=material.key,
        name="" if material.name == paper["name"] else paper["name"],
        required_when=" && ".join(conditions),
        necessity=necessity,
        priority=Priority.SECONDARY if necessity is Necessity.DEFERRABLE else Priority.MAIN,
        share=Share(origin, submission, source) if parts.NOT_SUBMITTED in submission else None,
        note=parts.text(paper, "note"),
        code=parts.text(paper, "code"),
        source=origin,
    )
    extra = differences(told_paper(read, desk.papers.names), paper)
    return msgspec.structs.replace(read, extra=extra)


def _component(position: int, item: Item, found: Sequence[Found]) -> Component:
    for question in found:
        if position in question.approvals:
            return Component(
                item.code,
                applies_when=question.approval_condition(position),
                alternative=question.question.key,
            )
    return Component(item.code)


def _approval_names(approval: Mapping[str, Any]) -> tuple[str, ...]:
    names = (parts.text(approval, "name"), parts.text(approval, "standard_name"))
    return tuple(dict.fromkeys(name for name in names if name))


def _name(approval: Mapping[str, Any], approvals: Sequence[Mapping[str, Any]]) -> str:
    """The printed name; the standard name where two approvals are printed alike."""
    name: str = approval["name"]
    alike = [other for other in approvals if other["name"] == name]
    return parts.text(approval, "standard_name") or name if len(alike) > 1 else name


def _promise(record: Mapping[str, Any], source: Reference, desk: Desk) -> tuple[Limit, ...]:
    days = parts.number(record, "promised_days")
    return () if days is None else (Limit(days, desk.options.since, source, note=_UNIT_NOTE),)


def _tally(reform: object, side: str) -> Tally:
    figures = reform.get(side) if isinstance(reform, dict) else None
    if not isinstance(figures, dict):
        return Tally()
    read = {name: parts.number(figures, name) for name in _TALLIES}
    days = read.pop("days")
    return Tally(days=None if days is None else float(days), **read)


def _necessity(word: str) -> Necessity:
    """What the guide says; a word nobody explains stays required, so that no paper is lost."""
    return Necessity(word) if word in {n.value for n in Necessity} else Necessity.REQUIRED


def _stage(title: str) -> Stage:
    return next((stage for stage, word in _STAGES if re.search(word, title)), Stage.OPERATE)


def _suffix(code: str) -> str:
    """The code as part of a fact's name in CEL."""
    if code.isascii() and code.isalnum():
        return code
    return hashlib.sha256(code.encode()).hexdigest()[:12]
