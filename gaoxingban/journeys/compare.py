"""Before and after, for the same answers: 逐项办理 beside 一件事, each figure with its derivation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from gaoxingban.catalogue.rules.model import Item, OneThing
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.catalogue.rules.words import MaterialKind
from gaoxingban.journeys.asked import PACKAGE
from gaoxingban.journeys.cost import Burden, cost
from gaoxingban.journeys.form import AskedField
from gaoxingban.journeys.model import (
    Figure,
    Line,
    Origin,
    PlannedField,
    PlannedPaper,
    Schedule,
    Source,
    State,
)
from gaoxingban.journeys.papers import Need, is_optional
from gaoxingban.sentences import N_, Sentence, say


class Case(NamedTuple):
    """What a comparison looks at: one plan's pieces, all for the same answers."""

    one: OneThing
    items: Sequence[Item]
    needs: Sequence[Need]
    asked: Sequence[AskedField]
    papers: Sequence[PlannedPaper]
    fields: Sequence[PlannedField]
    promised: Schedule
    statutory: Schedule
    snapshot: Snapshot


def compared(case: Case) -> tuple[Figure, ...]:
    """The figures of design: procedures, visits, inspections, forms, fields, materials, days, cost."""
    return (
        _days(case, case.promised, "days_promised", N_("承诺时限")),
        _days(case, case.statutory, "days_statutory", N_("法定时限")),
        _materials(case),
        _fields(case),
        _forms(case),
        _visits(case),
        _procedures(case),
        _inspections(case),
        _cost(case),
    )


ONE_BY_ONE = N_("前：同样的情形逐项单独办理；后：作为一件事办理")


def _figure(
    key: str,
    name: str,
    unit: str,
    before: Sequence[Line],
    after: Sequence[Line],
    *,
    baseline: Sentence | None = None,
    notes: tuple[Sentence, ...] = (),
) -> Figure:
    return Figure(
        key=key,
        name=name,
        unit=unit,
        before=_total(before),
        after=_total(after),
        before_lines=tuple(before),
        after_lines=tuple(after),
        baseline=baseline or say(ONE_BY_ONE),
        notes=notes,
    )


def _total(lines: Sequence[Line]) -> float:
    return sum(line.amount or 0 for line in lines)


def _each(items: Sequence[Item], amount: Callable[[Item], float | None]) -> list[Line]:
    """A line an item, in the plan's order."""
    return [Line(sentence=say("%(item)s", item=item.name), amount=amount(item)) for item in items]


def _days(case: Case, schedule: Schedule, key: str, name: str) -> Figure:
    """Working days: one item after another against the critical path, pauses not counted."""
    names = {item.code: item.name for item in case.items}
    steps = {step.item: step for step in schedule.steps}
    before = [
        Line(sentence=say("%(item)s", item=names[s.item]), amount=s.days) for s in schedule.steps
    ]
    after = [
        Line(sentence=say(N_("关键路径：%(item)s"), item=names[code]), amount=steps[code].days)
        for code in schedule.path
    ]
    baseline = say(
        N_("%(name)s；前：一项办完再办下一项；后：能并联的并联，只算关键路径"), name=name
    )
    notes = tuple(
        say(N_("“%(item)s”没有公布%(name)s，未计入"), item=names[code], name=name)
        for code in schedule.unknown
    )
    return _figure(key, name, N_("工作日"), before, after, baseline=baseline, notes=notes)


def _materials(case: Case) -> Figure:
    firm = [n for n in case.needs if not is_optional(n.asked) and n.state is State.IN]
    asked = Counter(need.asker for need in firm)
    before = _each(case.items, lambda item: asked[item.code])
    if asked[PACKAGE]:
        before.append(Line(sentence=say(N_("整件事共用的材料")), amount=asked[PACKAGE]))
    mine = (Source.APPLICANT, Source.DEFERRED)
    after = [
        Line(sentence=say("%(paper)s", paper=paper.name), amount=1)
        for paper in case.papers
        if paper.source in mine and not paper.optional and paper.state is State.IN
    ]
    if _committed(case):
        after.append(
            Line(
                sentence=say(N_("一份承诺书（代替 %(count)s 份材料）"), count=_committed(case)),
                amount=1,
            )
        )
    return _figure("materials", N_("提交材料"), N_("份"), before, after)


def _committed(case: Case) -> int:
    """Papers that one commitment letter replaces."""
    return sum(
        p.source is Source.COMMITMENT and p.state is State.IN and not p.optional
        for p in case.papers
    )


def _fields(case: Case) -> Figure:
    sure = [ask for ask in case.asked if ask.state is State.IN]
    counts = Counter(ask.asker for ask in sure)
    before = _each(case.items, lambda item: counts[item.code])
    if counts[PACKAGE]:
        before.append(Line(sentence=say(N_("整件事共用的字段")), amount=counts[PACKAGE]))
    asked = [f for f in case.fields if f.state is State.IN and f.origin is Origin.ASKED]
    groups = dict.fromkeys(f.field.group for f in asked)
    after = [
        Line(
            sentence=say(N_("%(group)s（一张表单）"), group=group or N_("其他")),
            amount=sum(f.field.group == group for f in asked),
        )
        for group in groups
    ]
    return _figure("fields", N_("填写字段"), N_("项"), before, after)


def _forms(case: Case) -> Figure:
    after = [Line(sentence=say(N_("一件事申请表")), amount=1)] if case.items else []
    return _figure("forms", N_("申请表单"), N_("张"), _each(case.items, lambda _: 1), after)


def _visits(case: Case) -> Figure:
    """到办事现场次数 as each item states it; the one-thing's own number after."""
    before = _each(case.items, lambda item: item.visits)
    unknown = [item for item in case.items if item.visits is None]
    total = int(_total(before))
    declared = case.one.visits if case.one.visits is not None else min(1, total)
    together = declared if unknown else min(declared, total)
    after = [Line(sentence=say(N_("作为一件事办理的到场次数")), amount=together)]
    notes = tuple(say(N_("“%(item)s”没有公布到场次数，按 0 次计"), item=i.name) for i in unknown)
    return _figure("visits", N_("跑动次数"), N_("次"), before, after, notes=notes)


def _procedures(case: Case) -> Figure:
    """环节 an applicant goes through: apply, be inspected, collect the result."""
    before = [
        Line(
            sentence=say(N_("%(item)s：申请%(inspection)s%(result)s"), item=item.name,
                         inspection=N_("、现场检查") if item.inspection else "",
                         result=N_("、领取结果") if item.results else ""),
            amount=1 + int(item.inspection) + int(bool(item.results)),
        )
        for item in case.items
    ]  # fmt: skip
    after = [Line(sentence=say(N_("一次申请")), amount=1)] if case.items else []
    visits = _inspection_visits(case)
    if visits:
        after.append(Line(sentence=say(N_("现场检查（联合勘验只算一次）")), amount=len(visits)))
    if any(item.results for item in case.items):
        after.append(Line(sentence=say(N_("一并领取结果")), amount=1))
    return _figure("procedures", N_("办事环节"), N_("个"), before, after)


def _inspections(case: Case) -> Figure:
    inspected = [item for item in case.items if item.inspection]
    after = [Line(sentence=name, amount=1) for name in _inspection_visits(case)]
    return _figure("inspections", N_("上门检查"), N_("次"), _each(inspected, lambda _: 1), after)


def _inspection_visits(case: Case) -> list[Sentence]:
    """On-site visits after integration: a joint one counts once, the others each."""
    left = {item.code: item.name for item in case.items if item.inspection}
    visits: list[Sentence] = []
    for joint in case.one.joint_inspections:
        together = [code for code in joint.items if code in left]
        if together:
            visits.append(
                say(N_("%(name)s：%(count)s 个事项一次查完"), name=joint.name, count=len(together))
            )
            for code in together:
                del left[code]
    return visits + [say(N_("单独检查：%(item)s"), item=name) for name in left.values()]


def _cost(case: Case) -> Figure:
    """Standard Cost Model; assumptions are the catalogue's own parameters."""
    kinds = {m.key: m.kind for m in case.snapshot.catalogue.materials}
    firm = [n for n in case.needs if not is_optional(n.asked) and n.state is State.IN]
    visits = _visits(case)
    before = Burden(
        applications=len(case.items),
        fields=int(_fields(case).before or 0),
        visits=int(visits.before or 0),
        commitments=0,
        papers=[kinds.get(n.asked.material, MaterialKind.OTHER) for n in firm],
    )
    mine = (Source.APPLICANT, Source.DEFERRED)
    kept = [p for p in case.papers if p.source in mine and not p.optional and p.state is State.IN]
    after = Burden(
        applications=min(1, len(case.items)),
        fields=int(_fields(case).after or 0),
        visits=int(visits.after or 0),
        commitments=min(1, _committed(case)),
        papers=[kinds.get(p.material, MaterialKind.OTHER) for p in kept],
    )
    spent, spent_lines = cost(before, case.snapshot)
    left, left_lines = cost(after, case.snapshot)
    return Figure(
        key="cost", name=N_("办事成本"), unit=N_("元"), before=spent, after=left,
        before_lines=spent_lines, after_lines=left_lines,
        baseline=say(N_("标准成本模型：单价 × 时间 × 数量；时间和单价是示例，可由各区改写")),
    )  # fmt: skip
