"""The published JSON Schema of catalogue records, and validation that names line, field and cure."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, TypeVar

import msgspec
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from gaoxingban.catalogue.rules.model import (
    Catalogue,
    Department,
    Field,
    Item,
    LocalTerms,
    Material,
    OneThing,
    Parameter,
    Question,
    Record,
)
from gaoxingban.catalogue.rules.problem import Problem, Severity, Where
from gaoxingban.sentences import N_

# The folder of a source tree → the record it holds.
PARTS: dict[str, type[Record]] = {
    "departments": Department,
    "parameters": Parameter,
    "questions": Question,
    "fields": Field,
    "materials": Material,
    "items": Item,
    "one_things": OneThing,
    "local_terms": LocalTerms,
}
R = TypeVar("R", bound=Record)

_TYPES = {
    "string": N_("文字"),
    "integer": N_("整数"),
    "number": N_("数字"),
    "boolean": N_("true 或 false"),
    "array": N_("列表"),
    "object": N_("一组字段"),
    "null": N_("空"),
}


@lru_cache(maxsize=1)
def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a whole catalogue; each record is a definition of its own name."""
    types = [Catalogue, *PARTS.values()]
    _, components = msgspec.json.schema_components(types, ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "gaoxingban catalogue",
        "$ref": "#/$defs/Catalogue",
        "$defs": components,
    }


@lru_cache(maxsize=16)
def _validator(kind: type[Record]) -> Draft202012Validator:
    return Draft202012Validator({**json_schema(), "$ref": f"#/$defs/{kind.__name__}"})


def read_record(value: Any, kind: type[R], *, where: Where) -> tuple[R | None, list[Problem]]:
    """The record a plain value means, or every fault that keeps it from being one.

    `where.field` of each problem is the path inside the value, as in `statutory[0].days`.
    """
    try:
        return msgspec.convert(value, kind), []
    except msgspec.ValidationError as error:
        refused = str(error)
    # The schema finds every fault where conversion stops at the first; it is only asked here.
    problems = [p for error in _errors(value, kind) for p in _problems(error, where)]
    return None, problems or [_inconvertible(refused, where)]


def _inconvertible(refused: str, where: Where) -> Problem:
    """What fits the schema and still is no record, such as a date of no calendar."""
    message, _, path = refused.partition(" - at `$")
    place = msgspec.structs.replace(where, field=path.strip("`.") or where.field)
    if message.endswith("date"):
        return _fault(place, N_("日期写法不对，"), cure=N_("请写成 2026-01-31 的样子。"))
    return _fault(place, N_("值不对：%(what)s。"), what=message)


def _errors(value: Any, kind: type[Record]) -> Iterator[ValidationError]:
    """The innermost errors: of an either-or, the branch that came closest."""
    for error in _validator(kind).iter_errors(value):
        branches = [e for e in error.context or () if e.validator != "type" or e.path]
        yield from branches or [error]


def _problems(error: ValidationError, where: Where) -> Iterator[Problem]:
    """One sentence an error; of several unknown fields, one each at its own place."""
    path = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        known = list(error.schema.get("properties", {}))  # type: ignore[union-attr]
        for unknown in sorted(set(error.instance) - set(known)):  # type: ignore[arg-type]
            place = msgspec.structs.replace(where, field=path_text((*path, unknown)))
            yield _unknown_field(unknown, known, place)
    else:
        yield _problem(error, msgspec.structs.replace(where, field=path_text(path)))


def _problem(error: ValidationError, place: Where) -> Problem:
    value = _short(error.instance)
    if error.validator == "required":
        return _fault(place, N_("缺少必填字段“%(what)s”。"), what=_missing(error))
    if error.validator == "enum":
        return _not_allowed(error, place)
    if error.validator == "type":
        wanted: Any = error.validator_value
        first = wanted if isinstance(wanted, str) else wanted[0]
        return _fault(
            place, N_("“%(what)s”的类型不对，这里应是%(type)s。"), what=value, type=_TYPES[first]
        )
    if error.validator in {"anyOf", "oneOf"}:
        return _fault(place, N_("“%(what)s”在这里不合适。"), what=value)
    return _fault(place, N_("“%(what)s”不合要求：%(why)s。"), what=value, why=error.message)


def _unknown_field(unknown: str, known: list[str], place: Where) -> Problem:
    close = get_close_matches(unknown, known, n=1, cutoff=0.5)
    if close:
        cure = N_("您是想写“%(near)s”吗？")
        return _fault(place, N_("没有“%(what)s”这个字段。"), cure=cure, what=unknown, near=close[0])
    return _fault(
        place, N_("没有“%(what)s”这个字段。"), cure=N_("可用的字段有：%(known)s。"), what=unknown,
        known="、".join(known[:12]),
    )  # fmt: skip


def _missing(error: ValidationError) -> str:
    wanted: list[str] = list(error.validator_value)  # type: ignore[arg-type]  # 'required' is a list
    return next(key for key in wanted if key not in error.instance)  # type: ignore[operator]


def _not_allowed(error: ValidationError, place: Where) -> Problem:
    allowed = [str(value) for value in error.validator_value]  # type: ignore[union-attr]
    return _fault(
        place, N_("“%(what)s”不在可选值之内。"), cure=N_("可以写：%(known)s。"),
        what=_short(error.instance), known="、".join(allowed),
    )  # fmt: skip


def path_text(path: tuple[str | int, ...]) -> str:
    """A path as people read it.

    >>> path_text(("statutory", 0, "days"))
    'statutory[0].days'
    """
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return text.lstrip(".")


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 40 else f"{text[:40]}…"


def _fault(place: Where, message: str, *, cure: str = "", **params: str) -> Problem:
    return Problem(Severity.REJECTED, place, message, params, cure, "schema")
