"""The model's field names as a designer calls them (GB/T 39046-2020 where it has a word)."""

from __future__ import annotations

from collections.abc import Iterable

from gaoxingban.sentences import N_

WORDS = {
    "name": N_("事项名称"),
    "title": N_("名称"),
    "department": N_("实施主体"),
    "lead_department": N_("牵头部门"),
    "kind": N_("事项类型"),
    "stage": N_("阶段"),
    "basis": N_("设定依据"),
    "summary": N_("简介"),
    "common_names": N_("日常用语"),
    "applies_when": N_("适用情形"),
    "components": N_("联办事项"),
    "questions": N_("问题"),
    "materials": N_("申请材料"),
    "fields": N_("表单字段"),
    "results": N_("审批结果"),
    "statutory": N_("法定办结时限"),
    "promised": N_("承诺办结时限"),
    "special_procedures": N_("特别程序"),
    "inspection": N_("现场核查"),
    "joint_inspections": N_("联合勘验"),
    "visits": N_("到办事现场次数"),
    "visits_reason": N_("必须现场办理原因"),
    "fees": N_("收费"),
    "depends_on": N_("前置事项"),
    "conditions": N_("受理条件"),
    "process": N_("办理流程"),
    "level": N_("行使层级"),
    "implementation_code": N_("实施编码"),
    "basic_code": N_("基本编码"),
    "handling_code": N_("业务办理项编码"),
    "theme_code": N_("主题编码"),
    "service_objects": N_("服务对象"),
    "themes": N_("服务主题"),
    "channels": N_("办理形式"),
    "co_departments": N_("联办机构"),
    "express": N_("物流快递"),
    "bookable": N_("预约办理"),
    "quantity_limit": N_("数量限制"),
    "agencies": N_("中介服务"),
    "contact": N_("地点和电话"),
    "faqs": N_("常见问题"),
    "note": N_("说明"),
    "effective": N_("生效日期"),
    "until": N_("失效日期"),
    "samples": N_("示例标记"),
    "extra": N_("来源里的其他内容"),
    "declared_before": N_("公布的办前数字"),
    "declared_after": N_("公布的办后数字"),
    "anchors": N_("各地实例"),
    "area": N_("适用地区"),
}


def field_words(fields: Iterable[str]) -> list[str]:
    """The words of each field."""
    return [WORDS[field] for field in fields]
