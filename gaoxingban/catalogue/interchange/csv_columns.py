"""Which column of a flat table means which field of an item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from gaoxingban.catalogue.interchange.base import unreadable
from gaoxingban.catalogue.interchange.layout import Column, tables
from gaoxingban.catalogue.interchange.workbook_rows import REASON
from gaoxingban.catalogue.rules.problem import Problem, Severity, Where
from gaoxingban.sentences import N_

# Fields that a flat table writes in one cell where the model holds records.
STATUTORY, PROMISED, MATERIALS, BASIS = "statutory", "promised", "materials", "basis"
DEPARTMENT = "department"
_FLAT = {
    STATUTORY: ("法定办结时限",),
    PROMISED: ("承诺办结时限",),
    MATERIALS: ("申请材料", "材料", "材料名称"),
    BASIS: ("设定依据",),
    DEPARTMENT: ("实施主体", "部门", "部门名称"),
}
_NEEDED = {"code": "事项编码", "name": "事项名称", DEPARTMENT: "实施主体", "kind": "事项类型"}


@dataclass(frozen=True)
class Columns:
    """Heading → field: a column of the item's own table, or one of the flat ones."""

    own: Mapping[str, Column]
    flat: Mapping[str, str]
    kept: tuple[str, ...]


def columns(
    headings: list[str], mapping: Mapping[str, str], file: str
) -> tuple[Columns, tuple[Problem, ...]]:
    """What every heading means, and notes about those that mean nothing. Raises BadInput."""
    _refuse_unknown_mapping(headings, mapping, file)
    twice = [h for h, times in Counter(headings).items() if times > 1 and h]
    if twice:
        message = N_("标题“%(what)s”出现了两次，请只留一列。")
        raise unreadable(file, message, rule="column", line=1, what=twice[0])
    own: dict[str, Column] = {}
    flat: dict[str, str] = {}
    kept: list[str] = []
    for heading in headings:
        meant = mapping.get(heading, heading)
        if meant in _FLAT_NAMES:
            flat[heading] = _FLAT_NAMES[meant]
        elif meant in _OWN_NAMES:
            own[heading] = _OWN_NAMES[meant]
        elif heading != REASON:
            kept.append(heading)
    _refuse_missing(own, flat, file)
    notes = tuple(_unknown(file, heading) for heading in kept if heading)
    return Columns(own, flat, tuple(kept)), notes


def _own_names() -> dict[str, Column]:
    """Every way to name a column: heading, its last part, the field's path, its last step."""
    found: dict[str, Column] = {}
    for column in tables()["items"].columns:
        names = (column.heading, column.heading.rpartition("·")[2])
        for name in (*names, ".".join(column.path), column.path[-1]):
            found.setdefault(name, column)
    return found


_OWN_NAMES = _own_names()
_FLAT_NAMES = {name: field for field, names in _FLAT.items() for name in (field, *names)}


def _refuse_unknown_mapping(headings: list[str], mapping: Mapping[str, str], file: str) -> None:
    for heading, field in mapping.items():
        if heading not in headings:
            raise unreadable(
                file, N_("--map 写的列“%(what)s”在文件里没有，"), cure=N_("文件的列有：%(known)s。"),
                rule="map", what=heading, known="、".join(headings),
            )  # fmt: skip
        if field not in _FLAT_NAMES and field not in _OWN_NAMES:
            known = [*_FLAT_NAMES, *_OWN_NAMES]
            close = get_close_matches(field, known, n=1, cutoff=0.4)
            cure = N_("您是想写“%(near)s”吗？") if close else N_("可用的有：%(known)s。")
            raise unreadable(
                file, N_("--map 写的字段“%(what)s”不存在，"), cure=cure, rule="map", what=field,
                near="".join(close), known="、".join((*_NEEDED, STATUTORY, PROMISED, MATERIALS, BASIS)),
            )  # fmt: skip


def _refuse_missing(own: Mapping[str, Column], flat: Mapping[str, str], file: str) -> None:
    there = {column.path[0] for column in own.values()} | set(flat.values())
    missing = [name for field, name in _NEEDED.items() if field not in there]
    if missing:
        raise unreadable(
            file, N_("缺少必填的列“%(what)s”，"), cure=N_("请补上，或用 --map 列=字段 指明。"),
            rule="missing-column", line=1, what="”“".join(missing),
        )  # fmt: skip


def _unknown(file: str, heading: str) -> Problem:
    where = Where(file=file, line=1, field=heading)
    message = N_("不认识“%(what)s”这一列，内容按原文保留在事项里，")
    cure = N_("可用 --map 列=字段 指明。")
    return Problem(Severity.KEPT, where, message, {"what": heading}, cure, "column")
