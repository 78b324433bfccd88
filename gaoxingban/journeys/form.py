"""Integrate: one form. Every data element once, and only when nobody knows it yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from gaoxingban.catalogue.rules.conditions import Facts, decide
from gaoxingban.catalogue.rules.model import Field, Item, ItemField, OneThing
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.journeys import basis
from gaoxingban.journeys.asked import Asked, asked_for
from gaoxingban.journeys.model import Edge, Origin, PlannedComponent, PlannedField, Proof, State
from gaoxingban.journeys.reasons import answer
from gaoxingban.sentences import N_, say

AskedField = Asked[ItemField]
"""One item (or the package) asks for one data element."""


def asked_fields(
    one: OneThing, components: Sequence[PlannedComponent], facts: Facts, snapshot: Snapshot
) -> tuple[AskedField, ...]:
    """Every field asked by what applies or may still apply."""
    return asked_for(
        one.fields, lambda item: item.fields, components, facts=facts, snapshot=snapshot
    )


def planned_fields(
    wanted: Sequence[AskedField],
    items: Sequence[Item],
    edges: Sequence[Edge],
    *,
    facts: Facts,
    snapshot: Snapshot,
) -> tuple[PlannedField, ...]:
    """The union of all data elements, each with its one origin, grouped as the form shows them."""
    groups: dict[str, list[AskedField]] = defaultdict(list)
    for ask in wanted:
        groups[ask.asked.field].append(ask)
    makers = {field: item for item in items for result in item.results for field in result.fields}
    follows = {(edge.before, edge.after) for edge in edges}
    fields = [
        _planned(key, group, makers.get(key), follows, facts, snapshot)
        for key, group in groups.items()
        if key in snapshot.fields
    ]
    order = {group: n for n, group in enumerate(dict.fromkeys(f.field.group for f in fields))}
    return tuple(sorted(fields, key=lambda f: order[f.field.group]))


def _planned(
    key: str,
    group: Sequence[AskedField],
    maker: Item | None,
    follows: set[tuple[str, str]],
    facts: Facts,
    snapshot: Snapshot,
) -> PlannedField:
    field = snapshot.fields[key]
    origin, proof, value = _origin(field, group, maker, follows, facts, snapshot)
    return PlannedField(
        field=field,
        label=next((ask.asked.label for ask in group if ask.asked.label), field.name),
        origin=origin,
        state=State.IN if any(ask.state is State.IN for ask in group) else State.OPEN,
        proof=proof,
        asked_by=tuple(dict.fromkeys(ask.asker for ask in group)),
        times_asked=len(group),
        value=value,
    )


def _origin(
    field: Field,
    group: Sequence[AskedField],
    maker: Item | None,
    follows: set[tuple[str, str]],
    facts: Facts,
    snapshot: Snapshot,
) -> tuple[Origin, Proof, str]:
    known = facts.get(field.answered_by) if field.answered_by else None
    if known is not None:
        value = str(answer(snapshot.questions[field.answered_by], known))
        sentence = say(N_("您在问答里已经答过：%(answer)s"), answer=value)
        return Origin.ANSWERED, Proof(sentence=sentence, basis=basis.ASK_ONCE), value
    askers = {ask.asker for ask in group}
    if maker and all((maker.code, asker) in follows for asker in askers):
        sentence = say(N_("“%(item)s”办好后自动带出"), item=maker.name)
        return Origin.STEP, Proof(sentence=sentence, basis=basis.ASK_ONCE), ""
    share = field.share
    if share and decide(snapshot.condition(share.when), facts) is True:
        sentence = say(
            N_("从%(authority)s的%(source)s带出，请您核对"),
            authority=share.authority,
            source=share.source,
        )
        return Origin.SHARED, Proof(sentence=sentence, basis=share.basis), ""
    if len(askers) > 1:
        return (
            Origin.ASKED,
            Proof(sentence=say(N_("%(count)s 个事项都问，只填一次"), count=len(askers))),
            "",
        )
    return Origin.ASKED, Proof(sentence=say(N_("只有您知道，需要您填写"))), ""


def by_group(fields: Sequence[PlannedField]) -> Mapping[str, tuple[PlannedField, ...]]:
    """The form's sections in order."""
    found: dict[str, list[PlannedField]] = defaultdict(list)
    for field in fields:
        found[field.field.group].append(field)
    return {group: tuple(members) for group, members in found.items()}
