"""What a condition says, in the words of its questions: “经营面积不小于 300 平方米，并且…”."""

from __future__ import annotations

from collections.abc import Sequence

from gaoxingban.catalogue.rules.citation import cited
from gaoxingban.catalogue.rules.conditions import (
    And,
    Compare,
    Condition,
    Literal,
    Name,
    Not,
    Or,
    Value,
)
from gaoxingban.catalogue.rules.model import Question
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.sentences import N_, Sentence, say

ALWAYS = N_("任何情况")
NEVER = N_("没有这种情况")
_OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_MIRROR = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_NUMBERS = {
    "<": N_("“%(question)s”小于 %(bound)s"),
    "<=": N_("“%(question)s”不大于 %(bound)s"),
    ">": N_("“%(question)s”大于 %(bound)s"),
    ">=": N_("“%(question)s”不小于 %(bound)s"),
    "==": N_("“%(question)s”等于 %(bound)s"),
    "!=": N_("“%(question)s”不等于 %(bound)s"),
}


def in_words(condition: Condition, snapshot: Snapshot) -> Sentence:
    """The whole condition as one sentence without a full stop.

    A fact without a question is named by its key, so that nothing is left out.
    """
    return _said(condition, snapshot, yes=True, inside=None)


def _said(
    condition: Condition, snapshot: Snapshot, *, yes: bool, inside: type[And] | type[Or] | None
) -> Sentence:
    """The condition, or its opposite when not `yes`; `inside` is the joint it stands in."""
    if isinstance(condition, Not):
        return _said(condition.term, snapshot, yes=not yes, inside=inside)
    if isinstance(condition, And | Or):
        return _joined(condition, snapshot, yes=yes, inside=inside)
    if isinstance(condition, Compare):
        return _compared(condition, snapshot, yes=yes)
    if isinstance(condition, Name):
        text = N_("“%(question)s”答“是”") if yes else N_("“%(question)s”答“否”")
        return say(text, question=_asked(condition.name, snapshot))
    return say(ALWAYS if bool(condition.value) is yes else NEVER)


def _joined(
    condition: And | Or, snapshot: Snapshot, *, yes: bool, inside: type[And] | type[Or] | None
) -> Sentence:
    """Terms in a row; the opposite of “all” is “at least one not” (De Morgan)."""
    joint = And if isinstance(condition, And) is yes else Or
    terms = [_said(term, snapshot, yes=yes, inside=joint) for term in condition.terms]
    row = _row(
        terms, N_("%(left)s，并且%(right)s") if joint is And else N_("%(left)s，或者%(right)s")
    )
    return say(N_("（%(inner)s）"), inner=row) if inside and inside is not joint else row


def _row(terms: Sequence[Sentence], joint: str) -> Sentence:
    first, *rest = terms
    for term in rest:
        first = say(joint, left=first, right=term)
    return first


def _compared(atom: Compare, snapshot: Snapshot, *, yes: bool) -> Sentence:
    if atom.op == "in":
        return _membership(atom, snapshot, yes=yes)
    turned = not isinstance(atom.left, Name) or atom.left.name.startswith("limit.")
    fact, bound = (atom.right, atom.left) if turned else (atom.left, atom.right)
    operator = _MIRROR.get(atom.op, atom.op) if turned else atom.op
    operator = operator if yes else _OPPOSITE[operator]
    if not isinstance(fact, Name):
        return say(ALWAYS if yes else NEVER)
    question = snapshot.questions.get(fact.name)
    if isinstance(bound, Literal) and isinstance(bound.value, str | bool):
        return _chosen(fact.name, bound.value, snapshot, yes=operator == "==")
    return say(
        _NUMBERS[operator],
        question=_asked(fact.name, snapshot),
        bound=_bound(bound, question, snapshot),
    )


def _chosen(name: str, value: str | bool, snapshot: Snapshot, *, yes: bool) -> Sentence:
    if isinstance(value, bool):
        return _said(Name(name), snapshot, yes=value is yes, inside=None)
    text = N_("“%(question)s”选“%(answer)s”") if yes else N_("“%(question)s”不选“%(answer)s”")
    return say(text, question=_asked(name, snapshot), answer=_label(name, value, snapshot))


def _membership(atom: Compare, snapshot: Snapshot, *, yes: bool) -> Sentence:
    """`fact in [a, b]` is a choice of several; `'a' in fact` one of several answers ticked."""
    if isinstance(atom.left, Name) and isinstance(atom.right, Literal):
        name, value = atom.left.name, atom.right.value
        values = value if isinstance(value, tuple) else (str(value),)
        labels = [_label(name, each, snapshot) for each in values]
        text = N_("“%(question)s”选%(answers)s") if yes else N_("“%(question)s”不选%(answers)s")
        quoted = [say(N_("“%(answer)s”"), answer=label) for label in labels]
        answers = _row(quoted, N_("%(left)s或%(right)s"))
        return say(text, question=_asked(name, snapshot), answers=answers)
    if isinstance(atom.right, Name) and isinstance(atom.left, Literal):
        label = _label(atom.right.name, str(atom.left.value), snapshot)
        text = (
            N_("“%(question)s”勾选了“%(answer)s”")
            if yes
            else N_("“%(question)s”没有勾选“%(answer)s”")
        )
        return say(text, question=_asked(atom.right.name, snapshot), answer=label)
    return say(ALWAYS if yes else NEVER)


def _asked(name: str, snapshot: Snapshot) -> str:
    question = snapshot.questions.get(name)
    if question is None:
        parameter = snapshot.parameters.get(name)
        return parameter[0].name if parameter else name
    return question.text.rstrip("？?")


def _label(name: str, value: str, snapshot: Snapshot) -> str:
    question = snapshot.questions.get(name)
    options = question.options if question else ()
    return next((option.label for option in options if option.value == value), value)


def _bound(term: Literal | Name, question: Question | None, snapshot: Snapshot) -> Sentence | str:
    unit = question.unit if question else ""
    if isinstance(term, Literal):
        return _number(term.value, unit)
    if term.name not in snapshot.parameters:
        return _asked(term.name, snapshot)
    parameter, amount = snapshot.parameters[term.name]
    number = _number(amount.value, parameter.unit or unit)
    if amount.reference.trust == "示例":
        return say(N_("%(number)s（%(name)s，示例）"), number=number, name=parameter.name)
    return say(
        N_("%(number)s（%(name)s，依据 %(basis)s）"), number=number, name=parameter.name,
        basis=cited(amount.reference),
    )  # fmt: skip


def _number(value: Value, unit: str) -> Sentence | str:
    if not isinstance(value, int | float):
        return str(value)
    number = f"{value:,.10g}"
    return say(N_("%(number)s %(unit)s"), number=number, unit=unit) if unit else number
