"""Conditions: CEL over facts, decided with three values (true, false, not yet known).

The grammar is CEL's own (parsed by cel-python); of the language we admit what law uses —
comparison, `in`, `&&`, `||`, `!`, literals, facts and `limit.<key>` — so that every condition can
also be explained in words, asked about, and handed to a solver.

>>> rule = parse("area >= limit.small_venue && sells_tobacco")
>>> decide(rule, {"area": 320, "limit.small_venue": 300})   # tobacco not answered yet
>>> decide(rule, {"area": 120, "limit.small_venue": 300})
False
>>> sorted(open_names(rule, {"area": 320, "limit.small_venue": 300}))
['sells_tobacco']
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from celpy.celparser import CELParseError, CELParser
from lark import Token, Tree

from gaoxingban.sentences import N_

Value = bool | float | int | str | tuple[str, ...]
Facts = Mapping[str, Value]
Decision = bool | None


class BadCondition(ValueError):
    """A condition that cannot be read; `message` is a msgid with %(what)s, `column` counts from 1."""

    def __init__(self, message: str, what: str, column: int = 0) -> None:
        self.message, self.what, self.column = message, what, column
        super().__init__(message % {"what": what})


@dataclass(frozen=True, slots=True)
class Literal:
    """A constant, or a list of constants."""

    value: Value


@dataclass(frozen=True, slots=True)
class Name:
    """A fact, or a parameter when it begins with `limit.`."""

    name: str


@dataclass(frozen=True, slots=True)
class Compare:
    """left op right, where op is one of == != < <= > >= in."""

    op: str
    left: Literal | Name
    right: Literal | Name


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    term: Condition


@dataclass(frozen=True, slots=True)
class And:
    """All of them."""

    terms: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of them."""

    terms: tuple[Condition, ...]


Condition = Literal | Name | Compare | Not | And | Or
ALWAYS = Literal(True)

_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "==": lambda a, b: bool(a == b),
    "!=": lambda a, b: bool(a != b),
    "<": lambda a, b: bool(a < b),
    "<=": lambda a, b: bool(a <= b),
    ">": lambda a, b: bool(a > b),
    ">=": lambda a, b: bool(a >= b),
    "in": lambda a, b: a in b,
}
_RELATIONS = {
    "relation_eq": "==",
    "relation_ne": "!=",
    "relation_lt": "<",
    "relation_le": "<=",
    "relation_gt": ">",
    "relation_ge": ">=",
    "relation_in": "in",
}


@lru_cache(maxsize=1)
def _parser() -> CELParser:
    return CELParser()


@lru_cache(maxsize=20_000)
def parse(text: str) -> Condition:
    """The condition a text means; the empty text means always. Raises BadCondition."""
    if not text.strip():
        return ALWAYS
    try:
        tree = _parser().parse(text)
    except CELParseError as error:
        raise BadCondition(
            N_("条件写法不完整或有多余符号：%(what)s"), text, error.column or 0
        ) from error
    return _reduce(tree, text)


def _reduce(node: Tree[Token], text: str) -> Condition:
    """CEL's parse tree down to the admitted terms."""
    kids = [kid for kid in node.children if isinstance(kid, Tree)]
    if node.data == "conditionalor" and len(kids) == 2:
        return Or(_flat(Or, kids, text))
    if node.data == "conditionaland" and len(kids) == 2:
        return And(_flat(And, kids, text))
    if node.data == "relation" and len(kids) == 2:
        return _comparison(kids[0], kids[1], text)
    if node.data == "unary" and len(kids) == 2:
        return _unary(kids[0], kids[1], text)
    if node.data == "member_dot":
        owner = _reduce(kids[0], text)
        if isinstance(owner, Name) and owner.name == "limit":
            return Name(f"limit.{node.children[1]}")
        raise _unsupported(node, text)
    if node.data == "ident":
        return Name(str(node.children[0]))
    if node.data == "literal":
        return Literal(_constant(node.children[0]))
    if node.data == "list_lit":
        return Literal(tuple(_strings(node, text)))
    if len(kids) == 1 and len(node.children) == 1:
        return _reduce(kids[0], text)
    raise _unsupported(node, text)


def _flat(kind: type[And] | type[Or], kids: list[Tree[Token]], text: str) -> tuple[Condition, ...]:
    terms: list[Condition] = []
    for kid in kids:
        term = _reduce(kid, text)
        terms.extend(term.terms if isinstance(term, kind) else (term,))
    return tuple(terms)


def _comparison(left: Tree[Token], right: Tree[Token], text: str) -> Compare:
    operator = _RELATIONS.get(left.data)
    if operator is None:
        raise _unsupported(left, text)
    first = _reduce(left.children[0], text)  # type: ignore[arg-type]  # lark types children loosely
    second = _reduce(right, text)
    if not isinstance(first, Literal | Name) or not isinstance(second, Literal | Name):
        raise BadCondition(N_("只能比较一个答案和一个值：%(what)s"), text)
    return Compare(operator, first, second)


def _unary(sign: Tree[Token], operand: Tree[Token], text: str) -> Condition:
    term = _reduce(operand, text)
    if sign.data == "unary_not":
        return Not(term)
    if isinstance(term, Literal) and isinstance(term.value, int | float):
        return Literal(-term.value)
    raise _unsupported(sign, text)


def _constant(token: Any) -> Value:
    kind, raw = token.type, str(token)
    if kind == "BOOL_LIT":
        return raw == "true"
    if kind == "INT_LIT":
        return int(raw, 0)
    if kind == "FLOAT_LIT":
        return float(raw)
    if kind == "STRING_LIT":
        return raw[1:-1]
    raise BadCondition(N_("条件里不能用这种值：%(what)s"), raw)


def _strings(node: Tree[Token], text: str) -> list[str]:
    found = list(node.scan_values(lambda v: isinstance(v, Token)))
    values = [_constant(token) for token in found]
    if not values or not all(isinstance(value, str) for value in values):
        raise BadCondition(N_("列表里只能写引号括起的选项：%(what)s"), text)
    return [str(value) for value in values]


def _unsupported(node: Tree[Token], text: str) -> BadCondition:
    column = getattr(node.meta, "column", 0) or 0
    return BadCondition(N_("条件里只能用比较、in、&&、||、! 和括号：%(what)s"), text, column)


def decide(condition: Condition, facts: Facts) -> Decision:
    """True, False, or None while an answer that matters is missing (Kleene's logic)."""
    kind = type(condition)
    if kind is Compare:
        return _compare(condition, facts)  # type: ignore[arg-type]
    if kind is Literal:
        return bool(condition.value)  # type: ignore[union-attr]
    if kind is Name:
        value = facts.get(condition.name)  # type: ignore[union-attr]
        return None if value is None else bool(value)
    if kind is Not:
        inner = decide(condition.term, facts)  # type: ignore[union-attr]
        return None if inner is None else not inner
    return _decide_many(condition, facts, stop=kind is Or)  # type: ignore[arg-type]


def _decide_many(condition: And | Or, facts: Facts, *, stop: bool) -> Decision:
    """Or stops at the first True, And at the first False; otherwise unknown wins."""
    unknown = False
    for term in condition.terms:
        decision = decide(term, facts)
        if decision is stop:
            return stop
        unknown = unknown or decision is None
    return None if unknown else not stop


def _compare(condition: Compare, facts: Facts) -> Decision:
    left, right = _value(condition.left, facts), _value(condition.right, facts)
    if left is None or right is None:
        return None
    try:
        return _COMPARISONS[condition.op](left, right)
    except TypeError:
        return None


def _value(term: Literal | Name, facts: Facts) -> Value | None:
    return term.value if isinstance(term, Literal) else facts.get(term.name)


def names(condition: Condition) -> frozenset[str]:
    """Every fact and parameter the condition mentions."""
    if isinstance(condition, Name):
        return frozenset((condition.name,))
    if isinstance(condition, Compare):
        return names(condition.left) | names(condition.right)
    if isinstance(condition, Not):
        return names(condition.term)
    if isinstance(condition, And | Or):
        return frozenset().union(*(names(term) for term in condition.terms))
    return frozenset()


def open_names(condition: Condition, facts: Facts) -> frozenset[str]:
    """The unanswered facts the decision still depends on; empty when it is decided."""
    if decide(condition, facts) is not None:
        return frozenset()
    if isinstance(condition, And | Or):
        return frozenset().union(*(open_names(term, facts) for term in condition.terms))
    if isinstance(condition, Not):
        return open_names(condition.term, facts)
    return frozenset(name for name in names(condition) if name not in facts)


def atoms(condition: Condition) -> tuple[Name | Compare, ...]:
    """The comparisons and bare facts a condition is built of, in reading order."""
    if isinstance(condition, Name | Compare):
        return (condition,)
    if isinstance(condition, Not):
        return atoms(condition.term)
    if isinstance(condition, And | Or):
        return tuple(atom for term in condition.terms for atom in atoms(term))
    return ()


def deciding_atoms(condition: Condition, facts: Facts) -> tuple[Name | Compare, ...]:
    """The atoms that alone carry the decision: all of a true And, the false ones of a false And, …"""
    decision = decide(condition, facts)
    if isinstance(condition, Not):
        return deciding_atoms(condition.term, facts)
    if isinstance(condition, And | Or):
        chosen = (term for term in condition.terms if decide(term, facts) is decision)
        return tuple(atom for term in chosen for atom in deciding_atoms(term, facts))
    return (condition,) if isinstance(condition, Name | Compare) else ()
