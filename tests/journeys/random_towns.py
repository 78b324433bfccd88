"""Random but lawful catalogues and answers, for property tests and long proofs."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from gaoxingban.catalogue.rules.conditions import Value
from gaoxingban.catalogue.rules.model import Catalogue
from tests.journeys.town import LAW, catalogue, item, limit

QUESTIONS = [
    {"key": "big", "text": "大吗？", "type": "是否"},
    {"key": "area", "text": "面积？", "type": "数字", "unit": "平方米"},
    {
        "key": "trade",
        "text": "行业？",
        "type": "单选",
        "options": [{"value": v, "label": v} for v in "abc"],
    },
    {
        "key": "extras",
        "text": "还做？",
        "type": "多选",
        "options": [{"value": v, "label": v} for v in "xyz"],
    },
]
CONDITIONS = st.sampled_from(
    ["", "", "", "big", "!big", "area >= 300", "area < 300 && big", "trade == 'a'", "trade in ['a', 'b']",
     "'x' in extras", "'y' in extras || big", "!(trade == 'c') && area > 100"]
)  # fmt: skip
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "big": st.booleans(),
        "area": st.sampled_from([0.0, 100.0, 299.0, 300.0, 301.0]),
        "trade": st.sampled_from(["a", "b", "c"]),
        "extras": st.sampled_from([(), ("x",), ("x", "y")]),
    },
)
MATERIALS = [f"m{n}" for n in range(6)]
FIELDS = [f"f{n}" for n in range(6)]
SHARE = {"authority": "某部门", "source": "电子证照", "basis": LAW}


@st.composite
def _asked_material(draw: st.DrawFn) -> dict[str, Any]:
    asked: dict[str, Any] = {
        "material": draw(st.sampled_from(MATERIALS)),
        "required_when": draw(CONDITIONS),
        "necessity": draw(st.sampled_from(["必要", "必要", "非必要"])),
    }
    if draw(st.booleans()):
        asked["commitment"] = LAW
    if draw(st.booleans()):
        asked["deferral"] = {"days": draw(st.integers(1, 10)), "basis": LAW}
    return asked


@st.composite
def _item(draw: st.DrawFn, number: int) -> dict[str, Any]:
    earlier = [f"i{n}" for n in range(number)]
    chosen = draw(st.sets(st.sampled_from(earlier), max_size=2)) if earlier else set()
    return item(
        f"i{number}",
        applies_when=draw(CONDITIONS),
        materials=draw(st.lists(_asked_material(), max_size=4)),
        fields=[
            {"field": f, "required_when": draw(CONDITIONS)}
            for f in draw(st.lists(st.sampled_from(FIELDS), max_size=4, unique=True))
        ],
        results=[
            {
                "name": f"证{m}",
                "material": m,
                "fields": draw(st.lists(st.sampled_from(FIELDS), max_size=1)),
            }
            for m in draw(st.sets(st.sampled_from(MATERIALS), max_size=1))
        ],
        promised=limit(draw(st.integers(0, 12))) if draw(st.booleans()) else [],
        statutory=limit(draw(st.integers(12, 20))) if draw(st.booleans()) else [],
        special_procedures=[
            {
                "name": "评审",
                "days": draw(st.integers(1, 5)),
                "basis": LAW,
                "when": draw(CONDITIONS),
            }
        ][: draw(st.integers(0, 1))],
        inspection=draw(st.booleans()),
        visits=draw(st.one_of(st.none(), st.integers(0, 3))),
        depends_on=[{"item": code, "reason": "先办"} for code in sorted(chosen)],
    )


@st.composite
def towns(draw: st.DrawFn) -> Catalogue:
    """Up to eight items that share six papers and six fields."""
    items = [draw(_item(n)) for n in range(draw(st.integers(1, 8)))]
    materials = [
        {
            "key": key,
            "name": f"材料{key}",
            "kind": draw(st.sampled_from(["证照", "图纸", "申请表"])),
            **({"share": {**SHARE, "when": draw(CONDITIONS)}} if draw(st.booleans()) else {}),
        }
        for key in MATERIALS
    ]
    fields = [
        {
            "key": key,
            "name": f"字段{key}",
            "type": "文本",
            **({"share": SHARE} if draw(st.booleans()) else {}),
            **({"answered_by": "area"} if draw(st.booleans()) else {}),
        }
        for key in FIELDS
    ]
    optional = {
        "components": [
            {"item": i["code"], "optional": draw(st.booleans()), "applies_when": draw(CONDITIONS)}
            for i in items
        ]
    }
    return catalogue(
        items, one_thing=optional, materials=materials, fields=fields, questions=QUESTIONS
    )


def all_values(key: str) -> list[Value]:
    """Every way a question of these towns can be answered, thresholds included."""
    return {
        "big": [True, False],
        "area": [50.0, 100.0, 101.0, 299.0, 300.0, 301.0],
        "trade": ["a", "b", "c"],
        "extras": [(), ("x",), ("y",), ("x", "y"), ("z",)],
    }[key]  # type: ignore[return-value]
