"""The publisher's promise for the whole, held against what its parts need."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gaoxingban.catalogue.rules.conditions import Compare, Condition, Literal, Name
from gaoxingban.catalogue.rules.model import Item, OneThing
from gaoxingban.catalogue.rules.snapshot import Snapshot, in_force
from gaoxingban.catalogue.rules.words import QuestionType
from gaoxingban.journeys.components import applicable_when
from gaoxingban.journeys.model import PlannedComponent, Promise, Schedule, State
from gaoxingban.sentences import N_, Sentence, say


def alternatives(
    components: Sequence[PlannedComponent],
) -> dict[str, list[PlannedComponent]]:
    """Components that exclude each other, by the name of their group."""
    groups: dict[str, list[PlannedComponent]] = {}
    for component in components:
        if component.alternative:
            groups.setdefault(component.alternative, []).append(component)
    return groups


def least_items(
    one: OneThing,
    components: Sequence[PlannedComponent],
    snapshot: Snapshot,
    days: Callable[[Item], int],
) -> list[Item]:
    """What is sure, and of every open choice that must be made the quickest way."""
    conditions = {
        c.item: applicable_when(c, snapshot.items[c.item], snapshot)
        for c in one.components
        if c.item in snapshot.items
    }
    found = [c.item for c in components if c.state is State.IN]
    for members in alternatives(components).values():
        ways = [m.item for m in members if m.state is State.OPEN]
        if ways and _one_must_apply([conditions[way.code] for way in ways], snapshot):
            found.append(min(ways, key=days))
    return found


def _one_must_apply(ways: Sequence[Condition], snapshot: Snapshot) -> bool:
    """Whether the ways are all the options of one choice between them."""
    asked: set[str] = set()
    chosen: set[object] = set()
    for way in ways:
        if not isinstance(way, Compare) or way.op not in ("==", "in"):
            return False
        if not isinstance(way.left, Name) or not isinstance(way.right, Literal):
            return False
        asked.add(way.left.name)
        value = way.right.value
        chosen.update(value if isinstance(value, tuple) else (value,))
    question = snapshot.questions.get(asked.pop()) if len(asked) == 1 else None
    if question is None or question.type is not QuestionType.CHOICE:
        return False
    return chosen == {option.value for option in question.options}


def judged(
    one: OneThing, *, least: Schedule, longest: int, names: dict[str, str], snapshot: Snapshot
) -> Promise | None:
    """Kept for every way the open questions can go, broken for every way, or not yet to be told.

    `least` is the critical path of what is sure (and of the quickest choices), `longest` the
    working days if everything open applied; pauses are not counted in either.
    """
    limit = in_force(one.promised, snapshot.on)
    if limit is None or not least.steps:
        return None
    holds = True if longest <= limit.days else (False if least.days > limit.days else None)
    return Promise(
        days=limit.days,
        computed=least.days,
        holds=holds,
        sentence=_verdict(limit.days, least, longest, holds, names),
        path=least.path,
        reference=limit.reference,
    )


def _verdict(
    days: int, least: Schedule, longest: int, holds: bool | None, names: dict[str, str]
) -> Sentence:
    if holds:
        return say(
            N_("承诺 %(days)s 个工作日；按各事项的承诺并联办理只需 %(computed)s 个，守得住"),
            days=days,
            computed=longest,
        )
    if holds is None:
        return say(
            N_(
                "承诺 %(days)s 个工作日；已经确定的事项要 %(computed)s 个，"
                "算上还没定的最长 %(longest)s 个，答完题才知道守不守得住"
            ),
            days=days,
            computed=least.days,
            longest=longest,
        )
    return say(
        N_("承诺 %(days)s 个工作日守不住：光是 %(chain)s，就要 %(computed)s 个工作日"),
        days=days,
        chain=_chain(least, names),
        computed=least.days,
    )


def _chain(least: Schedule, names: dict[str, str]) -> Sentence:
    """“执照 1 个 → 许可 5 个”: the links of the critical path that take time."""
    steps = {step.item: step for step in least.steps}
    links = [
        say(N_("%(item)s %(days)s 个"), item=names[code], days=steps[code].days)
        for code in least.path
        if steps[code].days
    ]
    joined = links[0]
    for link in links[1:]:
        joined = say(N_("%(left)s → %(right)s"), left=joined, right=link)
    return joined


def overlaps(components: Sequence[PlannedComponent]) -> tuple[Sentence, ...]:
    """Alternatives of which several apply at once, which a careful reader should know."""
    found = []
    for members in alternatives(components).values():
        chosen = [m.item.name for m in members if m.state is State.IN]
        if len(chosen) > 1:
            found.append(
                say(
                    N_("“%(first)s”和“%(second)s”只需办一个，请核对答案"),
                    first=chosen[0],
                    second=chosen[1],
                )
            )
    return tuple(found)
