"""Random sound catalogues, built from the model itself, so that a new field is covered at once."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from gaoxingban.catalogue.rules import model
from gaoxingban.catalogue.rules.model import Catalogue, Record
from gaoxingban.catalogue.rules.words import QuestionType

# What files trip over: formulas, blanks, escapes, line ends of all kinds, code points off the plane.
NASTY = [
    "=1+1", "+86", "-", "@x", "'", '"', "\\", "\\n", "\\e", "a\nb", "a\r\nb", "\r", " ", "\t", " a ",
    "_x000D_", "\x0b", "\x85", "\u2028", "\ufeff", "\uffff", "示例：", "示例：甲", "\\续文 1", "#N/A",
    "null", "true", "是", "1", "007", "1e5", "2026-01-01", "[1]", "{}", "~", ": ", "- ", "# ", "%s",
    "%(what)s", "、；，", "😀", "𠮷", "无", "null ", "a" * 300,
]  # fmt: skip
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
TEXTS = st.one_of(st.sampled_from(NASTY), st.text(LETTERS, max_size=12))
KEYS = ("a", "b-1", "=c", "\\d", "示例：e", " f", "7")
# Fields whose value must be the key of a record, or which the check reads.
_TIED: dict[tuple[type[Record], str], st.SearchStrategy[Any]] = {
    (model.Item, "department"): st.sampled_from(KEYS),
    (model.OneThing, "lead_department"): st.sampled_from(KEYS),
    (model.ItemMaterial, "material"): st.sampled_from(KEYS),
    (model.ItemField, "field"): st.sampled_from(KEYS),
    (model.Component, "item"): st.sampled_from(KEYS),
    (model.Result, "material"): st.sampled_from(("", *KEYS)),
    (model.Result, "fields"): st.lists(st.sampled_from(KEYS), max_size=2).map(tuple),
    (model.OneThing, "questions"): st.lists(st.sampled_from(KEYS), max_size=2).map(tuple),
    (model.OneThing, "joint_inspections"): st.just(()),
    (model.Item, "depends_on"): st.just(()),
    (model.Field, "answered_by"): st.sampled_from(("", *KEYS)),
    (model.Question, "type"): st.sampled_from([QuestionType.NUMBER, QuestionType.YES_NO]),
    (model.Question, "minimum"): st.none() | st.floats(-1e6, 0),
    (model.Question, "maximum"): st.none() | st.floats(0, 1e6),
    (model.Limit, "days"): st.integers(0, 400),
    (model.Item, "promised"): st.just(()),
}
_CONDITIONS = {"applies_when", "required_when", "asked_when", "when"}
CONDITION = st.sampled_from(["", "true", "1 < 2", "!(2 > 1) || 'a' == 'b'"])


def records(kind: type[Record], **given: Any) -> st.SearchStrategy[Any]:
    """Records of one kind; optional fields are often left out."""
    parts = {f.name: _field(kind, f) for f in msgspec.structs.fields(kind) if f.name not in given}
    fixed = {name: st.just(value) for name, value in given.items()}
    needed = {f.name for f in msgspec.structs.fields(kind) if f.required}
    required = {n: s for n, s in (parts | fixed).items() if n in needed or n in given}
    optional = {n: s for n, s in parts.items() if n not in needed}
    return st.fixed_dictionaries(required, optional=optional).map(lambda found: kind(**found))


def _field(kind: type[Record], field: msgspec.structs.FieldInfo) -> st.SearchStrategy[Any]:
    tied = _TIED.get((kind, field.name))
    if tied is not None:
        return tied
    return CONDITION if field.name in _CONDITIONS else _values(inspect.type_info(field.type))


def _values(kind: inspect.Type) -> st.SearchStrategy[Any]:
    if isinstance(kind, inspect.UnionType):
        return st.one_of(*(_values(inner) for inner in kind.types))
    if isinstance(kind, inspect.StructType):
        return records(cast(type[Record], kind.cls))
    if isinstance(kind, inspect.VarTupleType):
        return st.lists(_values(kind.item_type), max_size=2).map(tuple)
    if isinstance(kind, inspect.DictType):
        return st.dictionaries(TEXTS, TEXTS, max_size=2)
    if isinstance(kind, inspect.EnumType):
        return st.sampled_from(list(kind.cls))
    if isinstance(kind, inspect.LiteralType):
        return st.sampled_from(list(kind.values))
    return _SCALARS[type(kind)]


_SCALARS: dict[type[inspect.Type], st.SearchStrategy[Any]] = {
    inspect.NoneType: st.none(),
    inspect.StrType: TEXTS,
    inspect.IntType: st.integers(-(10**17), 10**17),
    inspect.FloatType: st.floats(allow_nan=False, allow_infinity=False),
    inspect.BoolType: st.booleans(),
    inspect.DateType: st.dates(min_value=date(1, 1, 1)),
}


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """A sound catalogue: every key there is to name is there, everything else is random."""

    def all_keys(kind: type[Record]) -> tuple[Any, ...]:
        key = "code" if "code" in kind.__struct_fields__ else "key"
        return tuple(draw(records(kind, **{key: name})) for name in sorted(KEYS))

    parts = {
        "departments": model.Department,
        "questions": model.Question,
        "fields": model.Field,
        "materials": model.Material,
        "items": model.Item,
    }
    one = draw(records(model.OneThing, code="一件事"))
    parameter = draw(records(model.Parameter, key="limit_1"))
    found: dict[str, Any] = {part: all_keys(kind) for part, kind in parts.items()}
    return Catalogue("random", parameters=(parameter,), one_things=(one,), **found)
