"""时间安排: the schedule as lanes and as dates, and why it ends on that day."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gaoxingban.journeys.model import Schedule, Step
from gaoxingban.portal.calendar import calendar
from gaoxingban.portal.components import Cell, Column, Table
from gaoxingban.portal.lanes import Lane, Lanes, Pause
from gaoxingban.portal.one_things.doing import department_of
from gaoxingban.portal.one_things.marks import day, doubted, joined
from gaoxingban.portal.one_things.queries import Planned
from gaoxingban.sentences import N_, Sentence, say
from gaoxingban.workdays.rules import add

STATUTORY = "statutory"


@dataclass(frozen=True, kw_only=True, slots=True)
class Timing:
    """The schedule of one baseline on real dates, with everything that explains it."""

    schedule: Schedule
    board: Lanes
    table: Table
    path: tuple[str, ...]
    why: tuple[Sentence, ...]
    notes: tuple[Sentence, ...]
    ends: Sentence
    statutory: bool
    other: str
    hidden: tuple[tuple[str, str], ...]


def timing(planned: Planned) -> Timing:
    """The schedule the link asks for: by promise, or by law."""
    statutory = planned.link.baseline == STATUTORY
    schedule = planned.plan.statutory if statutory else planned.plan.promised
    link = planned.link
    other = replace(link, baseline="" if statutory else STATUTORY)
    return Timing(
        schedule=schedule,
        board=_board(planned, schedule),
        table=_table(planned, schedule),
        path=tuple(_name(planned, code) for code in schedule.path if _step(schedule, code).days),
        why=add(calendar(), start=planned.plan.start, days=schedule.days).sentences(),
        notes=tuple(_notes(planned, schedule)),
        ends=day(schedule.ends_on),
        statutory=statutory,
        other=planned.found.place.address("one-thing-plan", other.query()),
        hidden=replace(link, start="").pairs(),
    )


def _board(planned: Planned, schedule: Schedule) -> Lanes:
    caption = say(
        N_("%(start)s提交，%(days)s 个工作日，%(end)s办完（%(baseline)s）"),
        start=day(planned.plan.start),
        days=schedule.days,
        end=day(schedule.ends_on),
        baseline=schedule.baseline,
    )
    lanes = tuple(_lane(planned, step) for step in schedule.steps)
    return Lanes(caption=caption, total=schedule.days, lanes=lanes)


def _lane(planned: Planned, step: Step) -> Lane:
    pauses = []
    begins = step.finish - step.paused
    for pause in step.pauses:
        reason = say(
            N_("%(name)s %(days)s 个工作日，不计入时限（%(basis)s）"),
            name=pause.name,
            days=pause.days,
            basis=doubted(pause.basis),
        )
        pauses.append(Pause(start=begins, finish=begins + pause.days, reason=reason))
        begins += pause.days
    return Lane(
        name=_name(planned, step.item),
        department=department_of(planned.plan, step.item, planned.found),
        start=step.begin,
        finish=step.finish,
        href=f"#item-{step.item}",
        slack=step.slack,
        critical=step.critical and step.finish > step.begin,
        pauses=tuple(pauses),
    )


def _table(planned: Planned, schedule: Schedule) -> Table:
    return Table(
        caption=N_("每个事项从哪天到哪天"),
        columns=(
            Column(label=N_("事项")),
            Column(label=N_("开始")),
            Column(label=N_("办完")),
            Column(label=N_("工作日"), number=True),
            Column(label=N_("先要等")),
        ),
        rows=tuple(_row(planned, step) for step in schedule.steps),
    )


def _row(planned: Planned, step: Step) -> tuple[Cell, ...]:
    after = joined(say("%(item)s", item=_name(planned, code)) for code in step.after)
    days = say("%(days)s", days=step.days + step.paused) if step.known else say(N_("未公布"))
    paused = say(N_("其中停表 %(days)s 个"), days=step.paused) if step.paused else ""
    return (
        Cell(text=_name(planned, step.item)),
        Cell(text=step.begins_on.isoformat()),
        Cell(text=step.finishes_on.isoformat()),
        Cell(text=days, hint=paused),
        Cell(text=after or N_("不用等，一提交就开始")),
    )


def _notes(planned: Planned, schedule: Schedule) -> list[Sentence]:
    start = planned.plan.start
    notes = []
    if not calendar().is_workday(start):
        notes.append(say(N_("%(day)s不上班。网上可以提交，从下一个工作日起算。"), day=day(start)))
    if schedule.provisional:
        notes.append(say(N_("办完的日期是暂定的：%(why)s。"), why=schedule.provisional))
    notes += [
        say(N_("“%(item)s”没有公布时限，没有算进去。"), item=_name(planned, code))
        for code in schedule.unknown
    ]
    return notes


def _name(planned: Planned, code: str) -> str:
    return next((c.item.name for c in planned.plan.components if c.item.code == code), code)


def _step(schedule: Schedule, code: str) -> Step:
    return next(step for step in schedule.steps if step.item == code)
