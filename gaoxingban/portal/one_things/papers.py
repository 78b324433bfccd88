"""材料清单 and 一张表单: every paper and every field with its one source and its proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gaoxingban.catalogue.rules.model import Reference
from gaoxingban.journeys.form import by_group
from gaoxingban.journeys.model import Origin, PlannedField, PlannedPaper, Source, State
from gaoxingban.portal.one_things.marks import doubted, joined
from gaoxingban.portal.one_things.queries import Planned
from gaoxingban.sentences import N_, Sentence, say

MINE = (Source.APPLICANT, Source.DEFERRED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """One paper on the page. `turn` brings it instead of a commitment, or takes that back.

    `proof` is None where there is nothing to prove: one office asks, the applicant brings.
    """

    name: str
    source: str
    proof: Sentence | None
    basis: Sentence | None
    copies: int
    asked_by: Sentence | None
    times: int
    printed: Sentence | None
    help: str
    notes: tuple[str, ...]
    open: bool
    turn: str
    brought: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Papers:
    """All papers by who brings them; `letter` is one when a commitment letter replaces some."""

    bring: tuple[Paper, ...]
    later: tuple[Paper, ...]
    committed: tuple[Paper, ...]
    spared: tuple[Paper, ...]
    optional: tuple[Paper, ...]

    @property
    def mine(self) -> int:
        """How many things the applicant hands in, the one commitment letter included."""
        return len(self.bring) + len(self.later) + bool(self.committed)


@dataclass(frozen=True, kw_only=True, slots=True)
class FormGroup:
    """One section of the form: its fields, and how many the applicant fills in."""

    title: str
    fields: tuple[FormField, ...]
    mine: int


@dataclass(frozen=True, kw_only=True, slots=True)
class FormField:
    """One field with its one origin."""

    label: str
    origin: str
    mine: bool
    value: str
    proof: Sentence
    basis: Sentence | None
    open: bool
    times: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """The one form, with a line saying where its fields come from."""

    groups: tuple[FormGroup, ...]
    counts: tuple[Sentence, ...]
    total: int


def papers(planned: Planned) -> Papers:
    """The papers of the plan; what the applicant brings comes first."""
    needed = [p for p in planned.plan.papers if not p.optional]

    def of(*sources: Source) -> tuple[Paper, ...]:
        return tuple(_paper(planned, p) for p in needed if p.source in sources)

    return Papers(
        bring=of(Source.APPLICANT),
        later=of(Source.DEFERRED),
        committed=of(Source.COMMITMENT),
        spared=of(Source.SHARED, Source.STEP, Source.FORM),
        optional=tuple(_paper(planned, p) for p in planned.plan.papers if p.optional),
    )


def form(planned: Planned) -> Form:
    """The form's sections in order, what the applicant fills in first within each."""
    fields = planned.plan.fields
    groups = tuple(
        FormGroup(
            title=title or N_("其他"),
            fields=tuple(_field(f) for f in sorted(members, key=_asked_first)),
            mine=sum(f.origin is Origin.ASKED for f in members),
        )
        for title, members in by_group(fields).items()
    )
    return Form(groups=groups, counts=_counts(fields), total=len(fields))


def _asked_first(field: PlannedField) -> bool:
    return field.origin is not Origin.ASKED


def _counts(fields: Sequence[PlannedField]) -> tuple[Sentence, ...]:
    counts = {origin: sum(f.origin is origin for f in fields) for origin in Origin}
    return tuple(
        say(N_("%(origin)s %(count)s 项"), origin=origin.value, count=count)
        for origin, count in counts.items()
        if count
    )


def _paper(planned: Planned, paper: PlannedPaper) -> Paper:
    found, link = planned.found, planned.link
    brought = paper.material in link.brought
    plain = paper.source is Source.APPLICANT and paper.times_asked == 1
    turn = link.toggled(bring=paper.material)
    material = found.snapshot.materials.get(paper.material)
    return Paper(
        name=paper.name,
        source=paper.source.value,
        proof=None if plain else paper.proof.sentence,
        basis=_basis(paper.proof.basis),
        copies=paper.copies,
        asked_by=_askers(planned, paper.asked_by),
        times=paper.times_asked,
        printed=_printed(paper),
        help=material.help if material else "",
        notes=paper.notes,
        open=paper.state is State.OPEN,
        turn=found.place.address("one-thing-plan", turn.query()) + "#papers"
        if brought or paper.source is Source.COMMITMENT
        else "",
        brought=brought,
    )


def _printed(paper: PlannedPaper) -> Sentence | None:
    """Other names under which the offices print it."""
    others = [name for name in paper.names if name != paper.name]
    return joined(say("%(name)s", name=name) for name in others)


def _askers(planned: Planned, codes: Sequence[str]) -> Sentence | None:
    """Who asked for it; the package itself has no name of its own."""
    names = {c.item.code: c.item.name for c in planned.plan.components}
    return joined(
        say("%(item)s", item=names.get(code, code)) if code else say(N_("整件事")) for code in codes
    )


def _field(field: PlannedField) -> FormField:
    return FormField(
        label=field.label,
        origin=field.origin.value,
        mine=field.origin is Origin.ASKED,
        value=field.value,
        proof=field.proof.sentence,
        basis=_basis(field.proof.basis),
        open=field.state is State.OPEN,
        times=field.times_asked,
    )


def _basis(reference: Reference | None) -> Sentence | None:
    return doubted(reference) if reference else None
