"""An item's guide (办事指南): the elements of GB/T 39046-2020, absent ones said to be absent. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gaoxingban.catalogue.rules.conditions import parse
from gaoxingban.catalogue.rules.model import Item, Limit, OneThing, Reference, SpecialProcedure
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.journeys.condition_words import in_words
from gaoxingban.portal.components import Term, Words
from gaoxingban.portal.items import words
from gaoxingban.portal.items.papers import Paper, outside, papers
from gaoxingban.sentences import N_, Sentence, say


@dataclass(frozen=True, kw_only=True, slots=True)
class Dated:
    """A limit of the item's history: `state` is past, current or coming."""

    what: str
    days: Sentence
    since: date
    state: str
    reference: Reference
    note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Special:
    """A special procedure, its time and whether the clock stands still meanwhile."""

    name: str
    days: Sentence
    clock: Sentence
    when: Sentence | None
    basis: Reference


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A form field as the item asks for it."""

    name: str
    type: str
    unit: str
    group: str
    needed_when: Sentence | None
    help: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Before:
    """An item that must be decided first."""

    code: str
    name: str
    reason: str
    basis: Reference | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Guide:
    """Everything the page of one item says."""

    item: Item
    kind_tag: str
    department: str
    key_facts: tuple[Term, ...]
    basics: tuple[Term, ...]
    contact: tuple[Term, ...]
    url: str
    papers: tuple[Paper, ...]
    asked: tuple[Asked, ...]
    limits: tuple[Dated, ...]
    specials: tuple[Special, ...]
    before: tuple[Before, ...]
    one_things: tuple[OneThing, ...]


def guide(item: Item, snapshot: Snapshot) -> Guide:
    """The guide of an item as it stands on the snapshot's day."""
    asked = papers(item, snapshot)
    return Guide(
        item=item,
        kind_tag=words.kind_tag(item.kind),
        department=snapshot.department_name(item.department),
        key_facts=tuple(_key_facts(item, asked, snapshot)),
        basics=tuple(_basics(item, snapshot)),
        contact=tuple(_contact(item, snapshot)),
        url=outside(item.contact.url),
        papers=asked,
        asked=tuple(_asked(item, snapshot)),
        limits=tuple(_history(item, snapshot)),
        specials=tuple(_special(special, snapshot) for special in item.special_procedures),
        before=tuple(_before(item, snapshot)),
        one_things=tuple(
            one
            for one in snapshot.one_things.values()
            if any(component.item == item.code for component in one.components)
        ),
    )


def _key_facts(item: Item, asked: tuple[Paper, ...], snapshot: Snapshot) -> Iterator[Term]:
    promised, law = snapshot.promised(item), snapshot.statutory(item)
    yield _term(item, "promised", N_("承诺时限"), words.limit_words(promised))
    yield _term(item, "statutory", N_("法定时限"), words.limit_words(law))
    yield _term(
        item, "visits", N_("到办事现场"), words.visits_words(item.visits), item.visits_reason
    )
    yield _paper_count(item, asked)
    yield _term(item, "fees", N_("收费"), _fees(item))


def _paper_count(item: Item, asked: tuple[Paper, ...]) -> Term:
    """How many papers, and how many of them the state always has already."""
    if not asked:
        return _term(item, "materials", N_("申请材料"), say(words.UNPUBLISHED))
    held = sum(paper.always_held for paper in asked)
    spared = say(N_("其中 %(count)s 份由部门取得，不用交"), count=held)
    count = say(N_("%(count)s 份"), count=len(asked))
    return _term(item, "materials", N_("申请材料"), count, spared if held else "")


def _fees(item: Item) -> Sentence:
    if not item.fees:
        return say(N_("未公布收费项目"))
    if all(fee.yuan == 0 for fee in item.fees):
        return say(N_("不收费"))
    return say(N_("收费，见下文"))


def _basics(item: Item, snapshot: Snapshot) -> Iterator[Term]:
    yield Term(term=N_("日常用语"), value=words.joined(item.common_names))
    yield Term(term=N_("事项类型"), value=item.kind.value)
    yield Term(term=N_("办件类型"), value=_handling(snapshot.promised(item)))
    yield Term(term=N_("办理部门"), value=snapshot.department_name(item.department))
    yield Term(term=N_("联办部门"), value=_co_departments(item, snapshot))
    yield Term(term=N_("行使层级"), value=item.level.value if item.level else words.UNPUBLISHED)
    yield Term(term=N_("服务对象"), value=words.joined(item.service_objects))
    yield Term(term=N_("服务主题"), value=words.joined(item.themes))
    channels = tuple(channel.value for channel in item.channels)
    yield _term(item, "channels", N_("办理形式"), words.joined(channels))
    if item.applies_when:
        yield Term(term=N_("什么情况要办"), value=in_words(parse(item.applies_when), snapshot))
    yield Term(term=N_("现场核查"), value=N_("有") if item.inspection else N_("无"))
    yield Term(term=N_("预约办理"), value=words.yes_no(item.bookable))
    yield Term(term=N_("物流快递"), value=words.yes_no(item.express))
    yield Term(term=N_("数量限制"), value=item.quantity_limit or words.UNPUBLISHED)
    yield Term(term=N_("中介服务"), value=item.agencies or words.UNPUBLISHED)
    yield from _codes(item)


def _codes(item: Item) -> Iterator[Term]:
    yield Term(term=N_("事项编码"), value=item.code)
    yield Term(term=N_("基本编码"), value=item.basic_code or words.UNPUBLISHED)
    yield Term(term=N_("实施编码"), value=item.implementation_code or words.UNPUBLISHED)
    if item.handling_code:
        yield Term(term=N_("业务办理项编码"), value=item.handling_code)
    if item.effective:
        yield Term(term=N_("生效日期"), value=item.effective.isoformat())
    if item.until:
        yield Term(term=N_("失效日期"), value=item.until.isoformat())


def _co_departments(item: Item, snapshot: Snapshot) -> Sentence:
    return words.joined(tuple(snapshot.department_name(key) for key in item.co_departments))


def _handling(promised: Limit | None) -> str:
    """办件类型, GB/T 39046-2020 A.6: at once, or by a promised day."""
    if promised is None:
        return words.UNPUBLISHED
    return N_("即办件") if promised.days == 0 else N_("承诺件")


def _contact(item: Item, snapshot: Snapshot) -> Iterator[Term]:
    """The item's own, else its department's; what neither gives is said to be missing."""
    department = snapshot.departments.get(item.department)
    own, theirs = item.contact, department.contact if department else item.contact
    rows = (
        (N_("办理地点"), own.place or theirs.place),
        (N_("办理时间"), own.hours or theirs.hours),
        (N_("咨询电话"), own.phone or theirs.phone),
        (N_("监督电话"), own.complaint_phone or theirs.complaint_phone),
    )
    yield from (Term(term=term, value=value or words.NOT_GIVEN) for term, value in rows)


def _asked(item: Item, snapshot: Snapshot) -> Iterator[Asked]:
    for asked in item.fields:
        element = snapshot.fields.get(asked.field)
        needed = in_words(parse(asked.required_when), snapshot) if asked.required_when else None
        yield Asked(
            name=asked.label or (element.name if element else asked.field),
            type=element.type.value if element else "",
            unit=element.unit if element else "",
            group=element.group if element else "",
            needed_when=needed,
            help=element.help if element else "",
        )


def _history(item: Item, snapshot: Snapshot) -> Iterator[Dated]:
    """Every dated value, newest first, law before promise."""
    for what, limits, current in (
        (N_("法定"), item.statutory, snapshot.statutory(item)),
        (N_("承诺"), item.promised, snapshot.promised(item)),
    ):
        for limit in sorted(limits, key=lambda each: each.since, reverse=True):
            coming = "coming" if limit.since > snapshot.on else "past"
            yield Dated(
                what=what,
                days=words.limit_words(limit),
                since=limit.since,
                state="current" if limit is current else coming,
                reference=limit.reference,
                note=limit.note,
            )


def _special(special: SpecialProcedure, snapshot: Snapshot) -> Special:
    counted = N_("不计入办理时限，所需时间书面告知") if special.stops_clock else N_("计入办理时限")
    return Special(
        name=special.name,
        days=words.days_words(special.days, special.unit),
        clock=say(counted),
        when=in_words(parse(special.when), snapshot) if special.when else None,
        basis=special.basis,
    )


def _before(item: Item, snapshot: Snapshot) -> Iterator[Before]:
    for dependency in item.depends_on:
        first = snapshot.items.get(dependency.item)
        yield Before(
            code=dependency.item if first else "",
            name=first.name if first else dependency.item,
            reason=dependency.reason,
            basis=dependency.basis,
        )


def _term(item: Item, field: str, term: str, value: Sentence, reason: Words = "") -> Term:
    """A fact that a sample catalogue may have made up; it then says so."""
    mark = words.SAMPLE if field in item.samples else ""
    return Term(term=term, value=value, hint=mark, lines=(reason,) if reason else ())
