"""What an import of the Guangdong portal's items tells the designer; nothing here changes a record.

Each note carries a rule id, so that notes can be counted and looked up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from gaoxingban.catalogue.interchange import printed
from gaoxingban.catalogue.rules.codes import implementation_code_fault
from gaoxingban.catalogue.rules.model import Item, Limit
from gaoxingban.catalogue.rules.problem import Problem, Severity, Where
from gaoxingban.catalogue.rules.words import Kind, Unit
from gaoxingban.sentences import N_

# A calendar year has about 250 working days (365 less weekends and 13 holidays).
YEAR_OF_WORKDAYS = 250
# GB/T 39046-2020 A.4.
SERVICE_OBJECTS = {"自然人", "企业法人", "事业法人", "社会组织法人", "行政机关", "其他组织"}
NAMES = {"handle_time": N_("法定办结时限"), "handle_time_limit": N_("承诺办结时限")}
CODE_LENGTHS = (31, 33)


def notes(
    record: Mapping[str, Any], item: Item, where: Where, fields: tuple[str, ...]
) -> Iterator[Problem]:
    """Everything worth a look in one record."""
    yield from _codes(record, item, where)
    yield from _unread(record, item, where, fields)
    yield from _limits(item, where)
    yield from _papers(record, item, where)
    unknown = [name for name in item.service_objects if name not in SERVICE_OBJECTS]
    if unknown:
        yield _noted(
            where, "service_object_name", "service-object",
            N_("服务对象“%(what)s”不在 GB/T 39046-2020 代码表里，已按原文保留。"), what="、".join(unknown),
        )  # fmt: skip


def _codes(record: Mapping[str, Any], item: Item, where: Where) -> Iterator[Problem]:
    code = item.code
    if len(code) not in CODE_LENGTHS:
        yield _noted(
            where, "TASK_CODE", "code-length", N_("编码有 %(length)s 位，通常是 31 位或 33 位。"),
            length=str(len(code)),
        )  # fmt: skip
    fault = implementation_code_fault(code)
    if fault:
        yield _noted(where, "TASK_CODE", "credit-code", fault, what=code[:18])
    for field, part in (("ORGCODE", code[8:17]), ("CATAID", code[19:31])):
        if len(code) in CODE_LENGTHS and record.get(field) != part:
            yield _noted(
                where, field, "code-parts", N_("“%(what)s”与编码里的“%(part)s”不一致。"),
                what=str(record.get(field)), part=part,
            )  # fmt: skip
    other = record.get("matter_code")
    if other not in (None, printed.NONE, code):
        yield _kept(
            where,
            "matter_code",
            "other-code",
            N_("指南另写了一个编码 %(what)s，已按原文保留。"),
            what=str(other),
        )


def _unread(
    record: Mapping[str, Any], item: Item, where: Where, fields: tuple[str, ...]
) -> Iterator[Problem]:
    for field, limits in (("handle_time", item.statutory), ("handle_time_limit", item.promised)):
        text = record.get(field)
        if not limits and text not in (None, printed.NONE, ""):
            yield _kept(
                where, field, "limit-unread", N_("%(name)s写作“%(what)s”，看不懂，已按原文保留。"),
                name=NAMES[field], what=str(text),
            )  # fmt: skip
    if record.get("TASK_TYPE_TEXT") != record.get("matter_type") or _kind_unknown(record, item):
        yield _kept(
            where, "TASK_TYPE_TEXT", "type-unread", N_("事项类型“%(what)s”看不懂，暂归“其他权力”，原文已保留。"),
            what=str(record.get("TASK_TYPE_TEXT")),
        )  # fmt: skip
    if item.visits is None or record.get("visit_number") != record.get("LIMIT_SCENE_NUM"):
        yield _kept(
            where, "visit_number", "visits-unread", N_("跑动次数“%(what)s”看不懂或前后不一，已按原文保留。"),
            what=f"{record.get('LIMIT_SCENE_NUM')} / {record.get('visit_number')}",
        )  # fmt: skip
    for field in record:
        if field not in fields:
            yield _kept(
                where,
                field,
                "field-unknown",
                N_("不认识字段“%(what)s”，已按原文保留。"),
                what=field,
            )
    for field in ("TASK_NAME", "DEPT_NAME"):
        if record[field] != record[field].strip():
            yield _noted(
                where, field, "spaces", N_("“%(what)s”前后有空格，显示时去掉，原文已保留。"),
                what=record[field].strip(),
            )  # fmt: skip


def _kind_unknown(record: Mapping[str, Any], item: Item) -> bool:
    return item.kind is Kind.OTHER_POWER and record.get("TASK_TYPE_TEXT") != "其他行政权力"


def _limits(item: Item, where: Where) -> Iterator[Problem]:
    for field, limits in (("handle_time", item.statutory), ("handle_time_limit", item.promised)):
        for limit in limits:
            if limit.unit is Unit.WORKDAYS and limit.days > YEAR_OF_WORKDAYS:
                yield _noted(
                    where, field, "limit-over-a-year",
                    N_("%(name)s %(days)s 个工作日比一年还长，可能把自然日当成了工作日。"),
                    name=NAMES[field], days=str(limit.days),
                )  # fmt: skip
    if item.statutory and item.promised:
        yield from _promise(item.statutory[0], item.promised[0], where)
    if item.kind is Kind.LICENCE and not item.statutory:
        yield _noted(
            where, "handle_time", "licence-without-limit",
            N_("行政许可没有写法定办结时限；行政许可法第四十二条规定一般为 20 个工作日。"),
        )  # fmt: skip


def _promise(law: Limit, promise: Limit, where: Where) -> Iterator[Problem]:
    if law.unit is not promise.unit:
        yield _noted(
            where, "handle_time_limit", "limit-units",
            N_("法定时限按%(law)s、承诺时限按%(promise)s计，不能直接比较。"),
            law=law.unit.value, promise=promise.unit.value,
        )  # fmt: skip
    elif promise.days > law.days:
        yield _noted(
            where, "handle_time_limit", "promised-over-statutory",
            N_("承诺时限 %(promised)s 天长于法定时限 %(statutory)s 天，已按原文保留。"),
            promised=str(promise.days), statutory=str(law.days),
        )  # fmt: skip


def _papers(record: Mapping[str, Any], item: Item, where: Where) -> Iterator[Problem]:
    papers = record.get("material_intro")
    if papers == []:
        yield _noted(
            where,
            "material_intro",
            "materials-empty",
            N_("材料清单是空的（别的事项没有材料时写“无”）。"),
        )
    elif isinstance(papers, list) and len(papers) != len(item.materials):
        yield _kept(
            where,
            "material_intro",
            "materials-unread",
            N_("材料清单里有空白或重复的名称，已按原文保留。"),
        )
    elif papers is not None and not isinstance(papers, list) and papers != printed.NONE:
        yield _kept(
            where, "material_intro", "materials-unread", N_("材料写作“%(what)s”，看不懂，已按原文保留。"),
            what=str(papers),
        )  # fmt: skip
    elif item.kind is Kind.LICENCE and not item.materials:
        yield _noted(
            where,
            "material_intro",
            "licence-without-materials",
            N_("行政许可没有列出任何申请材料。"),
        )


def _noted(where: Where, field: str, rule: str, message: str, **params: str) -> Problem:
    place = msgspec.structs.replace(where, field=field)
    return Problem(Severity.NOTED, place, message, params, "", rule)


def _kept(where: Where, field: str, rule: str, message: str, **params: str) -> Problem:
    place = msgspec.structs.replace(where, field=field)
    return Problem(Severity.KEPT, place, message, params, "", rule)
