"""Simplify: one list of papers, each canonical paper once, each with exactly one source and a proof."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from gaoxingban.catalogue.rules.conditions import Facts, decide
from gaoxingban.catalogue.rules.model import Item, ItemMaterial, Material, OneThing, Share
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.catalogue.rules.words import MaterialKind, Necessity
from gaoxingban.journeys import basis
from gaoxingban.journeys.asked import PACKAGE, Asked, asked_for
from gaoxingban.journeys.model import Edge, PlannedComponent, PlannedPaper, Proof, Source, State
from gaoxingban.sentences import N_, Sentence, say

Need = Asked[ItemMaterial]
"""One item (or the package) asks for one paper."""


def needs(
    one: OneThing, components: Sequence[PlannedComponent], facts: Facts, snapshot: Snapshot
) -> tuple[Need, ...]:
    """Every paper asked for by what applies or may still apply."""
    return asked_for(
        one.materials, lambda item: item.materials, components, facts=facts, snapshot=snapshot
    )


def is_optional(material: ItemMaterial) -> bool:
    """Printed as 非必要 without a condition: nobody need bring it."""
    return material.necessity is Necessity.OPTIONAL and not material.required_when


def planned_papers(
    wanted: Sequence[Need],
    items: Sequence[Item],
    edges: Sequence[Edge],
    *,
    facts: Facts,
    snapshot: Snapshot,
    bring_anyway: AbstractSet[str],
) -> tuple[PlannedPaper, ...]:
    """One paper for each canonical material asked for; `bring_anyway` are papers the applicant
    prefers to submit although a commitment would do (广东省优化营商环境条例 36: free choice)."""
    groups: dict[str, list[Need]] = defaultdict(list)
    for need in wanted:
        groups[need.asked.material].append(need)
    makers = _makers(items)
    follows = {(edge.before, edge.after) for edge in edges}
    return tuple(
        _Sourcing(group, snapshot, facts, makers.get(key, ()), follows, key in bring_anyway).paper()
        for key, group in groups.items()
    )


def _makers(items: Sequence[Item]) -> Mapping[str, tuple[Item, ...]]:
    found: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        for result in item.results:
            if result.material:
                found[result.material].append(item)
    return {key: tuple(makers) for key, makers in found.items()}


class Sourced(NamedTuple):
    """A source with its proof; the step it comes from, or by when it may follow."""

    source: Source
    proof: Proof
    from_item: str = ""
    due_days: int = 0


class _Sourcing:
    """Finds the one source of one paper: the lightest that satisfies everyone who asks for it."""

    def __init__(
        self,
        group: list[Need],
        snapshot: Snapshot,
        facts: Facts,
        makers: Sequence[Item],
        follows: AbstractSet[tuple[str, str]],
        bring: bool,
    ) -> None:
        firm = [need for need in group if not is_optional(need.asked)]
        self.group, self.firm = group, firm or group
        self.optional = not firm
        self.snapshot, self.facts = snapshot, facts
        self.makers, self.follows, self.bring = makers, follows, bring
        self.material = snapshot.materials.get(group[0].asked.material)

    def paper(self) -> PlannedPaper:
        found = self._found()
        first = self.group[0].asked
        names = tuple(dict.fromkeys(n.asked.name for n in self.group if n.asked.name))
        return PlannedPaper(
            material=first.material,
            name=self.material.name if self.material else first.name or first.material,
            names=names,
            source=found.source,
            state=State.IN if any(n.state is State.IN for n in self.firm) else State.OPEN,
            proof=found.proof,
            asked_by=tuple(dict.fromkeys(need.asker for need in self.group)),
            times_asked=len(self.group),
            copies=max(need.asked.copies for need in self.group),
            optional=self.optional,
            from_item=found.from_item,
            due_days=found.due_days,
            notes=tuple(dict.fromkeys(n.asked.note for n in self.group if n.asked.note)),
        )

    def _found(self) -> Sourced:
        """The first way that works, the lightest for the applicant first."""
        ways = (self._from_step, self._from_state, self._from_form, self._promised, self._later)
        found = (way() for way in ways)
        brought = Sourced(Source.APPLICANT, Proof(sentence=self._once()))
        return next((sourced for sourced in found if sourced), brought)

    def _from_step(self) -> Sourced | None:
        maker = self._maker()
        if maker is None:
            return None
        made = next(r.name for r in maker.results if r.material == self.group[0].asked.material)
        sentence = say(
            N_("由本次联办的“%(item)s”产生%(paper)s，部门之间直接取用"),
            item=maker.name,
            paper=made,
        )
        proof = Proof(sentence=sentence, basis=basis.ASK_ONCE)
        return Sourced(Source.STEP, proof, from_item=maker.code)

    def _from_state(self) -> Sourced | None:
        shares = self._shares()
        if not shares:
            return None
        sentence = say(
            N_("%(authority)s已有%(source)s，由系统调取"),
            authority=shares[0].authority,
            source=shares[0].source,
        )
        return Sourced(Source.SHARED, Proof(sentence=sentence, basis=shares[0].basis))

    def _from_form(self) -> Sourced | None:
        if not self.material or self.material.kind is not MaterialKind.FORM:
            return None
        sentence = say(N_("内容都在一张表单里，由系统生成，不用另填"))
        return Sourced(Source.FORM, Proof(sentence=sentence, basis=basis.ONE_FORM))

    def _promised(self) -> Sourced | None:
        commitments = [need.asked.commitment for need in self.firm]
        if self.bring or not all(commitments):
            return None
        sentence = say(N_("签一份承诺书即可代替，事后核查"))
        return Sourced(Source.COMMITMENT, Proof(sentence=sentence, basis=commitments[0]))

    def _later(self) -> Sourced | None:
        """Deferred when everyone allows it, by the strictest of them and on its basis."""
        deferrals = [need.asked.deferral for need in self.firm if need.asked.deferral]
        if len(deferrals) < len(self.firm):
            return None
        strictest = min(deferrals, key=lambda deferral: deferral.days)
        sentence = say(N_("先受理，受理后 %(days)s 个工作日内补交"), days=strictest.days)
        proof = Proof(sentence=sentence, basis=strictest.basis)
        return Sourced(Source.DEFERRED, proof, due_days=strictest.days)

    def _maker(self) -> Item | None:
        """A step that yields the paper before everyone who asks for it begins."""
        askers = {need.asker for need in self.firm}
        for maker in self.makers:
            if PACKAGE not in askers and all(
                (maker.code, asker) in self.follows for asker in askers
            ):
                return maker
        return None

    def _shares(self) -> list[Share]:
        """The shares that serve everyone; empty when one asker is not served."""
        own: Material | None = self.material
        found = []
        for need in self.firm:
            share = need.asked.share or (own.share if own else None)
            if share is None or decide(self.snapshot.condition(share.when), self.facts) is not True:
                return []
            found.append(share)
        return found

    def _once(self) -> Sentence:
        askers = len({need.asker for need in self.group})
        if askers > 1:
            return say(N_("%(count)s 个事项都要，只交一次"), count=askers)
        return say(N_("目前没有共享来源，也没有可代替的规定，需要您提交"))
