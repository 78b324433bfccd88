"""Which one-things there are, and what one of them is before any question is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gaoxingban.catalogue.rules.conditions import parse
from gaoxingban.catalogue.rules.model import Anchor, OneThing, Tally
from gaoxingban.catalogue.rules.snapshot import Snapshot, in_force
from gaoxingban.catalogue.rules.words import Stage
from gaoxingban.journeys.condition_words import in_words
from gaoxingban.journeys.relevance import most_questions_left
from gaoxingban.portal.components import Cell, Column, Crumb, Table, Tile, TileGroup
from gaoxingban.portal.items.words import kind_tag, limit_words
from gaoxingban.portal.one_things.answers import Link
from gaoxingban.portal.one_things.marks import UNKNOWN, doubted, number
from gaoxingban.portal.one_things.place import Place
from gaoxingban.portal.one_things.plan_page import crumbs
from gaoxingban.portal.one_things.queries import Collection, Found
from gaoxingban.sentences import N_, Sentence, say

STAGES = {
    Stage.OPEN: N_("开办"),
    Stage.OPERATE: N_("经营"),
    Stage.CHANGE: N_("变更"),
    Stage.BUILD: N_("建设"),
    Stage.EXIT: N_("退出"),
}
# Each measure as a unit behind a number, and as the head of a row.
MEASURES = (
    ("days", N_("工作日"), N_("等待（工作日）")),
    ("materials", N_("份材料"), N_("材料（份）")),
    ("visits", N_("次跑动"), N_("跑动（次）")),
    ("steps", N_("个环节"), N_("环节（个）")),
    ("fields", N_("项字段"), N_("字段（项）")),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One approval that may be involved."""

    name: str
    href: str
    department: str
    kind: str
    tag: str
    when: Sentence | None
    optional: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class OneThingPage:
    """Everything the page of one one-thing shows."""

    found: Found
    crumbs: tuple[Crumb, ...]
    lead: str
    promise: Sentence | None
    promised_by: Sentence | None
    questions: int
    start: str
    parts: tuple[Part, ...]
    anchors: Table | None
    declared: Table | None
    publisher: str


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldPaper:
    """A paper the state already holds: who, as what, by what right, and under which condition."""

    name: str
    authority: str
    source: str
    basis: Sentence
    when: Sentence | None


def tiles(held: Collection) -> tuple[TileGroup, ...]:
    """The collection's one-things by stage of an enterprise's life; empty stages are left out."""
    groups = (
        TileGroup(
            title=words,
            tiles=tuple(
                _tile(one, held) for one in held.snapshot.one_things.values() if one.stage is stage
            ),
        )
        for stage, words in STAGES.items()
    )
    return tuple(group for group in groups if group.tiles)


def _tile(one: OneThing, held: Collection) -> Tile:
    place = Place(code=one.code, collection=held.edition.collection)
    return Tile(
        title=one.title,
        href=place.address(),
        text=one.summary,
        note=say(
            N_("%(lead)s牵头，最多 %(count)s 个事项"),
            lead=_short(held.snapshot, one.lead_department),
            count=sum(c.item in held.snapshot.items for c in one.components),
        ),
        sample=bool(one.samples),
    )


def _short(snapshot: Snapshot, key: str) -> str:
    """A department's short name, where it has one."""
    department = snapshot.departments.get(key)
    return department.short or department.name if department else key


def one_thing_page(found: Found) -> OneThingPage:
    """What it is, who leads, what may be involved, what others achieved, where to begin."""
    one, snapshot = found.one, found.snapshot
    questions = most_questions_left(one, {}, snapshot)
    page = "one-thing-questions" if questions else "one-thing-plan"
    promised = in_force(one.promised, found.on)
    return OneThingPage(
        found=found,
        crumbs=crumbs(found),
        lead=snapshot.department_name(one.lead_department),
        promise=limit_words(promised) if promised else None,
        promised_by=doubted(promised.reference) if promised else None,
        questions=questions,
        start=found.place.address(page, Link(on=found.on.isoformat()).query())
        if found.preview
        else found.place.address(page),
        parts=tuple(_parts(found)),
        anchors=_anchors(one.anchors),
        declared=_declared(one),
        publisher=found.edition.title,
    )


def _parts(found: Found) -> Iterator[Part]:
    for component in found.one.components:
        item = found.snapshot.items.get(component.item)
        if item is None:
            continue
        yield Part(
            name=item.name,
            href=found.place.item(item.code),
            department=found.snapshot.department_name(item.department),
            kind=item.kind.value,
            tag=kind_tag(item.kind),
            when=say(component.reason) if component.reason else None,
            optional=component.optional,
        )


def _anchors(anchors: tuple[Anchor, ...]) -> Table | None:
    if not anchors:
        return None
    return Table(
        caption=N_("别处公布的成绩"),
        columns=(
            Column(label=N_("地方")),
            Column(label=N_("前 → 后")),
            Column(label=N_("怎么比的")),
            Column(label=N_("来源")),
        ),
        rows=tuple(
            (
                Cell(text=anchor.place),
                Cell(text=_change(anchor.before, anchor.after)),
                Cell(text=anchor.baseline),
                Cell(text=doubted(anchor.reference)),
            )
            for anchor in anchors
        ),
    )


def _declared(one: OneThing) -> Table | None:
    """The publisher's own figures, which are its claim and not ours."""
    before, after = one.declared_before, one.declared_after
    told = [(k, head) for k, _, head in MEASURES if _known(before, k) or _known(after, k)]
    if not told:
        return None
    return Table(
        caption=N_("发布方自己公布的数字"),
        columns=(
            Column(label=N_("指标")),
            Column(label=N_("改革前"), number=True),
            Column(label=N_("改革后"), number=True),
        ),
        rows=tuple(
            (
                Cell(text=head),
                Cell(text=number(getattr(before, key))),
                Cell(text=number(getattr(after, key))),
            )
            for key, head in told
        ),
    )


def _change(before: Tally, after: Tally) -> Sentence:
    """“48 → 13 工作日、35 → 17 份材料”; only what the publisher names."""
    found: Sentence | None = None
    for key, unit, _ in MEASURES:
        if not (_known(before, key) or _known(after, key)):
            continue
        part = say(
            N_("%(before)s → %(after)s %(unit)s"),
            before=number(getattr(before, key)),
            after=number(getattr(after, key)),
            unit=unit,
        )
        found = part if found is None else say(N_("%(left)s、%(right)s"), left=found, right=part)
    return found or say(UNKNOWN)


def _known(tally: Tally, key: str) -> bool:
    return getattr(tally, key) is not None


def held_papers(snapshot: Snapshot) -> tuple[HeldPaper, ...]:
    """Papers of the catalogue that the state already holds, by who holds them."""
    held = (
        HeldPaper(
            name=material.name,
            authority=material.share.authority,
            source=material.share.source,
            basis=doubted(material.share.basis),
            when=in_words(parse(material.share.when), snapshot) if material.share.when else None,
        )
        for material in snapshot.catalogue.materials
        if material.share is not None
    )
    return tuple(sorted(held, key=lambda paper: (paper.authority, paper.name)))
