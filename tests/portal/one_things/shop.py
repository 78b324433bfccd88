"""A small catalogue whose every number can be counted by hand: opening a shop.

Without a licence, selling hot food on 320 m², with tobacco: register (1 day) → food (5), fire (4)
and tobacco (8) side by side → 9 working days; one by one 18.
"""

from __future__ import annotations

from typing import Any

import msgspec

from gaoxingban.catalogue.rules.model import Catalogue

LAW = {"title": "中华人民共和国行政许可法", "article": "第四十二条"}
SAMPLE = {"title": "示例承诺", "trust": "示例"}
EVERYTHING = "has_licence=no&trade=hot&area=320&tobacco=yes&goods=milk"


def limit(days: int, reference: dict[str, str] = LAW, since: str = "2020-01-01") -> dict[str, Any]:
    return {"days": days, "since": since, "reference": reference}


def item(code: str, name: str, promised: int, **more: Any) -> dict[str, Any]:
    return {
        "code": code,
        "name": name,
        "department": "market",
        "kind": "许可",
        "promised": [limit(promised, SAMPLE)],
        "statutory": [limit(20)],
        **more,
    }


REGISTER = item(
    "register", "营业执照登记", 1, kind="登记", applies_when="!has_licence",
    results=[{"name": "营业执照", "material": "licence"}],
    fields=[{"field": "name"}],
)  # fmt: skip
FOOD = item(
    "food", "食品经营许可", 5, applies_when="trade == 'hot'", inspection=True, visits=1,
    basis=[{"title": "中华人民共和国食品安全法", "article": "第三十五条"}],
    statutory=[limit(20), limit(10, since="2027-01-01")],
    materials=[
        {"material": "licence"},
        {"material": "layout", "name": "布局图"},
        {"material": "rules", "commitment": {"title": "食品安全承诺办法"}},
        {"material": "milk", "required_when": "'milk' in goods"},
    ],
    fields=[{"field": "name"}, {"field": "area"}],
    special_procedures=[
        {"name": "专家评审", "days": 2, "when": "area > 1000",
         "basis": {"title": "中华人民共和国行政许可法", "article": "第四十五条"}},
    ],
)  # fmt: skip
FIRE = item(
    "fire", "消防安全检查", 4, applies_when="area > limit.small_shop", inspection=True, visits=1,
    materials=[{"material": "licence"}, {"material": "layout"}],
)  # fmt: skip
TOBACCO = item(
    "tobacco", "烟草专卖零售许可", 8, applies_when="tobacco",
    materials=[{"material": "licence"}],
)  # fmt: skip

SHOP = {
    "code": "shop",
    "title": "开个小店",
    "stage": "开办",
    "lead_department": "market",
    "summary": "一次办齐开店要的证。",
    "components": [
        {"item": "register", "reason": "还没有执照"},
        {"item": "food"},
        {"item": "fire"},
        {"item": "tobacco", "optional": True},
    ],
    "questions": ["has_licence", "trade", "area", "tobacco", "goods"],
    "joint_inspections": [{"name": "联合勘验", "items": ["food", "fire"], "basis": LAW}],
    "promised": [limit(10, SAMPLE)],
    "visits": 1,
    "samples": ["promised"],
    "anchors": [
        {"place": "某省", "baseline": "五个事项", "reference": {"title": "某省公开报道"},
         "before": {"days": 48, "materials": 35}, "after": {"days": 13, "materials": 17}},
    ],
}  # fmt: skip

PARTS: dict[str, Any] = {
    "name": "小店",
    "departments": [{"key": "market", "name": "市场监督管理局", "short": "市场监管局"}],
    "parameters": [
        {"key": "small_shop", "name": "小店面积", "unit": "平方米",
         "values": [{"value": 300, "since": "2020-01-01", "reference": SAMPLE}]},
        {"key": "cost_hourly", "name": "每小时人工", "unit": "元/小时",
         "values": [{"value": 45, "since": "2020-01-01", "reference": SAMPLE}]},
    ],
    "questions": [
        {"key": "has_licence", "text": "有执照了吗？", "type": "是否"},
        {"key": "trade", "text": "卖什么？", "type": "单选",
         "options": [{"value": "hot", "label": "热食"}, {"value": "packed", "label": "包装食品"}]},
        {"key": "area", "text": "店多大？", "type": "数字", "unit": "平方米",
         "minimum": 1, "maximum": 100000, "help": "看租赁合同。"},
        {"key": "tobacco", "text": "卖烟吗？", "type": "是否"},
        {"key": "goods", "text": "还卖哪些？", "type": "多选", "asked_when": "trade == 'hot'",
         "options": [{"value": "milk", "label": "奶粉"}, {"value": "health", "label": "保健品"}]},
    ],
    "fields": [
        {"key": "name", "name": "字号名称", "type": "文本", "group": "基本信息"},
        {"key": "area", "name": "经营面积", "type": "数字", "group": "场所",
         "answered_by": "area"},
    ],
    "materials": [
        {"key": "licence", "name": "营业执照", "kind": "证照",
         "share": {"authority": "市场监管部门", "source": "电子营业执照", "when": "has_licence",
                   "basis": {"title": "广东省优化营商环境条例", "article": "第三十四条"}}},
        {"key": "layout", "name": "平面布局图", "kind": "图纸"},
        {"key": "rules", "name": "食品安全制度", "kind": "制度文本"},
        {"key": "milk", "name": "奶粉销售说明", "kind": "其他"},
    ],
    "items": [REGISTER, FOOD, FIRE, TOBACCO],
}  # fmt: skip


def shop(**changed: Any) -> Catalogue:
    """The catalogue; `changed` replaces fields of its one-thing."""
    return msgspec.convert({**PARTS, "one_things": [{**SHOP, **changed}]}, Catalogue)


def always() -> Catalogue:
    """A one-thing whose only item always applies: nothing to ask."""
    one = {**SHOP, "components": [{"item": "sign"}], "questions": [], "joint_inspections": []}
    parts = {**PARTS, "items": [item("sign", "招牌备案", 0)], "one_things": [one]}
    return msgspec.convert(parts, Catalogue)
