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

from gaoxingban.catalogue.queries import current_edition, snapshot_of
from gaoxingban.catalogue.rules.conditions import Value
from gaoxingban.catalogue.rules.model import OneThing
from gaoxingban.catalogue.rules.problem import BadInput
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.catalogue.source import read_catalogue
from gaoxingban.cli.plan_report import show
from gaoxingban.journeys.export import as_plain
from gaoxingban.journeys.facts import read_facts, unknown_fact
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
Everything = Annotated[bool, typer.Option("--all", help=_("不涉及的事项也列出来，连同为什么。"))]
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
    everything: Everything = False,
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
        show(found, one, snapshot, everything=everything)


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
