"""One published item of the one-thing portal ↔ one item, with its papers, basis and limits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from gaoxingban.catalogue.interchange import guide_parts as parts
from gaoxingban.catalogue.interchange import printed
from gaoxingban.catalogue.interchange.gdzwfw_record import KINDS, TYPE_TEXTS
from gaoxingban.catalogue.interchange.guide_record import Desk
from gaoxingban.catalogue.interchange.kept import ABSENT, differences, in_order, kept, rebuilt
from gaoxingban.catalogue.interchange.papers import printed_name
from gaoxingban.catalogue.rules.model import (
    Item,
    ItemMaterial,
    Limit,
    Reference,
    Result,
    Share,
    Step,
)
from gaoxingban.catalogue.rules.problem import Problem, Severity, Where
from gaoxingban.catalogue.rules.words import (
    Channel,
    CopyForm,
    Kind,
    Level,
    MaterialKind,
    Necessity,
    Priority,
)
from gaoxingban.sentences import N_

CHANNELS = {"窗口办理": Channel.WINDOW, "网上办理": Channel.ONLINE, "快递申请": Channel.POST}
CHANNEL_TEXTS = {channel: text for text, channel in CHANNELS.items()}
LEVELS = {"省": Level.PROVINCE, "市": Level.CITY, "县": Level.COUNTY}
BY_LICENCE = "电子证照代替"
PROCESS = "办理流程"
# 其他 says nothing; the paper's name may say more.
PAPER_KINDS = {
    "申请表": MaterialKind.FORM,
    "证照": MaterialKind.LICENCE,
    "证明材料": MaterialKind.CERTIFICATE,
}
# GB/T 39046-2020 A.1, as this portal prints it.
TYPE_CODES = {
    "行政许可": "01",
    "行政给付": "05",
    "行政确认": "07",
    "行政奖励": "08",
    "行政裁决": "09",
    "其他行政权力": "10",
    "公共服务": "20",
}
FIELDS = (
    "unifyId", "unifyName", "rightsCode", "ywCode", "typeName", "orgName", "blbm", "serveObject",
    "schemeLevels", "approveLimit", "commitmentLimit", "minSeq", "isCharge", "isonline",
    "transactLevel", "transactionFrom", "acceptanceCondition", "according", "processDescript",
    "resultSampleName", "materialList", "approveLimitExplain", "commitmentLimitExplain",
    "quantitativeRestriction", "specialProcedure", "intermediary", "rawPath",
)  # fmt: skip
PAPER_FIELDS = (
    "materialCode", "materialTitle", "isMust", "materialType", "materialApproveType", "copiesNum",
    "sourceChannel", "freeSubmission", "condition",
)  # fmt: skip
# Fields of the portal that the model has no word for; they are kept without comment.
_EXPECTED = {"unifyId", "blbm", "schemeLevels", "transactLevel", "rawPath", ABSENT}
_EXPECTED_PAPER = {"materialApproveType", ABSENT}
_NOTHING = {"", printed.NONE}
_TITLE = re.compile(r"《([^》]+)》")
_ARTICLE = re.compile(r"第[一二三四五六七八九十百千零〇\d]+条")


def faults(record: Mapping[str, Any], where: Where) -> tuple[Problem, ...]:
    """Why a record cannot be an item; empty when it can."""
    found = [f for f in ("unifyName", "orgName") if not parts.text(record, f).strip()]
    if not code_of(record):
        found.append("rightsCode")
    listed = parts.records(record, "materialList")
    if listed is None or any(not parts.text(p, "materialTitle").strip() for p in listed):
        found.append("materialList")
    return tuple(parts.missing(where, field) for field in found)


def code_of(record: Mapping[str, Any]) -> str:
    """What names an item: its code in the list of powers, else the portal's own id."""
    return parts.text(record, "rightsCode") or parts.text(record, "unifyId")


def read_item(record: dict[str, Any], desk: Desk) -> Item:
    """The item a sound record means."""
    department = parts.department(record["orgName"], desk.departments)
    source = parts.reference(record["unifyName"], number=code_of(record))
    result = parts.text(record, "resultSampleName")
    process = parts.text(record, "processDescript")
    papers = record.get("materialList", [])
    item = Item(
        code=code_of(record),
        name=record["unifyName"],
        department=department.key,
        kind=KINDS.get(parts.text(record, "typeName"), Kind.OTHER_POWER),
        basis=_basis(parts.text(record, "according")),
        materials=tuple(_paper(paper, source, desk) for paper in papers),
        results=(Result(result),) if result else (),
        statutory=_limit(record, "approveLimit", "approveLimitExplain", source, desk),
        promised=_limit(record, "commitmentLimit", "commitmentLimitExplain", source, desk),
        visits=parts.number(record, "minSeq"),
        conditions=_one(parts.text(record, "acceptanceCondition")),
        process=(Step(PROCESS, detail=process),) if printed.said(process) else (),
        level=LEVELS.get(parts.text(record, "schemeLevels")),
        basic_code=parts.text(record, "rightsCode"),
        service_objects=tuple(x for x in parts.text(record, "serveObject").split("/") if x),
        channels=_channels(record),
        quantity_limit=parts.text(record, "quantitativeRestriction"),
        agencies=parts.text(record, "intermediary"),
    )
    extra = differences(_told(item, department.name, desk.papers.names), record)
    return msgspec.structs.replace(item, extra=extra)


def item_record(item: Item, department: str, names: dict[str, str]) -> dict[str, Any]:
    """The whole item as it was published; `names` are material key → name."""
    return in_order(rebuilt(_told(item, department, names), item.extra), FIELDS)


def item_notes(record: Mapping[str, Any], item: Item, where: Where) -> Iterator[Problem]:
    """What was not understood of one item, and what is worth a look."""
    for field in sorted(item.extra.keys() - _EXPECTED):
        if field == "specialProcedure":
            yield _special(record[field], where)
        elif item.extra[field] not in _NOTHING:
            yield parts.unread(where, field, what=str(kept(item.extra[field]))[:40])
    for n, paper in enumerate(item.materials):
        for field in sorted(paper.extra.keys() - _EXPECTED_PAPER):
            if paper.extra[field] not in _NOTHING:
                what = str(kept(paper.extra[field]))[:40]
                yield parts.unread(where, f"materialList[{n}].{field}", what=what)
    if item.statutory and item.promised and item.promised[0].days > item.statutory[0].days:
        yield parts.noted(
            where, "commitmentLimit", "promised-over-statutory",
            N_("承诺时限 %(promised)s 天长于法定时限 %(statutory)s 天，已按原文保留。"),
            promised=str(item.promised[0].days), statutory=str(item.statutory[0].days),
        )  # fmt: skip


def _special(printed_value: object, where: Where) -> Problem:
    """Nobody says when it applies, often one limit stands for several: kept as printed."""
    what = printed_value if isinstance(printed_value, dict) else {}
    place = Where(file=where.file, row=where.row, record=where.record, field="specialProcedure")
    message = N_(
        "特别程序“%(type)s”写了 %(limit)s 天，没有写明何时适用，已按原文保留，不计入时限。"
    )
    params = {"type": str(what.get("type")), "limit": str(what.get("limit"))}
    return Problem(Severity.KEPT, place, message, params, "", "special-procedure")


def _told(item: Item, department: str, names: dict[str, str]) -> dict[str, Any]:
    online = Channel.ONLINE in item.channels
    kind = TYPE_TEXTS.get(item.kind, "其他行政权力")
    law, promise = item.statutory[-1:], item.promised[-1:]
    return {
        "unifyName": item.name,
        "rightsCode": item.basic_code,
        "ywCode": TYPE_CODES[kind],
        "typeName": kind,
        "orgName": department,
        "serveObject": "/".join(item.service_objects),
        "approveLimit": str(law[0].days) if law else "",
        "commitmentLimit": str(promise[0].days) if promise else "",
        "minSeq": None if item.visits is None else str(item.visits),
        "isCharge": "是" if item.fees else "否",
        "isonline": "是" if online else "否",
        "transactionFrom": "^".join(CHANNEL_TEXTS[c] for c in item.channels if c in CHANNEL_TEXTS),
        "acceptanceCondition": "\n".join(item.conditions),
        "according": item.basis[0].text if item.basis else "",
        "processDescript": item.process[0].detail if item.process else printed.NONE,
        "resultSampleName": item.results[0].name if item.results else "",
        "materialList": [_paper_record(m, names) for m in item.materials],
        "approveLimitExplain": law[0].note if law else "",
        "commitmentLimitExplain": promise[0].note if promise else "",
        "quantitativeRestriction": item.quantity_limit,
        "specialProcedure": None,
        "intermediary": item.agencies,
    }


def _paper(paper: dict[str, Any], source: Reference, desk: Desk) -> ItemMaterial:
    title, origin = paper["materialTitle"], parts.text(paper, "sourceChannel")
    kind = PAPER_KINDS.get(parts.text(paper, "materialApproveType"))
    material = desk.papers.named(title, issuer=parts.issuer(origin), kind=kind)
    necessity, form = parts.text(paper, "isMust"), parts.text(paper, "materialType")
    must = Necessity(necessity) if necessity in set(Necessity) else Necessity.REQUIRED
    shared = parts.text(paper, "freeSubmission") == BY_LICENCE
    read = ItemMaterial(
        material=material.key,
        name="" if material.name == title else title,
        necessity=must,
        priority=Priority.SECONDARY if must is Necessity.DEFERRABLE else Priority.MAIN,
        form=CopyForm(form) if form in set(CopyForm) else CopyForm.ELECTRONIC,
        copies=parts.number(paper, "copiesNum") or 1,
        share=Share(origin, BY_LICENCE, source) if shared else None,
        note=parts.text(paper, "condition"),
        code=parts.text(paper, "materialCode"),
        source=origin,
    )
    extra = differences(_told_paper(read, desk.papers.names), paper)
    return msgspec.structs.replace(read, extra=extra)


def _paper_record(paper: ItemMaterial, names: dict[str, str]) -> dict[str, Any]:
    return in_order(rebuilt(_told_paper(paper, names), paper.extra), PAPER_FIELDS)


def _told_paper(paper: ItemMaterial, names: dict[str, str]) -> dict[str, Any]:
    title = printed_name(paper, names)
    return {
        "materialCode": paper.code,
        "materialTitle": title,
        "isMust": paper.necessity.value,
        "materialType": paper.form.value,
        "copiesNum": paper.copies,
        "sourceChannel": paper.source,
        "freeSubmission": BY_LICENCE if paper.share else printed.NONE,
        "condition": paper.note,
    }


def _basis(text: str) -> tuple[Reference, ...]:
    """The first law and article the text names, with the whole text."""
    if not text:
        return ()
    title, article = _TITLE.search(text), _ARTICLE.search(text)
    return (
        Reference(
            title=title[1] if title else text[:30],
            article=article[0] if article else "",
            text=text,
        ),
    )


def _limit(
    record: Mapping[str, Any], field: str, explanation: str, source: Reference, desk: Desk
) -> tuple[Limit, ...]:
    days = parts.number(record, field)
    if days is None:
        return ()
    return (Limit(days, desk.options.since, source, note=parts.text(record, explanation)),)


def _channels(record: Mapping[str, Any]) -> tuple[Channel, ...]:
    words = parts.text(record, "transactionFrom").split("^")
    named = [CHANNELS[word] for word in words if word in CHANNELS]
    if parts.text(record, "isonline") == "是" and Channel.ONLINE not in named:
        named.append(Channel.ONLINE)
    return tuple(named)


def _one(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
