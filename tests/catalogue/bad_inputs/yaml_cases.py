"""What can be wrong with YAML and with the law it holds."""

from __future__ import annotations

from tests.catalogue.bad_inputs.case import Case, Fate, text_file

_BASE = """\
departments:
- {key: market, name: 市场监管局}
questions:
- {key: area, text: 面积有多大？, type: 数字}
- key: trade
  text: 经营什么？
  type: 单选
  options: [{value: food, label: 餐饮}, {value: shop, label: 零售}]
items:
- {code: good, name: 好的事项, department: market, kind: 登记}
"""
_LIMIT = "reference: {title: 某办法}"


def _bad_item(title: str, line: str, *said: str) -> Case:
    """One item more with a bad line, beside a good one."""
    item = f"- code: bad\n  name: 坏的事项\n  department: market\n  kind: 许可\n{line}"
    return Case(title, Fate.REJECTED, text_file("law.yaml", _BASE + item), said, items=1)


def _broken(title: str, content: str, said: str) -> Case:
    return Case(title, Fate.REFUSED, text_file("law.yaml", content), (said,))


CASES = (
    _broken(
        "YAML 括号没有收尾", "items:\n- {code: a, name: b\n",
        "law.yaml · 第 3 行：YAML 写法有误：did not find expected ',' or '}'。",
    ),
    _broken(
        "YAML 里同一字段写了两次", "items:\n- code: a\n  name: 甲\n  name: 乙\n",
        "law.yaml · 第 4 行：字段“name”写了两次，请只留一次。",
    ),
    _broken(
        "YAML 别名炸弹", "a: &a [1, 2]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        "law.yaml · 第 2 行：不接受 YAML 的引用写法（*a），请把内容写全。",
    ),
    _broken(
        "YAML 不是目录", "- 一\n- 二\n",
        "law.yaml：这个 YAML 不是一个目录，最外层应是 items、materials 等部分。",
    ),
    _bad_item(
        "字段名写错", "  visit: 1\n",
        "law.yaml · 第 15 行 · bad · visit：没有“visit”这个字段。您是想写“visits”吗？",
    ),
    _bad_item(
        "不在可选值之内", "  level: 区级\n",
        "law.yaml · 第 15 行 · bad · level：“区级”不在可选值之内。"
        "可以写：分级管理、县级、国家级、市级、村级、省级、镇级。",
    ),
    _bad_item(
        "日期写法不对", f"  statutory: [{{days: 5, since: 2026年1月1日, {_LIMIT}}}]\n",
        "law.yaml · 第 15 行 · bad · statutory[0].since：日期写法不对，请写成 2026-01-31 的样子。",
    ),
    _bad_item(
        "天数是负数", f"  statutory: [{{days: -5, since: 2026-01-01, {_LIMIT}}}]\n",
        "law.yaml · 第 15 行 · bad · statutory[0].days：时限不能是负数：-5。",
    ),
    _bad_item(
        "承诺比法定还长",
        f"  statutory: [{{days: 10, since: 2026-01-01, {_LIMIT}}}]\n"
        f"  promised: [{{days: 20, since: 2026-01-01, {_LIMIT}}}]\n",
        "law.yaml · 第 16 行 · bad · promised[0].days："
        "承诺时限 20 天长于法定时限 10 天，请改短承诺，或核对法定时限。",
    ),
    _bad_item(
        "前置关系绕成圈", "  depends_on: [{item: bad, reason: 自己等自己}]\n",
        "law.yaml · 第 15 行 · bad · depends_on：前置关系绕成了圈：bad → bad，"
        "谁都无法先办，请去掉其中一条。",
    ),
    _bad_item(
        "前置事项不存在", "  depends_on: [{item: god, reason: 前置}]\n",
        "law.yaml · 第 15 行 · bad · depends_on[0].item：找不到“god”。您是想写“good”吗？",
    ),
    _bad_item(
        "条件用了没有定义的名字", "  applies_when: areas > 300\n",
        "law.yaml · 第 15 行 · bad · applies_when："
        "条件用到的“areas”不是已定义的问题或参数。您是想写“area”吗？",
    ),
    _bad_item(
        "条件用了没有的选项", "  applies_when: trade == 'foood'\n",
        "law.yaml · 第 15 行 · bad · applies_when："
        "“经营什么？”没有“foood”这个选项。您是想写“food”吗？",
    ),
    _bad_item(
        "条件写了一半", "  applies_when: area > && trade == 'food'\n",
        "law.yaml · 第 15 行 · bad · applies_when："
        "条件写法不完整或有多余符号：area > && trade == 'food'",
    ),
    _bad_item(
        "数字问题和文字比", "  applies_when: area == '大'\n",
        "law.yaml · 第 15 行 · bad · applies_when：“面积有多大？”要填数字，不能与“大”比较。",
    ),
    Case(
        "两个事项同一编码", Fate.REJECTED,
        text_file("law.yaml", _BASE + "- {code: good, name: 又一个, department: market, kind: 登记}\n"),
        ("law.yaml · 第 11 行 · good：编码“good”与第 10 行重复，先出现的一条已导入；请核对后只留一条。",),
        items=1,
    ),
)  # fmt: skip
