"""A plan as people read it in the terminal."""

from __future__ import annotations

from django.utils.translation import gettext as _
from rich.console import Console
from rich.table import Table

from gaoxingban.catalogue.rules.citation import cited
from gaoxingban.catalogue.rules.model import OneThing
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.cli.tables import folding
from gaoxingban.journeys.facts import questions_of
from gaoxingban.journeys.model import Figure, Plan, PlannedPaper, State

BAR = 16


def show(found: Plan, one: OneThing, snapshot: Snapshot, *, everything: bool) -> None:
    """Headline, what is still open, the promise, then the tables."""
    console = Console(highlight=False)
    console.print(f"[bold]{_(found.title)}[/]  {_headline(found)}")
    _show_open(console, found, one, snapshot)
    if found.promise:
        style = {True: "green", False: "red", None: "yellow"}[found.promise.holds]
        console.print(found.promise.sentence.said(_), style=style)
    for warning in found.warnings:
        console.print(warning.said(_), style="yellow")
    if found.promised.provisional:
        console.print(found.promised.provisional.said(_), style="yellow")
    console.print(_components(found, snapshot, everything=everything))
    _show_left_out(console, found, everything=everything)
    console.print(_timeline(found), _papers(found), _figures(found))
    for baseline in dict.fromkeys(figure.baseline.said(_) for figure in found.figures):
        console.print(baseline, style="dim")


def _headline(found: Plan) -> str:
    materials = next(figure for figure in found.figures if figure.key == "materials")
    return _(
        "%(items)s 个事项 · 交 %(papers)s 份材料 · 填 %(fields)s 项 · %(days)s 个工作日，%(date)s 办完"
    ) % {
        "items": len(found.items),
        "papers": f"{materials.after or 0:g}",
        "fields": len(found.to_fill),
        "days": found.promised.days,
        "date": found.promised.ends_on.isoformat(),
    }


def _show_open(console: Console, found: Plan, one: OneThing, snapshot: Snapshot) -> None:
    if not found.open_questions:
        return
    console.print(_("还取决于这些问题（用 --fact 回答）："), style="yellow")
    rank = {key: n for n, key in enumerate(found.open_questions)}
    for question in sorted(questions_of(one, rank, snapshot), key=lambda q: rank[q.key]):
        options = " / ".join(f"{o.value} {_(o.label)}" for o in question.options)
        console.print(f"  {question.key}  {_(question.text)}  {options}")


def _components(found: Plan, snapshot: Snapshot, *, everything: bool) -> Table:
    table = folding(_("事项"), _("部门"), _("类别"), _("办不办"), _("为什么"), title=_("联办事项"))
    for planned in found.components:
        if planned.state is State.OUT and not everything:
            continue
        table.add_row(
            _(planned.item.name),
            _(snapshot.department_name(planned.item.department)),
            _(planned.item.kind.value),
            _(planned.state.value),
            "\n".join(reason.said(_) for reason in planned.reasons),
            style="" if planned.state is State.IN else "dim",
        )
    return table


def _show_left_out(console: Console, found: Plan, *, everything: bool) -> None:
    left_out = sum(planned.state is State.OUT for planned in found.components)
    if left_out and not everything:
        sentence = _("另有 %(count)s 个事项不涉及；加 --all 看每一个为什么。")
        console.print(sentence % {"count": left_out}, style="dim")


def _timeline(found: Plan) -> Table:
    names = {item.code: item.name for item in found.items}
    total = max(found.promised.days, 1)
    table = folding(
        _("事项"), _("开始"), _("办结"), _("工作日"), _("可晚"), "",
        title=_("时间安排（承诺时限）"),
    )  # fmt: skip
    for step in found.promised.steps:
        left, right = step.begin * BAR // total, step.finish * BAR // total
        bar = "─" * left + ("█" if step.critical else "▒") * max(right - left, 1)
        table.add_row(
            _(names[step.item]),
            step.begins_on.isoformat(),
            step.finishes_on.isoformat(),
            f"{step.days}+{step.paused}" if step.paused else str(step.days),
            "" if step.critical else str(step.slack),
            bar,
        )
    return table


def _papers(found: Plan) -> Table:
    table = folding(_("材料"), _("来源"), _("几个事项要"), _("依据或说明"), title=_("材料清单"))
    for paper in sorted(found.papers, key=_mine_first):
        source = _("可选") if paper.optional else _(paper.source.value)
        table.add_row(_(paper.name), source, str(len(paper.asked_by)), _proof(paper))
    return table


def _mine_first(paper: PlannedPaper) -> tuple[bool, int]:
    order = list(type(paper.source))
    return paper.optional, order.index(paper.source)


def _proof(paper: PlannedPaper) -> str:
    told = paper.proof.sentence.said(_)
    basis = paper.proof.basis
    return told + _("（%(basis)s）") % {"basis": cited(basis).said(_)} if basis else told


def _figures(found: Plan) -> Table:
    table = folding(_("指标"), _("逐项办理"), _("一件事"), _("减少"), title=_("办理前后"))
    for figure in found.figures:
        amounts = (figure.before, figure.after, figure.saved)
        table.add_row(_(figure.name), *(_amount(amount, figure) for amount in amounts))
    return table


def _amount(value: float | None, figure: Figure) -> str:
    return _("未知") if value is None else f"{value:,.0f} {_(figure.unit)}"
