"""One record of the Guangdong portal ↔ one item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from gaoxingban.catalogue.interchange import printed
from gaoxingban.catalogue.interchange.base import Options
from gaoxingban.catalogue.interchange.gdzwfw_notes import notes
from gaoxingban.catalogue.interchange.kept import differences, in_order, rebuilt
from gaoxingban.catalogue.interchange.papers import Papers, printed_name
from gaoxingban.catalogue.rules.model import (
    Catalogue,
    Contact,
    Department,
    Item,
    ItemMaterial,
    Limit,
    Reference,
)
from gaoxingban.catalogue.rules.problem import Problem, Severity, Where
from gaoxingban.catalogue.rules.words import Channel, Kind, Level, Unit
from gaoxingban.sentences import N_

KINDS = {
    "行政许可": Kind.LICENCE,
    "公共服务": Kind.PUBLIC_SERVICE,
    "其他行政权力": Kind.OTHER_POWER,
    "行政奖励": Kind.REWARD,
    "行政确认": Kind.CONFIRMATION,
    "行政给付": Kind.PAYMENT,
    "行政裁决": Kind.RULING,
}
# The portal's own type codes; 20 and 21 differ from GB/T 39046-2020 A.1.
TYPE_CODES = {
    "行政许可": "01",
    "行政给付": "05",
    "行政确认": "07",
    "行政奖励": "08",
    "行政裁决": "09",
    "其他行政权力": "20",
    "公共服务": "21",
}
TYPE_TEXTS = {kind: text for text, kind in KINDS.items()}
LEVELS = {"国家级": Level.NATION, "省级": Level.PROVINCE, "市级": Level.CITY, "县级": Level.COUNTY}
LEVEL_TEXTS = {level: text for text, level in LEVELS.items()}
PLACE, NO_WINDOW = "办理地点：", "无线下办理窗口"
YES = {"是": True, "否": False, "不支持": False}
TITLE = "广东政务服务网办事指南"
FIELDS = (
    "_id", "TASK_CODE", "ORGCODE", "TASK_TYPE_TEXT", "LIMIT_SCENE_NUM", "TASK_STATE", "CATANAME",
    "DEPT_NAME", "AREA_CODE_TEXT", "parentCatalogId", "TASK_TYPE", "TASK_NAME", "subTaskName",
    "parentCatalogName", "CATAID", "URL", "TASK_TAG", "AREACODE", "subCatalogName", "ONLINECHECK",
    "matter_name", "matter_short", "matter_daily", "matter_code", "matter_level", "visit_number",
    "co_department", "handle_location", "handle_time", "handle_time_limit", "matter_type",
    "accept_standard", "consult_phone", "courier_service", "bear_paltform", "complain_phone",
    "online_book", "online_book_addr", "district", "theme_category", "service_object_name",
    "material_intro",
)  # fmt: skip
_REQUIRED = ("TASK_CODE", "TASK_NAME", "DEPT_NAME")


class Reader:
    """Turns records into items, and collects what they share."""

    def __init__(self, file: str, options: Options) -> None:
        self.file, self.options = file, options
        self.papers = Papers(options.known)
        self.items: list[Item] = []
        self.departments: dict[str, Department] = {}
        self.problems: list[Problem] = []

    def take(self, record: dict[str, Any], where: Where) -> tuple[Problem, ...]:
        """Keep the record as an item; the faults when it cannot be one."""
        faults = tuple(_faults(record, where))
        if faults:
            return faults
        department = self._department(record)
        item = self._item(record, department)
        extra = differences(_told(item, department, self.papers.names), record)
        self.items.append(msgspec.structs.replace(item, extra=extra))
        place = msgspec.structs.replace(where, record=item.code)
        self.problems.extend(notes(record, item, place, FIELDS))
        return ()

    def catalogue(self, name: str) -> Catalogue:
        """All that was taken."""
        return Catalogue(
            name=name,
            departments=tuple(self.departments.values()),
            materials=self.papers.met(),
            items=tuple(self.items),
        )

    def _department(self, record: Mapping[str, Any]) -> Department:
        code, name = record["TASK_CODE"], record["DEPT_NAME"].strip()
        key = _text(record, "ORGCODE") or code[8:17] or name
        credit_code = code[:18] if len(code) >= 31 else ""
        return self.departments.setdefault(key, Department(key, name, credit_code=credit_code))

    def _item(self, record: dict[str, Any], department: Department) -> Item:
        code: str = record["TASK_CODE"]
        collected = _collected(record) or self.options.since
        return Item(
            code=code,
            name=record["TASK_NAME"].strip(),
            department=department.key,
            kind=KINDS.get(_text(record, "TASK_TYPE_TEXT"), Kind.OTHER_POWER),
            common_names=_names(record),
            materials=tuple(self._paper(name) for name in _papers(record)),
            statutory=_limit(record, "handle_time", collected),
            promised=_limit(record, "handle_time_limit", collected),
            visits=_number(record, "LIMIT_SCENE_NUM"),
            conditions=_one(printed.said(_text(record, "accept_standard"))),
            level=LEVELS.get(_text(record, "matter_level")),
            implementation_code=code[:31] if len(code) >= 31 else "",
            basic_code=_text(record, "CATAID"),
            handling_code=code if len(code) == 33 else "",
            service_objects=_texts(record, "service_object_name"),
            themes=_texts(record, "theme_category"),
            channels=_channels(record),
            co_departments=printed.listed(_text(record, "co_department")),
            express=YES.get(_text(record, "courier_service")),
            bookable=YES.get(_text(record, "online_book")),
            contact=_contact(record),
        )

    def _paper(self, name: str) -> ItemMaterial:
        material = self.papers.named(name)
        return ItemMaterial(material.key, name="" if material.name == name else name)


def record_of(item: Item, department: Department | None, names: dict[str, str]) -> dict[str, Any]:
    """The portal's record of an item, in the portal's order; `names` are material key → name."""
    owner = department or Department(item.department, item.department)
    return in_order(rebuilt(_told(item, owner, names), item.extra), FIELDS)


def _told(item: Item, department: Department, names: dict[str, str]) -> dict[str, Any]:
    """The record the model means, before what was kept is laid over it."""
    kind = TYPE_TEXTS.get(item.kind, "其他行政权力")
    level = LEVEL_TEXTS.get(item.level) if item.level else None
    visits = None if item.visits is None else str(item.visits)
    papers = [printed_name(paper, names) for paper in item.materials]
    short, daily = (*item.common_names, printed.NONE)[:2] if len(item.common_names) > 1 else (
        printed.NONE, (*item.common_names, printed.NONE)[0],
    )  # fmt: skip
    contact = item.contact
    return {
        "TASK_CODE": item.code,
        "ORGCODE": department.key,
        "TASK_TYPE_TEXT": kind,
        "LIMIT_SCENE_NUM": visits,
        "TASK_STATE": None,
        "CATANAME": item.name,
        "DEPT_NAME": department.name,
        "TASK_TYPE": TYPE_CODES[kind],
        "TASK_NAME": item.name,
        "subTaskName": None,
        "parentCatalogName": item.name,
        "CATAID": item.basic_code,
        "URL": contact.url or None,
        "TASK_TAG": None,
        "subCatalogName": item.name,
        "ONLINECHECK": "1" if Channel.ONLINE in item.channels else "0",
        "matter_name": item.name,
        "matter_short": short,
        "matter_daily": daily,
        "matter_code": printed.NONE,
        "matter_level": level,
        "visit_number": visits,
        "co_department": "、".join(item.co_departments) or printed.NONE,
        "handle_location": f"{PLACE}{contact.place}" if contact.place else NO_WINDOW,
        "handle_time": _printed_limit(item.statutory),
        "handle_time_limit": _printed_limit(item.promised),
        "matter_type": kind,
        "accept_standard": "\n".join(item.conditions) or printed.NONE,
        "consult_phone": contact.phone or printed.NONE,
        "courier_service": {True: "是", False: "否", None: printed.NONE}[item.express],
        "complain_phone": contact.complaint_phone or printed.NONE,
        "online_book": {True: "是", False: "否", None: printed.NONE}[item.bookable],
        "online_book_addr": printed.NONE,
        "district": level,
        "theme_category": list(item.themes),
        "service_object_name": list(item.service_objects),
        "material_intro": papers or printed.NONE,
    }


def _faults(record: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    for field in _REQUIRED:
        value = record.get(field)
        if not isinstance(value, str) or not value.strip():
            place = msgspec.structs.replace(where, field=field)
            yield Problem(
                Severity.REJECTED, place, N_("缺少“%(what)s”，不知道是哪个事项，"), {"what": field},
                N_("请补上后再导入这一条。"), "required",
            )  # fmt: skip


def _limit(record: Mapping[str, Any], field: str, since: date) -> tuple[Limit, ...]:
    read = printed.days(_text(record, field))
    if read is None:
        return ()
    return (Limit(read[0], since, Reference(TITLE), unit=read[1]),)


def _printed_limit(limits: tuple[Limit, ...]) -> str:
    if not limits:
        return printed.NONE
    last = max(limits, key=lambda limit: limit.since)
    return f"{last.days}({Unit(last.unit).value})"


def _collected(record: Mapping[str, Any]) -> date | None:
    """The day the record was collected: a MongoDB ObjectId begins with its second."""
    identity = record.get("_id")
    text = identity.get("$oid") if isinstance(identity, dict) else None
    try:
        return datetime.fromtimestamp(int(str(text)[:8], 16), UTC).date() if text else None
    except (ValueError, OverflowError):
        return None


def _contact(record: Mapping[str, Any]) -> Contact:
    place = _text(record, "handle_location")
    return Contact(
        place=place.removeprefix(PLACE) if place.startswith(PLACE) else "",
        phone=printed.said(_text(record, "consult_phone")),
        complaint_phone=printed.said(_text(record, "complain_phone")),
        url=_text(record, "URL"),
    )


def _channels(record: Mapping[str, Any]) -> tuple[Channel, ...]:
    window = _text(record, "handle_location").startswith(PLACE)
    online = _text(record, "ONLINECHECK") == "1"
    offered = ((window, Channel.WINDOW), (online, Channel.ONLINE))
    return tuple(channel for offers, channel in offered if offers)


def _names(record: Mapping[str, Any]) -> tuple[str, ...]:
    names = (_text(record, "matter_short"), _text(record, "matter_daily"))
    return tuple(dict.fromkeys(name for name in names if printed.said(name)))


def _papers(record: Mapping[str, Any]) -> tuple[str, ...]:
    """The printed papers, each once."""
    return tuple(dict.fromkeys(name for name in _texts(record, "material_intro") if name.strip()))


def _number(record: Mapping[str, Any], field: str) -> int | None:
    text = _text(record, field)
    return int(text) if text.isascii() and text.isdecimal() else None


def _text(record: Mapping[str, Any], field: str) -> str:
    value = record.get(field)
    return value if isinstance(value, str) else ""


def _texts(record: Mapping[str, Any], field: str) -> tuple[str, ...]:
    value = record.get(field)
    if not isinstance(value, list):
        return ()
    return tuple(entry for entry in value if isinstance(entry, str))


def _one(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
