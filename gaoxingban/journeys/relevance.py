"""Which answers still matter, how many questions can still come, and what a question decides."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from gaoxingban.catalogue.rules.conditions import Facts, Value, decide, names, open_names
from gaoxingban.catalogue.rules.model import Item, OneThing
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.journeys.components import applicable_when
from gaoxingban.journeys.questions import still_open, undecided, weighed_conditions


class Decides(msgspec.Struct, frozen=True):
    """What hangs on one answer: approvals, papers and special procedures, by their names."""

    items: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()


def relevant(
    one: OneThing, facts: Mapping[str, Value], snapshot: Snapshot
) -> tuple[dict[str, Value], tuple[str, ...]]:
    """The answers that still matter, in the order given, and the keys of those that do not.

    An answer matters when its question would be asked given the others that matter: after an
    earlier answer has changed, some that followed it may not.
    """
    weighed = weighed_conditions(one, snapshot)
    kept: dict[str, Value] = {}
    left = dict(facts)
    while True:
        wanted = still_open(weighed, {**snapshot.limits, **kept}, snapshot)
        key = next((key for key in left if key in wanted), None)
        if key is None:
            return {key: value for key, value in facts.items() if key in kept}, tuple(left)
        kept[key] = left.pop(key)


def most_questions_left(one: OneThing, facts: Mapping[str, Value], snapshot: Snapshot) -> int:
    """How many more questions can come at most, whatever the answers."""
    known = {**snapshot.limits, **facts}
    pending = undecided(weighed_conditions(one, snapshot), known)
    ahead = set().union(*(open_names(w.condition, known) for w in pending))
    seen: set[str] = set()
    while ahead:
        key = ahead.pop()
        question = snapshot.questions.get(key)
        gate = snapshot.condition(question.asked_when) if question else None
        if gate is None or decide(gate, known) is False:
            continue
        seen.add(key)
        ahead |= open_names(gate, known) - seen
    return len(seen)


def what_it_decides(one: OneThing, key: str, facts: Facts, snapshot: Snapshot) -> Decides:
    """What may turn on this question's answer, directly or through the questions it opens."""
    keys = _opened_by(key, snapshot)
    known = {**snapshot.limits, **{k: v for k, v in facts.items() if k not in keys}}
    items: dict[str, None] = {}
    papers: dict[str, None] = {}
    procedures: dict[str, None] = {}
    for component in one.components:
        item = snapshot.items.get(component.item)
        if item is None:
            continue
        applies = applicable_when(component, item, snapshot)
        if decide(applies, known) is False:
            continue
        if keys & open_names(applies, known):
            items[item.name] = None
        papers |= dict.fromkeys(_papers(item, keys, known, snapshot))
        procedures |= {
            s.name: None
            for s in item.special_procedures
            if keys & open_names(snapshot.condition(s.when), known)
        }
    return Decides(tuple(items), tuple(papers), tuple(procedures))


def _opened_by(key: str, snapshot: Snapshot) -> frozenset[str]:
    """The question and all that are only asked after it."""
    found = {key}
    while True:
        more = {
            q.key
            for q in snapshot.catalogue.questions
            if q.key not in found and found & names(snapshot.condition(q.asked_when))
        }
        if not more:
            return frozenset(found)
        found |= more


def _papers(item: Item, keys: frozenset[str], facts: Facts, snapshot: Snapshot) -> tuple[str, ...]:
    """Papers of an item that may be needed, or already held, depending on these answers."""
    found = []
    for asked in item.materials:
        canonical = snapshot.materials.get(asked.material)
        share = asked.share or (canonical.share if canonical else None)
        texts = (asked.required_when, share.when if share else "")
        if any(keys & open_names(snapshot.condition(text), facts) for text in texts):
            found.append(canonical.name if canonical else asked.name or asked.material)
    return tuple(found)
