"""What an import of published guides tells the designer. Nothing is corrected: it is as published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from gaoxingban.catalogue.interchange import guide_parts as parts
from gaoxingban.catalogue.interchange.guide_record import Guide
from gaoxingban.catalogue.interchange.guide_told import SOURCE_NOTE
from gaoxingban.catalogue.interchange.kept import ABSENT, kept
from gaoxingban.catalogue.rules.model import ItemMaterial
from gaoxingban.catalogue.rules.problem import Problem, Where
from gaoxingban.sentences import N_

# Fields of the portal that the model has no word for; they are kept without comment.
_EXPECTED = {"checklist_id", "channel_note", SOURCE_NOTE, ABSENT}
# The portal's numbers stand beside words that say the same.
_EXPECTED_PAPER = {"basis", "clbyx", "cllyqd", "mtjfs", ABSENT}
_EXPECTED_APPROVAL = {"name", "standard_name", ABSENT}


def guide_notes(record: Mapping[str, Any], guide: Guide, where: Where) -> Iterator[Problem]:
    """Everything worth a look in one guide."""
    yield from _unread(record, guide, where)
    yield from _declared(guide, where)
    yield from _papers(guide, where)
    yield from _parts(guide, where)
    for question in guide.questions:
        yield parts.noted(
            where, "approvals", "alternatives", N_("指南平铺了互相排斥的选项，已改为提问：%(what)s"), what=question.text
        )  # fmt: skip


def _unread(record: Mapping[str, Any], guide: Guide, where: Where) -> Iterator[Problem]:
    for field in sorted(guide.one_thing.extra.keys() - _EXPECTED):
        yield parts.unread(where, field, what=_short(record.get(field)))
    for n, paper in enumerate(guide.one_thing.materials):
        for field in sorted(paper.extra.keys() - _EXPECTED_PAPER):
            yield parts.unread(
                where, f"materials[{n}].{field}", what=_short(kept(paper.extra[field]))
            )
    for n, item in enumerate(guide.items):
        for field in sorted(item.extra.keys() - _EXPECTED_APPROVAL):
            if item.extra[field] not in parts.PLACEHOLDERS:
                path = f"approvals[{n}].{field}"
                yield parts.unread(where, path, what=_short(kept(item.extra[field])))


def _declared(guide: Guide, where: Where) -> Iterator[Problem]:
    """The publisher's own figures against what the guide lists."""
    one = guide.one_thing
    promised = one.promised[-1].days if one.promised else None
    after = one.declared_after
    listed = len(one.materials)
    pairs = (
        ("reform.after.materials", N_("材料数"), after.materials, listed),
        ("reform.after.days", N_("办理天数"), after.days, promised),
        ("reform.after.visits", N_("跑动次数"), after.visits, one.visits),
    )
    for field, name, declared, found in pairs:
        if declared is not None and found is not None and declared != found:
            yield parts.noted(
                where, field, "declared-figures",
                N_("公布的改革成效写%(name)s %(declared)s，指南正文是 %(found)s，两处都按原文保留。"),
                name=name, declared=f"{declared:g}", found=f"{found:g}",
            )  # fmt: skip


def _papers(guide: Guide, where: Where) -> Iterator[Problem]:
    papers = guide.one_thing.materials
    for code, times in Counter(paper.code for paper in papers if paper.code).items():
        if times > 1:
            yield parts.noted(
                where, "materials", "paper-code-twice", N_("材料编码 %(what)s 用在了 %(times)s 份不同的材料上。"),
                what=code, times=str(times),
            )  # fmt: skip
    for n, paper in enumerate(papers):
        owner = _owner(paper, guide)
        if owner and not paper.required_when:
            yield parts.noted(
                where, f"materials[{n}]", "paper-belongs",
                N_("材料注明“%(note)s”，可能只属于“%(item)s”；不能确定，仍按整件事的材料保留。"),
                note=paper.note, item=owner,
            )  # fmt: skip


def _owner(paper: ItemMaterial, guide: Guide) -> str:
    """The one approval whose name holds the note's word in order: 排水许可材料 → …排水管网许可."""
    word = paper.note.removesuffix("材料")
    if word == paper.note or len(word) < 4:
        return ""
    owners = [item.name for item in guide.items if _in_order(word, item.name)]
    return owners[0] if len(owners) == 1 else ""


def _in_order(word: str, name: str) -> bool:
    letters = iter(name)
    return all(letter in letters for letter in word)


def _parts(guide: Guide, where: Where) -> Iterator[Problem]:
    """What the guide leaves open about its approvals."""
    yield parts.noted(
        where, "approvals", "approvals-open",
        N_("指南没有写明 %(count)s 个联办事项的部门、事项类型和法定时限：部门留空，类型按名称推断，法定时限留空。"),
        count=str(len(guide.items)),
    )  # fmt: skip
    one = guide.one_thing
    slowest = max(
        (item for item in guide.items if item.promised),
        key=lambda item: item.promised[-1].days,
        default=None,
    )
    if one.promised and slowest and slowest.promised[-1].days > one.promised[-1].days:
        yield parts.noted(
            where, "promised_days", "promise-shorter-than-part",
            N_("整件事承诺 %(whole)s 天，其中“%(item)s”一项就写了 %(part)s 天。"),
            whole=str(one.promised[-1].days), item=slowest.name, part=str(slowest.promised[-1].days),
        )  # fmt: skip


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else f"{text[:40]}…"
