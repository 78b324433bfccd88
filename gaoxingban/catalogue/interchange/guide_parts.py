"""What guides and items of the one-thing portal share: papers, departments, references."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from gaoxingban.catalogue.interchange import printed
from gaoxingban.catalogue.rules.model import Department, Reference
from gaoxingban.catalogue.rules.problem import Problem, Severity, Where
from gaoxingban.sentences import N_

# Published guides do not say which department decides which approval.
UNSTATED = Department("unstated", "（公布的指南没有写明）", trust="未核实")
PLACEHOLDERS = {printed.NONE, "暂无", "无结果样本"}
NOT_SUBMITTED = "免提交"
# The portal's numbers beside the words that say the same.
NECESSITY_CODES = {"必要": "1", "非必要": "2"}
SOURCE_CODES = {"申请人自备": "10", "政府部门核发": "20", "其他": "99"}
SUBMISSION = "需提交"
SUBMISSION_CODES = {
    SUBMISSION: "4",
    "核验接口核验，免提交": "3",
    "绑定电子证照自动关联，免提交": "2",
}


def department(name: str, departments: dict[str, Department]) -> Department:
    """The department of this name, made now when it is new."""
    key = f"d{hashlib.sha256(name.encode()).hexdigest()[:12]}"
    return departments.setdefault(key, Department(key, name))


def reference(title: str, *, number: str = "", url: str = "") -> Reference:
    """The guide itself as the source of its numbers."""
    return Reference(title=title, number=number, url=url)


def issuer(source: str) -> str:
    """Who makes a paper out; "" is the applicant."""
    return {"政府部门核发": "政府部门", "其他": "其他单位"}.get(source, "")


def text(record: Mapping[str, Any], field: str) -> str:
    """A text field; "" when it is absent or something else (which is then kept word for word)."""
    value = record.get(field)
    return value if isinstance(value, str) else ""


def texts(record: Mapping[str, Any], field: str) -> tuple[str, ...]:
    """A list of texts; () unless every entry is one."""
    value = record.get(field)
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        return ()
    return tuple(value)


def number(record: Mapping[str, Any], field: str) -> int | None:
    """A whole number that is not negative."""
    value = record.get(field)
    if isinstance(value, str) and value.isascii() and value.isdecimal():
        return int(value)
    whole = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return value if whole else None


def records(record: Mapping[str, Any], field: str) -> list[dict[str, Any]] | None:
    """A list of records; None when it is something else."""
    value = record.get(field, [])
    if isinstance(value, list) and all(isinstance(entry, dict) for entry in value):
        return value
    return None


def rejected(where: Where, message: str, cure: str = "", **params: str) -> Problem:
    """Why a guide or an item cannot be taken."""
    return Problem(Severity.REJECTED, where, message, params, cure, "required")


def missing(where: Where, field: str) -> Problem:
    """A field without which the record means nothing."""
    place = Where(file=where.file, row=where.row, record=where.record, field=field)
    return rejected(
        place, N_("缺少“%(what)s”或写法不对，"), N_("请补上后再导入这一条。"), what=field
    )


def noted(where: Where, field: str, rule: str, message: str, **params: str) -> Problem:
    """Something worth a look; the record is as published."""
    place = Where(file=where.file, row=where.row, record=where.record, field=field)
    return Problem(Severity.NOTED, place, message, params, "", rule)


def unread(where: Where, field: str, **params: str) -> Problem:
    """Something that was not understood and is kept word for word."""
    place = Where(file=where.file, row=where.row, record=where.record, field=field)
    message = N_("“%(field)s”写作“%(what)s”，看不懂，已按原文保留。")
    return Problem(Severity.KEPT, place, message, {"field": field, **params}, "", "field-unread")
