"""What every field is called on paper: GB/T 39046-2020 names where the standard has one.

One dictionary for spreadsheet headings and for the JSON of the standard. A test holds it complete:
a new field of the model needs its name here.
"""

from __future__ import annotations

from functools import cache

from gaoxingban.catalogue.rules import model
from gaoxingban.catalogue.rules.model import Record

# The parts of a catalogue, which are also the sheets of a workbook.
PARTS = {
    "items": "事项",
    "one_things": "一件事",
    "materials": "材料",
    "departments": "部门",
    "questions": "问题",
    "fields": "数据元",
    "parameters": "参数",
}
# Names that mean the same in every record.
_ANYWHERE = {
    "aliases": "别名",
    "answered_by": "由哪个问题得到",
    "applies_when": "适用情形",
    "area": "行政区划",
    "article": "条款号",
    "authority": "提供单位",
    "basis": "设定依据",
    "bookable": "是否支持预约办理",
    "channels": "办理形式",
    "commitment": "告知承诺依据",
    "common_names": "日常用语",
    "complaint_phone": "监督电话",
    "conditions": "受理条件",
    "contact": "办理信息",
    "copies": "份数",
    "days": "天数",
    "deferral": "容缺后补",
    "detail": "说明",
    "express": "是否支持物流快递",
    "extra": "原文其他字段",
    "faqs": "常见问题",
    "fees": "收费",
    "fields": "表单字段",
    "group": "分组",
    "help": "填报说明",
    "hours": "办理时间",
    "implementation_code": "实施编码",
    "issuer": "出具机构",
    "items": "事项",
    "label": "显示名称",
    "materials": "材料",
    "note": "备注",
    "options": "选项",
    "phone": "咨询电话",
    "place": "办理地点",
    "process": "办理流程",
    "promised": "承诺办结时限",
    "question": "问题",
    "reason": "原因",
    "reference": "依据",
    "required_when": "什么情形下需要",
    "sample_url": "样本网址",
    "samples": "示例数据",
    "share": "数据共享",
    "short": "简称",
    "since": "起始日期",
    "source": "来源",
    "statutory": "法定办结时限",
    "steps": "环节数",
    "summary": "简介",
    "text": "原文",
    "trust": "核实情况",
    "unit": "单位",
    "url": "网址",
    "value": "值",
    "values": "取值",
    "visits": "到办事现场次数",
    "yuan": "金额（元）",
}
_HERE: dict[type[Record], dict[str, str]] = {
    model.Reference: {"title": "法律法规名称", "number": "依据文号", "text": "条款内容"},
    model.Parameter: {"key": "参数编码", "name": "参数名称"},
    model.Contact: {"url": "网办地址"},
    model.Department: {
        "key": "部门编码",
        "name": "部门名称",
        "credit_code": "统一社会信用代码",
    },
    model.Share: {"source": "共享数据或电子证照", "basis": "共享依据", "when": "适用情形"},
    model.Material: {"key": "材料编码", "name": "材料名称", "kind": "材料类别"},
    model.Field: {"key": "数据元编码", "name": "数据元名称", "type": "数据类型"},
    model.Option: {"value": "选项值", "label": "选项名称"},
    model.Question: {
        "key": "问题编码",
        "text": "问题",
        "type": "回答类型",
        "minimum": "最小值",
        "maximum": "最大值",
        "asked_when": "什么情形下提问",
    },
    model.Deferral: {"days": "补交天数", "basis": "容缺依据"},
    model.ItemMaterial: {
        "material": "材料编码",
        "name": "指南上的材料名称",
        "necessity": "是否必备材料",
        "priority": "主要或次要",
        "form": "材料类型",
        "note": "材料办理说明",
        "code": "指南上的材料编码",
        "source": "来源渠道",
    },
    model.ItemField: {"field": "数据元编码"},
    model.Result: {
        "name": "结果名称",
        "material": "成为哪种材料（编码）",
        "valid": "有效期",
        "fields": "写明哪些数据元（编码）",
        "sample_url": "结果样本",
    },
    model.SpecialProcedure: {
        "name": "特别程序种类名称",
        "when": "适用情形",
        "stops_clock": "是否停止计时",
    },
    model.Dependency: {"item": "前置事项编码"},
    model.Fee: {"name": "收费项目名称", "basis": "收费依据", "note": "收费标准"},
    model.Step: {"name": "环节名称"},
    model.Faq: {"answer": "解答"},
    model.Item: {
        "code": "事项编码",
        "name": "事项名称",
        "department": "实施主体（部门编码）",
        "kind": "事项类型",
        "results": "审批结果",
        "special_procedures": "特别程序",
        "inspection": "是否现场核查",
        "visits_reason": "必须现场办理原因",
        "depends_on": "前置事项",
        "level": "行使层级",
        "basic_code": "基本编码",
        "handling_code": "业务办理项编码",
        "service_objects": "服务对象",
        "themes": "服务主题",
        "co_departments": "共同实施部门",
        "quantity_limit": "数量限制",
        "agencies": "中介服务",
        "effective": "计划生效日期",
        "until": "计划取消日期",
    },
    model.Component: {
        "item": "联办事项编码",
        "optional": "是否可选",
        "alternative": "互斥组",
    },
    model.JointInspection: {"name": "联合勘验名称", "items": "事项编码"},
    model.Tally: {"materials": "材料数", "visits": "跑动次数", "fields": "字段数"},
    model.Anchor: {
        "place": "地区",
        "baseline": "比较基准",
        "before": "改革前",
        "after": "改革后",
    },
    model.OneThing: {
        "code": "一件事编码",
        "title": "一件事名称",
        "stage": "阶段",
        "lead_department": "牵头部门（部门编码）",
        "components": "联办事项",
        "questions": "提问顺序（问题编码）",
        "joint_inspections": "联合勘验",
        "co_departments": "配合部门",
        "declared_before": "公布的改革前",
        "declared_after": "公布的改革后",
        "anchors": "外地参照",
        "theme_code": "主题编码",
    },
    model.Catalogue: {"name": "目录名称", **PARTS},
}


@cache
def names(kind: type[Record]) -> dict[str, str]:
    """Field → name on paper, for one kind of record. Raises KeyError where one is missing."""
    here = _HERE.get(kind, {})
    return {field: here.get(field) or _ANYWHERE[field] for field in kind.__struct_fields__}


@cache
def fields(kind: type[Record]) -> dict[str, str]:
    """Name on paper → field, for one kind of record."""
    return {name: field for field, name in names(kind).items()}
