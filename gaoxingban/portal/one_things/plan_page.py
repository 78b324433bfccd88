"""The plan's page: the large figures on top, what it still depends on, then section by section."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from gaoxingban.catalogue.rules.model import Reference
from gaoxingban.journeys.model import Figure, Origin, Plan, Promise, State
from gaoxingban.journeys.reasons import answer
from gaoxingban.portal.components import Crumb, Term
from gaoxingban.portal.one_things.asking import change_address
from gaoxingban.portal.one_things.bases import bases
from gaoxingban.portal.one_things.comparison import Comparison, comparison
from gaoxingban.portal.one_things.doing import Doing, doing
from gaoxingban.portal.one_things.marks import UNKNOWN, day, number
from gaoxingban.portal.one_things.papers import Form, Papers, form, papers
from gaoxingban.portal.one_things.queries import Found, Planned
from gaoxingban.portal.one_things.timing import Timing, timing
from gaoxingban.sentences import N_, Sentence, say


@dataclass(frozen=True, kw_only=True, slots=True)
class Headline:
    """One large figure: words around the number, where it is explained, what it saves."""

    before: str
    number: str
    after: str
    href: str
    saved: Sentence | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Ways:
    """Where one can go from a plan."""

    start_again: str
    go_on: str
    notice: str
    pdf: str
    json: str
    today: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanPage:
    """Everything the plan's page shows."""

    found: Found
    plan: Plan
    crumbs: tuple[Crumb, ...]
    headlines: tuple[Headline, ...]
    summary: Sentence
    answers: tuple[Term, ...]
    open: tuple[tuple[str, str], ...]
    unused: tuple[str, ...]
    promise: Promise | None
    notes: tuple[Sentence, ...]
    doing: Doing
    timing: Timing
    form: Form
    papers: Papers
    comparison: Comparison
    bases: tuple[Reference, ...]
    ways: Ways
    samples: bool


def plan_page(planned: Planned) -> PlanPage:
    """The page of a plan; partial when questions are still open."""
    found, plan, link = planned.found, planned.plan, planned.link
    shown_papers, times = papers(planned), timing(planned)
    texts = found.snapshot.questions
    return PlanPage(
        found=found,
        plan=plan,
        crumbs=crumbs(found, N_("办事清单")),
        headlines=_headlines(plan, shown_papers, times),
        summary=_summary(plan, times),
        answers=answers(planned),
        open=tuple((texts[k].text, change_address(found, link, k)) for k in plan.open_questions),
        unused=tuple(texts[key].text for key in planned.given.unused),
        promise=plan.promise,
        notes=(*planned.notes, *plan.warnings),
        doing=doing(planned),
        timing=times,
        form=form(planned),
        papers=shown_papers,
        comparison=comparison(planned),
        bases=bases(found, plan),
        ways=_ways(planned),
        samples=_has_samples(found, plan),
    )


def crumbs(found: Found, here: str = "") -> tuple[Crumb, ...]:
    """The way down to a page of this one-thing."""
    way = (
        Crumb(label=N_("一件事"), href="/one-things/"),
        Crumb(label=found.one.title, href=found.place.address() if here else ""),
    )
    return (*way, Crumb(label=here)) if here else way


def answers(planned: Planned) -> tuple[Term, ...]:
    """What was answered, each with the way to change it."""
    questions, found = planned.found.snapshot.questions, planned.found
    return tuple(
        Term(
            term=questions[key].text,
            value=answer(questions[key], value),
            change_href=change_address(found, planned.link, key),
        )
        for key, value in planned.link.facts.items()
    )


def _headlines(plan: Plan, mine: Papers, times: Timing) -> tuple[Headline, ...]:
    """The four figures; while questions are open, what is sure and what it may come to."""
    sure = len(plan.items)
    possible = _most_items(plan)
    find = {figure.key: figure for figure in plan.figures}
    days = times.schedule.days
    longest = days if times.statutory or plan.complete else max(days, plan.longest)
    most = _at_most(plan.complete)
    return (
        Headline(before=N_("要办"), number=_span(sure, possible), after=N_("项"),
                 href="#items", saved=None),
        Headline(before=most(N_("要交"), N_("最多交")), number=str(mine.mine), after=N_("份材料"),
                 href="#papers", saved=_against(plan, find["materials"])),
        _to_fill(plan, most),
        Headline(before=N_("等"), number=_span(days, longest), after=N_("个工作日"),
                 href="#time", saved=_against(plan, find[_baseline(times)])),
    )  # fmt: skip


def _to_fill(plan: Plan, most: Callable[[str, str], str]) -> Headline:
    """How many fields; a catalogue that lists none does not say that there are none."""
    fields = sum(field.origin is Origin.ASKED for field in plan.fields)
    fields_figure = next(figure for figure in plan.figures if figure.key == "fields")
    told = bool(plan.fields) or not plan.items
    return Headline(
        before=most(N_("要填"), N_("最多填")),
        number=str(fields) if told else UNKNOWN,
        after=N_("项内容") if told else N_("项内容（未公布）"),
        href="#form",
        saved=_against(plan, fields_figure),
    )


def _most_items(plan: Plan) -> int:
    """How many items it may come to: of alternatives that exclude each other only one."""
    settled = {c.alternative for c in plan.components if c.state is State.IN}
    waiting = [c for c in plan.components if c.state is State.OPEN]
    groups = {c.alternative for c in waiting if c.alternative} - settled
    return len(plan.items) + len(groups) + sum(not c.alternative for c in waiting)


def _baseline(times: Timing) -> str:
    return "days_statutory" if times.statutory else "days_promised"


def _at_most(complete: bool) -> Callable[[str, str], str]:
    return lambda exact, most: exact if complete else most


def _span(least: int, most: int) -> str:
    return str(least) if least == most else f"{least}–{most}"


def _against(plan: Plan, figure: Figure) -> Sentence | None:
    """What one by one would take; said only of a plan that is settled."""
    if not plan.complete or figure.before is None or not figure.saved or figure.saved < 0:
        return None
    return say(N_("逐项办要 %(before)s %(unit)s"), before=number(figure.before), unit=figure.unit)


def _summary(plan: Plan, times: Timing) -> Sentence:
    if not plan.items:
        if plan.complete:
            return say(N_("按您的回答，这件事里没有要办的审批或备案。"))
        return say(N_("还没有确定要办的事项，请先回答下面的问题。"))
    if not plan.complete:
        return say(N_("这是目前的结果，回答完下面的问题才能确定。"))
    return say(
        N_("%(start)s提交，各部门同时办，按%(baseline)s %(end)s前全部办完。"),
        start=day(plan.start),
        baseline=times.schedule.baseline,
        end=times.ends,
    )


def _ways(planned: Planned) -> Ways:
    place, link = planned.found.place, planned.link
    query = link.query()
    return Ways(
        start_again=place.address("one-thing-questions"),
        go_on=place.address("one-thing-questions", query),
        notice=place.address("one-thing-notice", query),
        pdf=place.address("one-thing-notice-pdf", query),
        json=place.address("one-thing-plan-json", query),
        today=place.address("one-thing-plan", replace(link, on="").query()),
    )


def _has_samples(found: Found, plan: Plan) -> bool:
    """Whether anything the plan rests on is a sample."""
    return bool(
        found.one.samples
        or any(item.samples for item in plan.items)
        or any(reference.trust == "示例" for reference in bases(found, plan))
    )
