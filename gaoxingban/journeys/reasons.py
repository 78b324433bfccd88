"""Why a condition is decided as it is, in the words of its questions."""

from __future__ import annotations

from gaoxingban.catalogue.rules.citation import cited
from gaoxingban.catalogue.rules.conditions import (
    Compare,
    Condition,
    Facts,
    Literal,
    Name,
    Value,
    deciding_atoms,
)
from gaoxingban.catalogue.rules.model import Question
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.sentences import N_, Sentence, say

_MIRROR = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_RELATIONS = {
    ("<", True): N_("小于"),
    ("<=", True): N_("不大于"),
    (">", True): N_("大于"),
    (">=", True): N_("不小于"),
    ("<", False): N_("不小于"),
    ("<=", False): N_("大于"),
    (">", False): N_("不大于"),
    (">=", False): N_("小于"),
}


def reasons(condition: Condition, facts: Facts, snapshot: Snapshot) -> tuple[Sentence, ...]:
    """One sentence for each answer that alone carries the decision, in reading order."""
    found = (_reason(atom, facts, snapshot) for atom in deciding_atoms(condition, facts))
    return tuple({sentence.said(): sentence for sentence in found if sentence is not None}.values())


def _reason(atom: Name | Compare, facts: Facts, snapshot: Snapshot) -> Sentence | None:
    if isinstance(atom, Compare) and atom.op in _MIRROR:
        return _comparison(atom, facts, snapshot)
    name = _fact(atom)
    return answered(name, facts, snapshot) if name else None


def _fact(atom: Name | Compare) -> str:
    sides = (atom,) if isinstance(atom, Name) else (atom.left, atom.right)
    facts = (s.name for s in sides if isinstance(s, Name) and not s.name.startswith("limit."))
    return next(facts, "")


def answered(name: str, facts: Facts, snapshot: Snapshot) -> Sentence | None:
    """What was asked and answered, or None when it was not."""
    question = snapshot.questions.get(name)
    value = facts.get(name)
    if question is None or value is None:
        return None
    return say(
        N_("%(question)s您答：%(answer)s"), question=question.text, answer=answer(question, value)
    )


def answer(question: Question, value: Value) -> Sentence:
    """A value in the question's own words."""
    if isinstance(value, bool):
        return say(N_("是") if value else N_("否"))
    if isinstance(value, int | float):
        return say(N_("%(number)s %(unit)s"), number=f"{value:,g}", unit=question.unit)
    labels = {option.value: option.label for option in question.options}
    chosen = value if isinstance(value, tuple) else (value,)
    if not chosen:
        return say(N_("都没有"))
    first, *rest = (say("%(label)s", label=labels.get(part, part)) for part in chosen)
    for part in rest:
        first = say(N_("%(left)s、%(right)s"), left=first, right=part)
    return first


def _comparison(atom: Compare, facts: Facts, snapshot: Snapshot) -> Sentence | None:
    """“面积 320 平方米，不小于 300 平方米（…）”; the fact always stands on the left."""
    swapped = isinstance(atom.left, Literal) or _is_limit(atom.left)
    left, right = (atom.right, atom.left) if swapped else (atom.left, atom.right)
    if not isinstance(left, Name) or left.name not in facts:
        return None
    question = snapshot.questions.get(left.name)
    if question is None:
        return None
    operator = _MIRROR[atom.op] if swapped else atom.op
    given = facts[left.name]
    bound = right.value if isinstance(right, Literal) else facts.get(right.name)
    if isinstance(bound, tuple | str) or bound is None or isinstance(given, tuple | str):
        return answered(left.name, facts, snapshot)
    holds = {"<": given < bound, "<=": given <= bound, ">": given > bound, ">=": given >= bound}
    return say(
        N_("%(question)s您答：%(answer)s，%(relation)s %(bound)s"),
        question=question.text,
        answer=answer(question, given),
        relation=_RELATIONS[(operator, holds[operator])],
        bound=_bound(right, bound, question, snapshot),
    )


def _is_limit(term: Literal | Name) -> bool:
    return isinstance(term, Name) and term.name.startswith("limit.")


def _bound(term: Literal | Name, value: float, question: Question, snapshot: Snapshot) -> Sentence:
    number = say(N_("%(number)s %(unit)s"), number=f"{value:,g}", unit=question.unit)
    if not isinstance(term, Name) or term.name not in snapshot.parameters:
        return number
    parameter, amount = snapshot.parameters[term.name]
    mark = (
        say(N_("示例"))
        if amount.reference.trust == "示例"
        else say(N_("依据 %(basis)s"), basis=cited(amount.reference))
    )
    return say(
        N_("%(number)s（%(name)s，%(mark)s）"), number=number, name=parameter.name, mark=mark
    )
