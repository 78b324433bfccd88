"""What a plan is: frozen values that explain themselves. Days are working days, money is yuan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

import msgspec

from gaoxingban.catalogue.rules.conditions import Value
from gaoxingban.catalogue.rules.model import Field, Item, Reference
from gaoxingban.sentences import N_, Sentence


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A frozen piece of a plan."""


class State(StrEnum):
    """Whether a component, paper or field belongs to this plan."""

    IN = N_("要办")
    OUT = N_("不涉及")
    OPEN = N_("待定")
    DECLINED = N_("您选择不办")


class Source(StrEnum):
    """Where a paper comes from: exactly one of these."""

    APPLICANT = N_("您来提交")
    STEP = N_("联办中产生")
    SHARED = N_("电子证照或数据共享")
    FORM = N_("由一张表单生成")
    COMMITMENT = N_("以承诺代替")
    DEFERRED = N_("可以后补")


class Origin(StrEnum):
    """Where a form field's value comes from."""

    ASKED = N_("您来填写")
    ANSWERED = N_("已在问答中填过")
    SHARED = N_("数据共享预填")
    STEP = N_("联办中产生")


class Proof(Part, frozen=True):
    """Why something may be left out: what replaces it, on what legal basis."""

    sentence: Sentence
    basis: Reference | None = None


class PlannedComponent(Part, frozen=True):
    """A component and why it is in the plan or not. `open` names the questions it waits for."""

    item: Item
    state: State
    reasons: tuple[Sentence, ...]
    optional: bool = False
    alternative: str = ""
    open: tuple[str, ...] = ()


class PlannedPaper(Part, frozen=True):
    """One canonical paper with its one source. `asked_by` are the item codes that ask for it."""

    material: str
    name: str
    names: tuple[str, ...]
    source: Source
    state: State
    proof: Proof
    asked_by: tuple[str, ...]
    times_asked: int
    copies: int
    optional: bool = False
    from_item: str = ""
    due_days: int = 0
    notes: tuple[str, ...] = ()


class PlannedField(Part, frozen=True):
    """One data element of the one form, with its one origin."""

    field: Field
    label: str
    origin: Origin
    state: State
    proof: Proof
    asked_by: tuple[str, ...]
    times_asked: int
    value: str = ""


class Edge(Part, frozen=True):
    """`after` cannot begin before `before` is decided. `derived` from a paper, else declared."""

    before: str
    after: str
    reason: Sentence
    derived: bool = False


class Pause(Part, frozen=True):
    """A special procedure within a step: not counted in its limit (行政许可法 45)."""

    name: str
    days: int
    basis: Reference


class Step(Part, frozen=True):
    """One approval in time. Offsets are working days from the day of application (0).

    `days` is the limit counted against the promise, `paused` what special procedures add;
    `slack` is how long it could wait without moving the whole.
    """

    item: str
    begin: int
    finish: int
    days: int
    paused: int
    slack: int
    critical: bool
    known: bool
    begins_on: date
    finishes_on: date
    pauses: tuple[Pause, ...] = ()
    after: tuple[str, ...] = ()


class Schedule(Part, frozen=True):
    """All steps on one calendar. `days` is the critical path; `unknown` have no published limit."""

    baseline: str
    steps: tuple[Step, ...]
    days: int
    path: tuple[str, ...]
    starts_on: date
    ends_on: date
    provisional: Sentence | None
    unknown: tuple[str, ...] = ()


class Promise(Part, frozen=True):
    """The publisher's promise for the whole, held against the computed critical path.

    `holds` is None while open answers decide; `computed` is the least it can take.
    """

    days: int
    computed: int
    holds: bool | None
    sentence: Sentence
    path: tuple[str, ...]
    reference: Reference


class Line(Part, frozen=True):
    """One line of a derivation: what it is and how much it adds."""

    sentence: Sentence
    amount: float | None = None


class Figure(Part, frozen=True):
    """One measure before and after, each with its derivation. None means it cannot be told."""

    key: str
    name: str
    unit: str
    before: float | None
    after: float | None
    before_lines: tuple[Line, ...]
    after_lines: tuple[Line, ...]
    baseline: Sentence
    notes: tuple[Sentence, ...] = ()

    @property
    def saved(self) -> float | None:
        """How much less; None when either side is unknown."""
        if self.before is None or self.after is None:
            return None
        return self.before - self.after


class Plan(Part, frozen=True):
    """From answers to a plan. `complete` when no open question can change it any more.

    `shortest` and `longest` bound the counted working days while questions are open.
    """

    one_thing: str
    title: str
    on: date
    start: date
    facts: Mapping[str, Value]
    complete: bool
    next_question: str
    open_questions: tuple[str, ...]
    components: tuple[PlannedComponent, ...]
    edges: tuple[Edge, ...]
    papers: tuple[PlannedPaper, ...]
    fields: tuple[PlannedField, ...]
    promised: Schedule
    statutory: Schedule
    shortest: int
    longest: int
    promise: Promise | None
    figures: tuple[Figure, ...]
    warnings: tuple[Sentence, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """The items to be done."""
        return tuple(c.item for c in self.components if c.state is State.IN)

    @property
    def to_submit(self) -> tuple[PlannedPaper, ...]:
        """The papers the applicant surely brings: now, or within the deferral."""
        return tuple(p for p in self.may_submit if p.state is State.IN)

    @property
    def may_submit(self) -> tuple[PlannedPaper, ...]:
        """Those, and the papers an open question may still call for."""
        mine = (Source.APPLICANT, Source.DEFERRED)
        return tuple(p for p in self.papers if p.source in mine and not p.optional)

    @property
    def to_fill(self) -> tuple[PlannedField, ...]:
        """The fields the applicant surely fills in."""
        return tuple(f for f in self.may_fill if f.state is State.IN)

    @property
    def may_fill(self) -> tuple[PlannedField, ...]:
        """Those, and the fields an open question may still call for."""
        return tuple(f for f in self.fields if f.origin is Origin.ASKED)
