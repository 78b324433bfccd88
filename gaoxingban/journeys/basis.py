"""The law that a proof line of the planner itself rests on (items bring their own)."""

from __future__ import annotations

from gaoxingban.catalogue.rules.model import Reference

ONE_FORM = Reference(
    title="国务院关于进一步优化政务服务提升行政效能推动“高效办成一件事”的指导意见",
    number="国发〔2024〕3号",
)
"""申请材料最简化: one form, one set of papers for one thing."""

ASK_ONCE = Reference(title="广东省优化营商环境条例", article="第二十九条")
"""Data the state shares, or the applicant has given, are not asked again."""

IN_PARALLEL = Reference(title="中华人民共和国行政许可法", article="第二十六条")
"""统一办理、联合办理、集中办理 by several departments."""

WORKDAYS = Reference(title="中华人民共和国行政许可法", article="第八十二条")
"""Limits are working days, statutory holidays not counted."""

NOT_COUNTED = Reference(title="中华人民共和国行政许可法", article="第四十五条")
"""Hearings, inspections, expert reviews … do not count; their time is told in writing."""

ONE_VISIT = Reference(title="广东省优化营商环境条例", article="第三十一条")
"""最多跑一次: with complete papers, at most one visit to the hall."""
