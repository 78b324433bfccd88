"""要办的事项: what is to be done, why, how long each may take; and what is not."""

from __future__ import annotations

from dataclasses import dataclass

from gaoxingban.catalogue.rules.model import Item
from gaoxingban.journeys.model import Plan, PlannedComponent, State
from gaoxingban.portal.items.words import kind_tag, limit_words
from gaoxingban.portal.one_things.asking import change_address
from gaoxingban.portal.one_things.marks import doubted
from gaoxingban.portal.one_things.queries import Found, Planned
from gaoxingban.sentences import N_, Sentence, say


@dataclass(frozen=True, kw_only=True, slots=True)
class Limited:
    """One limit of an item in words, with its reference; a sample says so."""

    words: Sentence
    reference: Sentence
    sample: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Todo:
    """One approval on the page. `turn` declines it or takes it back; `asks` wait for an answer."""

    code: str
    name: str
    href: str
    department: str
    kind: str
    tag: str
    reasons: tuple[Sentence, ...]
    limits: tuple[Limited, ...]
    summary: str
    optional: bool
    turn: str
    asks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Doing:
    """All approvals by what becomes of them."""

    sure: tuple[Todo, ...]
    open: tuple[Todo, ...]
    declined: tuple[Todo, ...]
    out: tuple[Todo, ...]


def doing(planned: Planned) -> Doing:
    """The approvals of the plan, in the one-thing's order."""
    return Doing(
        sure=_todos(planned, State.IN),
        open=_todos(planned, State.OPEN),
        declined=_todos(planned, State.DECLINED),
        out=_todos(planned, State.OUT),
    )


def department_of(plan: Plan, code: str, found: Found) -> str:
    """Who decides an item of the plan."""
    item = next((c.item for c in plan.components if c.item.code == code), None)
    return found.snapshot.department_name(item.department) if item else ""


def limits_of(item: Item, found: Found) -> tuple[Limited, ...]:
    """The promise, then the law; nothing where none is published."""
    pairs = (
        (N_("承诺 %(limit)s"), found.snapshot.promised(item)),
        (N_("法定 %(limit)s"), found.snapshot.statutory(item)),
    )
    return tuple(
        Limited(
            words=say(words, limit=limit_words(limit)),
            reference=doubted(limit.reference),
            sample=limit.reference.trust == "示例",
        )
        for words, limit in pairs
        if limit is not None
    )


def _todos(planned: Planned, state: State) -> tuple[Todo, ...]:
    return tuple(_todo(planned, c) for c in planned.plan.components if c.state is state)


def _todo(planned: Planned, component: PlannedComponent) -> Todo:
    found, link, item = planned.found, planned.link, component.item
    turn = component.optional and component.state is not State.OUT
    return Todo(
        code=item.code,
        name=item.name,
        href=found.place.item(item.code),
        department=found.snapshot.department_name(item.department),
        kind=item.kind.value,
        tag=kind_tag(item.kind),
        reasons=component.reasons,
        limits=limits_of(item, found),
        summary=item.summary,
        optional=component.optional,
        turn=found.place.address("one-thing-plan", link.toggled(decline=item.code).query())
        if turn
        else "",
        asks=tuple(
            (found.snapshot.questions[key].text, change_address(found, link, key))
            for key in component.open
            if key in planned.plan.open_questions
        ),
    )
