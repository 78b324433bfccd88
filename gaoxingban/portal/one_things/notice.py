"""一次性告知单: one sheet for the applicant (行政许可法 30, 32), on paper, as PDF, with its QR code."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import segno
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from gaoxingban.journeys.form import by_group
from gaoxingban.journeys.model import Origin
from gaoxingban.portal.components import Cell, Column, Crumb, Table, Term
from gaoxingban.portal.one_things.marks import day, doubted, joined, number
from gaoxingban.portal.one_things.papers import Paper
from gaoxingban.portal.one_things.plan_page import PlanPage, answers, crumbs, plan_page
from gaoxingban.portal.one_things.queries import Planned
from gaoxingban.portal.one_things.refusals import NoPaperPrinter
from gaoxingban.sentences import N_, Sentence, say

STYLES = Path(__file__).parents[1] / "static/portal/notice.css"


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """What the sheet says. `number` is its own, `digest` that of the catalogue it was made from."""

    page: PlanPage
    crumbs: tuple[Crumb, ...]
    title: Sentence
    number: str
    at: Sentence
    lines: tuple[Sentence, ...]
    edition: Sentence
    digest: str
    answers: tuple[Term, ...]
    items: Table
    bring: Table
    spared: Table
    fields: tuple[Term, ...]
    fees: tuple[Sentence, ...]
    link: str
    qr: SafeString
    pdf: str
    back: str


def notice(planned: Planned, link: str) -> Notice:
    """The sheet for a plan whose page stands at the absolute address `link`."""
    found, page = planned.found, plan_page(planned)
    query = planned.link.query()
    return Notice(
        page=page,
        crumbs=crumbs(found, N_("一次性告知单")),
        title=say(N_("%(title)s一次性告知单"), title=found.one.title),
        number=_number(planned),
        at=say(N_("%(day)s生成"), day=day(found.today)),
        lines=(
            say(
                N_("按您的回答算出来的办事清单：要办的事、要交的材料、要等的时间，一次全部告诉您。")
            ),
            say(N_("依据《中华人民共和国行政许可法》第三十条、第三十二条，依法一次告知。")),
        ),
        edition=say(
            N_("%(title)s第 %(number)s 版，%(day)s的规定"),
            title=found.edition.title,
            number=found.edition.number,
            day=day(found.on),
        ),
        digest=found.edition.digest[:16],
        answers=answers(planned),
        items=_items(page),
        bring=_bring(page),
        spared=_spared(page),
        fields=_fields(planned),
        fees=_fees(planned),
        link=link,
        qr=qr_code(link),
        pdf=found.place.address("one-thing-notice-pdf", query),
        back=found.place.address("one-thing-plan", query),
    )


def qr_code(link: str) -> SafeString:
    """The link as an SVG to be put into a page; our own drawing of our own address."""
    drawn = segno.make(link, error="l", micro=False)
    svg = drawn.svg_inline(border=2, omitsize=True, svgclass=None, lineclass=None)
    return mark_safe(svg)


def pdf(sheet: Notice, request: HttpRequest) -> bytes:
    """The sheet as an A4 PDF. Raises NoPaperPrinter where WeasyPrint's libraries are missing."""
    try:
        import weasyprint
    except OSError as missing:
        raise NoPaperPrinter from missing
    html = render_to_string("portal/one_things/notice_pdf.html", {"sheet": sheet}, request)
    document = weasyprint.HTML(string=html, url_fetcher=_nothing)
    return bytes(document.write_pdf(stylesheets=[weasyprint.CSS(filename=str(STYLES))]))


def _nothing(url: str, *_: object, **__: object) -> Mapping[str, object]:
    """The sheet needs nothing from elsewhere, and is given nothing."""
    raise ValueError(url)


def _number(planned: Planned) -> str:
    """Edition, and a fingerprint of what was asked: the same answers give the same number."""
    found = planned.found
    asked = f"{found.edition.digest}{planned.link.query()}{planned.plan.start}{found.on}"
    mark = hashlib.sha256(asked.encode()).hexdigest()[:8].upper()
    return f"{found.edition.collection}-{found.edition.number}-{mark}"


def _items(page: PlanPage) -> Table:
    dates = {step.item: step.finishes_on.isoformat() for step in page.timing.schedule.steps}
    return Table(
        caption=N_("要办的事项"),
        columns=(
            Column(label=N_("事项")),
            Column(label=N_("部门")),
            Column(label=N_("时限")),
            Column(label=N_("最迟办完")),
        ),
        rows=tuple(
            (
                Cell(text=todo.name, hint=todo.kind),
                Cell(text=todo.department),
                Cell(text=joined(limit.words for limit in todo.limits) or N_("未公布")),
                Cell(text=dates.get(todo.code, "")),
            )
            for todo in page.doing.sure
        ),
    )


def _bring(page: PlanPage) -> Table:
    found = page.papers
    letter = (_letter(found.committed),) if found.committed else ()
    return Table(
        caption=N_("要您交的材料"),
        columns=(
            Column(label=N_("材料")),
            Column(label=N_("份数"), number=True),
            Column(label=N_("用在哪里")),
            Column(label=N_("说明")),
        ),
        rows=(*map(_brought, (*found.bring, *found.later)), *letter),
    )


def _brought(paper: Paper) -> tuple[Cell, ...]:
    return (
        Cell(text=paper.name, hint=paper.help),
        Cell(text=paper.copies),
        Cell(text=paper.asked_by or ""),
        Cell(text=paper.proof or ""),
    )


def _letter(committed: tuple[Paper, ...]) -> tuple[Cell, ...]:
    """The one commitment letter and what it stands for."""
    return (
        Cell(text=N_("承诺书")),
        Cell(text=1),
        Cell(text=N_("整件事")),
        Cell(text=say(N_("代替：%(names)s。事后核查，承诺不实要担责。"), names=_named(committed))),
    )


def _spared(page: PlanPage) -> Table:
    """What the applicant need not bring; papers spared for the same reason stand together."""
    together: dict[str, list[Paper]] = {}
    for paper in page.papers.spared:
        together.setdefault(f"{paper.proof}{paper.basis}", []).append(paper)
    return Table(
        caption=N_("不用您交的材料"),
        columns=(Column(label=N_("材料")), Column(label=N_("为什么不用交"))),
        rows=tuple(
            (Cell(text=_named(same)), Cell(text=same[0].proof or "", hint=same[0].basis or ""))
            for same in together.values()
        ),
    )


def _named(papers: Sequence[Paper]) -> Sentence | str:
    return joined(say("%(name)s", name=paper.name) for paper in papers) or ""


def _fields(planned: Planned) -> tuple[Term, ...]:
    """What to have at hand when filling in the form, section by section."""
    asked = [field for field in planned.plan.fields if field.origin is Origin.ASKED]
    return tuple(
        Term(
            term=title or N_("其他"),
            value=joined(say("%(label)s", label=f.label) for f in members) or "",
        )
        for title, members in by_group(asked).items()
    )


def _fees(planned: Planned) -> tuple[Sentence, ...]:
    """What is charged; the law lets nobody charge what it does not name (行政许可法 58)."""
    return tuple(
        say(
            N_("%(name)s：%(yuan)s 元（%(basis)s）%(note)s"),
            name=fee.name,
            yuan=number(fee.yuan),
            basis=doubted(fee.basis),
            note=fee.note,
        )
        for item in planned.plan.items
        for fee in item.fees
    )
