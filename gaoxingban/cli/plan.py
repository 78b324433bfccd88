"""`gaoxingban plan ONE_THING`: the same plan as the page, in the terminal or as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Annotated, NoReturn

import typer
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from rich.console import Console
from rich.table import Table

from gaoxingban.catalogue.queries import current_edition, snapshot_of
from gaoxingban.catalogue.rules.citation import cited
from gaoxingban.catalogue.rules.conditions import Value
from gaoxingban.catalogue.rules.model import OneThing
from gaoxingban.catalogue.rules.problem import BadInput
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.catalogue.source import read_catalogue
from gaoxingban.journeys.export import as_plain
from gaoxingban.journeys.facts import questions_of, read_facts, unknown_fact
from gaoxingban.journeys.model import Figure, Plan, PlannedPaper, State
from gaoxingban.journeys.plan import plan as make_plan
from gaoxingban.workdays.load import load
from gaoxingban.workdays.words import CannotCount

BAD_INPUT = 2

OneThingName = Annotated[
    str, typer.Argument(metavar="ONE_THING", help=_("一件事的名称或编码，如 开办餐饮店。"))
]
Facts = Annotated[
    list[str] | None, typer.Option("--fact", "-f", help=_("一个答案，写成 问题=答案，可写多次。"))
]
Start = Annotated[str, typer.Option(help=_("哪天申请，如 2026-09-24；不写是今天。"))]
On = Annotated[str, typer.Option(help=_("按哪天有效的规定算；不写是今天。"))]
Declined = Annotated[list[str] | None, typer.Option("--decline", help=_("不办的可选事项编码。"))]
Brought = Annotated[
    list[str] | None, typer.Option("--bring", help=_("不用承诺、自己提交的材料编码。"))
]
Collection = Annotated[str, typer.Option(help=_("用哪个目录集；不写是本区的。"))]
AsJson = Annotated[bool, typer.Option("--json", help=_("输出 JSON，供程序使用。"))]


def plan(
    one_thing: OneThingName,
    *,
    fact: Facts = None,
    start: Start = "",
    on: On = "",
    decline: Declined = None,
    bring: Brought = None,
    collection: Collection = "",
    as_json: AsJson = False,
) -> None:
    """Plan a one-thing for these answers."""
    today = timezone.localdate()
    snapshot = _snapshot(collection or settings.DISTRICT, _day(on, today))
    one = _one_thing(one_thing, snapshot)
    facts = _facts(fact or (), one, snapshot)
    try:
        found = make_plan(
            one,
            facts,
            snapshot=snapshot,
            calendar=load([settings.DATA_DIR / "workdays", settings.VAR_DIR / "workdays"]).calendar,
            start=_day(start, today),
            declined=frozenset(decline or ()),
            bring_anyway=frozenset(bring or ()),
        )
    except CannotCount as refusal:
        _refuse(refusal.sentence.said(_))
    if as_json:
        typer.echo(json.dumps(as_plain(found, _), ensure_ascii=False, indent=2))
    else:
        _show(found, one, snapshot)


def _snapshot(collection: str, on: date) -> Snapshot:
    """The edition in force, or the district's sources where nothing is published yet."""
    edition = current_edition(collection, on)
    if edition is not None:
        return snapshot_of(edition.pk, on)
    if collection != settings.DISTRICT:
        _refuse(_("没有叫“%(name)s”的目录集。") % {"name": collection})
    try:
        source = read_catalogue([settings.DATA_DIR, settings.DISTRICT_DIR], name=collection)
    except BadInput as bad:
        _refuse("\n".join(f"{p.place(_)}：{p.sentence(_)}" for p in bad.problems))
    return Snapshot(source, on)


def _one_thing(name: str, snapshot: Snapshot) -> OneThing:
    for one in snapshot.one_things.values():
        if name in (one.code, one.title) or name in one.common_names:
            return one
    known = "、".join(one.title for one in snapshot.one_things.values())
    _refuse(_("没有叫“%(name)s”的一件事。现有：%(known)s。") % {"name": name, "known": known})


def _facts(given: Sequence[str], one: OneThing, snapshot: Snapshot) -> dict[str, Value]:
    texts: dict[str, list[str]] = {}
    for text in given:
        key, equals, value = text.partition("=")
        if not equals:
            _refuse(_("“%(text)s”要写成 问题=答案，如 area=120。") % {"text": text})
        texts.setdefault(key.strip(), []).append(value)
    for key in texts:
        if key not in snapshot.questions:
            _refuse(unknown_fact(key, one.questions).said(_))
    facts, faults = read_facts(texts, snapshot)
    if faults:
        _refuse("\n".join(fault.sentence.said(_) for fault in faults))
    return facts


def _day(text: str, today: date) -> date:
    try:
        return date.fromisoformat(text) if text else today
    except ValueError:
        _refuse(_("日期“%(text)s”读不懂，请写成 2026-09-24 的样子。") % {"text": text})


def _refuse(sentence: str) -> NoReturn:
    Console(stderr=True).print(sentence, style="red", highlight=False, markup=False)
    raise typer.Exit(BAD_INPUT)


def _show(found: Plan, one: OneThing, snapshot: Snapshot) -> None:
    console = Console()
    headline = _("%(items)s 个事项 · 交 %(papers)s 份材料 · 填 %(fields)s 项 · %(days)s 个工作日，%(date)s 办完") % {
        "items": len(found.items),
        "papers": len(found.to_submit),
        "fields": len(found.to_fill),
        "days": found.promised.days,
        "date": found.promised.ends_on.isoformat(),
    }  # fmt: skip
    console.print(f"[bold]{_(found.title)}[/]  {headline}", highlight=False)
    _show_open(console, found, one, snapshot)
    if found.promise:
        style = {True: "green", False: "red", None: "yellow"}[found.promise.holds]
        console.print(found.promise.sentence.said(_), style=style, highlight=False)
    for warning in found.warnings:
        console.print(warning.said(_), style="yellow", highlight=False)
    if found.promised.provisional:
        console.print(found.promised.provisional.said(_), style="yellow", highlight=False)
    console.print(_components(found, snapshot), _timeline(found), _papers(found), _figures(found))


def _show_open(console: Console, found: Plan, one: OneThing, snapshot: Snapshot) -> None:
    if not found.open_questions:
        return
    console.print(_("还取决于这些问题（用 --fact 回答）："), style="yellow")
    rank = {key: n for n, key in enumerate(found.open_questions)}
    for question in sorted(questions_of(one, rank, snapshot), key=lambda q: rank[q.key]):
        options = " / ".join(f"{o.value} {_(o.label)}" for o in question.options)
        console.print(f"  {question.key}  {_(question.text)}  {options}", highlight=False)


def _components(found: Plan, snapshot: Snapshot) -> Table:
    table = Table(
        _("事项"),
        _("部门"),
        _("类别"),
        _("办不办"),
        _("为什么"),
        title=_("联办事项"),
        title_justify="left",
    )
    for planned in found.components:
        style = "" if planned.state is State.IN else "dim"
        table.add_row(
            _(planned.item.name),
            _(snapshot.department_name(planned.item.department)),
            _(planned.item.kind.value),
            _(planned.state.value),
            "\n".join(reason.said(_) for reason in planned.reasons),
            style=style,
        )
    return table


def _timeline(found: Plan) -> Table:
    names = {item.code: item.name for item in found.items}
    total = max(found.promised.days, 1)
    table = Table(
        _("事项"),
        _("开始"),
        _("办结"),
        _("工作日"),
        _("可晚"),
        "",
        title=_("时间安排（承诺时限）"),
        title_justify="left",
    )
    for step in found.promised.steps:
        width = 30
        left, right = step.begin * width // total, step.finish * width // total
        bar = "─" * left + ("█" if step.critical else "▒") * max(right - left, 1)
        days = f"{step.days}+{step.paused}" if step.paused else str(step.days)
        table.add_row(
            _(names[step.item]), step.begins_on.isoformat(), step.finishes_on.isoformat(), days,
            "" if step.critical else str(step.slack), bar,
        )  # fmt: skip
    return table


def _papers(found: Plan) -> Table:
    table = Table(
        _("材料"),
        _("来源"),
        _("几个事项要"),
        _("依据或说明"),
        title=_("材料清单"),
        title_justify="left",
    )
    for paper in sorted(found.papers, key=_mine_first):
        basis = (
            _("（%(basis)s）") % {"basis": cited(paper.proof.basis).said(_)}
            if paper.proof.basis
            else ""
        )
        source = _("可选") if paper.optional else _(paper.source.value)
        table.add_row(
            _(paper.name), source, str(len(paper.asked_by)), paper.proof.sentence.said(_) + basis
        )
    return table


def _mine_first(paper: PlannedPaper) -> tuple[bool, int]:
    order = list(type(paper.source))
    return paper.optional, order.index(paper.source)


def _figures(found: Plan) -> Table:
    table = Table(
        _("指标"),
        _("逐项办理"),
        _("一件事"),
        _("减少"),
        _("比较的口径"),
        title=_("办理前后"),
        title_justify="left",
    )
    for figure in found.figures:
        table.add_row(
            _(figure.name),
            _amount(figure.before, figure),
            _amount(figure.after, figure),
            _amount(figure.saved, figure),
            figure.baseline.said(_),
        )
    return table


def _amount(value: float | None, figure: Figure) -> str:
    return _("未知") if value is None else f"{value:,.0f} {_(figure.unit)}"
