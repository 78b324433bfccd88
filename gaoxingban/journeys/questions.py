"""What to ask next: the question whose answer decides most; none that no longer matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import log2
from statistics import fmean
from typing import NamedTuple

from gaoxingban.catalogue.rules.conditions import (
    Compare,
    Condition,
    Facts,
    Literal,
    Name,
    Value,
    atoms,
    decide,
    names,
    open_names,
)
from gaoxingban.catalogue.rules.model import (
    Field,
    ItemField,
    ItemMaterial,
    Material,
    OneThing,
    Question,
)
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.catalogue.rules.words import QuestionType
from gaoxingban.journeys.components import applicable_when

COMPONENT, PAPER, FIELD = 9.0, 3.0, 1.0
"""How much it weighs to settle an approval, a paper, a form field."""


class Weighed(NamedTuple):
    """A condition and how much it matters to have it decided; `given` must not be False."""

    condition: Condition
    weight: float
    given: Condition


class Target(NamedTuple):
    """What a condition settles: an approval, or one canonical paper or field whoever asks for it."""

    weight: float
    key: str


def weighed_conditions(one: OneThing, snapshot: Snapshot) -> tuple[Weighed, ...]:
    """Every condition of one of the snapshot's one-things that some answer could decide.

    A paper or field that several items ask for weighs once: its weight is shared among them.
    """
    return _weighed(one.code, snapshot)


@lru_cache(maxsize=256)
def _weighed(code: str, snapshot: Snapshot) -> tuple[Weighed, ...]:
    """The same for every plan of a one-thing, so it is worked out once."""
    one = snapshot.one_things[code]
    found = [(target, c, given) for target, c, given in _conditions(one, snapshot) if names(c)]
    times = Counter(target for target, _, _ in found)
    return tuple(
        Weighed(condition, target.weight / times[target], given)
        for target, condition, given in found
    )


def _conditions(one: OneThing, snapshot: Snapshot) -> Iterator[tuple[Target, Condition, Condition]]:
    always = snapshot.condition("")
    yield from _asked(one.materials, one.fields, always, snapshot)
    for component in one.components:
        item = snapshot.items.get(component.item)
        if item is None:
            continue
        given = applicable_when(component, item, snapshot)
        yield Target(COMPONENT, item.code), given, always
        yield from _asked(item.materials, item.fields, given, snapshot)
        for special in item.special_procedures:
            yield Target(PAPER, special.name), snapshot.condition(special.when), given


def _asked(
    materials: Iterable[ItemMaterial],
    fields: Iterable[ItemField],
    given: Condition,
    snapshot: Snapshot,
) -> Iterator[tuple[Target, Condition, Condition]]:
    for material in materials:
        target = Target(PAPER, material.material)
        yield target, snapshot.condition(material.required_when), given
        yield (
            target,
            snapshot.condition(_held_when(snapshot.materials.get(material.material))),
            given,
        )
    for field in fields:
        target = Target(FIELD, field.field)
        yield target, snapshot.condition(field.required_when), given
        yield target, snapshot.condition(_held_when(snapshot.fields.get(field.field))), given


def _held_when(holder: Material | Field | None) -> str:
    """When the state holds the paper or field; the empty condition where it never does."""
    return holder.share.when if holder and holder.share else ""


def open_questions(
    one: OneThing, weighed: Sequence[Weighed], facts: Facts, snapshot: Snapshot
) -> tuple[str, ...]:
    """The unanswered questions that still matter, the one that decides most first.

    A question whose `asked_when` is false is not asked; while that is unknown, the question it
    hangs on comes first. Equal scores keep the one-thing's own order, then the name.
    """
    pending = undecided(weighed, facts)
    wanted = still_open(weighed, facts, snapshot)
    rank = {key: n for n, key in enumerate(one.questions)}
    scores = {key: _score(snapshot.questions[key], pending, facts) for key in wanted}
    return tuple(sorted(wanted, key=lambda key: (-scores[key], rank.get(key, len(rank)), key)))


def undecided(weighed: Sequence[Weighed], facts: Facts) -> list[Weighed]:
    """The conditions that still wait for an answer."""
    return [
        w
        for w in weighed
        if decide(w.given, facts) is not False and decide(w.condition, facts) is None
    ]


def still_open(weighed: Sequence[Weighed], facts: Facts, snapshot: Snapshot) -> frozenset[str]:
    """The unanswered questions that still matter and may be asked now, in no order."""
    waiting = (open_names(w.condition, facts) for w in undecided(weighed, facts))
    return _askable(frozenset().union(*waiting), facts, snapshot)


def _askable(candidates: Iterable[str], facts: Facts, snapshot: Snapshot) -> frozenset[str]:
    """The candidates that may be asked now, or what must be asked before they may."""
    found: set[str] = set()
    ahead, seen = list(candidates), set(candidates)
    while ahead:
        key = ahead.pop()
        question = snapshot.questions.get(key)
        if question is None or key in facts:
            continue
        gate = snapshot.condition(question.asked_when)
        decision = decide(gate, facts)
        if decision:
            found.add(key)
        elif decision is None:
            fresh = open_names(gate, facts) - seen
            seen |= fresh
            ahead.extend(fresh)
    return frozenset(found)


def _score(question: Question, pending: Sequence[Weighed], facts: Facts) -> float:
    """The weight an answer settles, on average over the ways it can turn out, for what it asks.

    Choosing among many asks more of a person than yes or no: log2 of the number of options.
    """
    touched = [w for w in pending if question.key in names(w.condition) | names(w.given)]
    values = representative_values(question, touched, facts)
    outcomes = {_outcome({**facts, question.key: value}, touched) for value in values}
    effort = max(1.0, log2(len(question.options) or 1))
    return fmean(sum(gains) for gains in outcomes) / effort


def _outcome(facts: Facts, touched: Sequence[Weighed]) -> tuple[float, ...]:
    """What each condition gains: all its weight when decided, else a share for what no longer counts."""
    return tuple(w.weight * _settled(w, facts) for w in touched)


def _settled(weighed: Weighed, facts: Facts) -> float:
    if decide(weighed.given, facts) is False:
        return 1.0
    left = len(open_names(weighed.condition, facts))
    return 1.0 - left / max(len(_facts_of(weighed.condition)), 1)


@lru_cache(maxsize=20_000)
def _facts_of(condition: Condition) -> frozenset[str]:
    return frozenset(name for name in names(condition) if not name.startswith("limit."))


def representative_values(
    question: Question, touched: Sequence[Weighed], facts: Facts
) -> tuple[Value, ...]:
    """One answer for each way the question can turn out; numbers around every threshold."""
    if question.type is QuestionType.YES_NO:
        return (True, False)
    if question.type is QuestionType.CHOICE:
        return tuple(option.value for option in question.options)
    if question.type is QuestionType.CHOICES:
        return ((), *((option.value,) for option in question.options))
    bounds = sorted({b for w in touched for b in _bounds(question.key, w.condition, facts)})
    if not bounds:
        return (question.minimum or 0.0,)
    return (bounds[0] - 1, *bounds, bounds[-1] + 1)


def _bounds(key: str, condition: Condition, facts: Mapping[str, Value]) -> Iterable[float]:
    for atom in atoms(condition):
        if not isinstance(atom, Compare):
            continue
        sides = (atom.left, atom.right)
        if not any(isinstance(side, Name) and side.name == key for side in sides):
            continue
        for side in sides:
            value = side.value if isinstance(side, Literal) else facts.get(side.name)
            if isinstance(value, int | float) and not isinstance(value, bool):
                yield float(value)
