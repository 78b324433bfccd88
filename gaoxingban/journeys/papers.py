"""Simplify: one list of papers, each canonical paper once, each with exactly one source and a proof."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

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
        source, proof, maker = self._source()
        first = self.group[0].asked
        names = tuple(dict.fromkeys(n.asked.name for n in self.group if n.asked.name))
        return PlannedPaper(
            material=first.material,
            name=self.material.name if self.material else first.name or first.material,
            names=names,
            source=source,
            state=State.IN if any(n.state is State.IN for n in self.firm) else State.OPEN,
            proof=proof,
            asked_by=tuple(dict.fromkeys(need.asker for need in self.group)),
            times_asked=len(self.group),
            copies=max(need.asked.copies for need in self.group),
            optional=self.optional,
            from_item=maker,
            due_days=self._due_days() if source is Source.DEFERRED else 0,
            notes=tuple(dict.fromkeys(n.asked.note for n in self.group if n.asked.note)),
        )

    def _source(self) -> tuple[Source, Proof, str]:
        maker = self._maker()
        if maker is not None:
            paper = next(
                r.name for r in maker.results if r.material == self.group[0].asked.material
            )
            sentence = say(
                N_("由本次联办的“%(item)s”产生%(paper)s，部门之间直接取用"),
                item=maker.name,
                paper=paper,
            )
            return Source.STEP, Proof(sentence=sentence, basis=basis.ASK_ONCE), maker.code
        shares = self._shares()
        if shares:
            share = shares[0]
            sentence = say(
                N_("%(authority)s已有%(source)s，由系统调取"),
                authority=share.authority,
                source=share.source,
            )
            return Source.SHARED, Proof(sentence=sentence, basis=share.basis), ""
        if self.material and self.material.kind is MaterialKind.FORM:
            sentence = say(N_("内容都在一张表单里，由系统生成，不用另填"))
            return Source.FORM, Proof(sentence=sentence, basis=basis.ONE_FORM), ""
        commitments = [need.asked.commitment for need in self.firm]
        if all(commitments) and not self.bring:
            sentence = say(N_("签一份承诺书即可代替，事后核查"))
            return Source.COMMITMENT, Proof(sentence=sentence, basis=commitments[0]), ""
        deferrals = [need.asked.deferral for need in self.firm]
        if all(deferrals):
            sentence = say(N_("先受理，受理后 %(days)s 个工作日内补交"), days=self._due_days())
            return Source.DEFERRED, Proof(sentence=sentence, basis=basis.DEFER), ""
        return Source.APPLICANT, Proof(sentence=self._once()), ""

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

    def _due_days(self) -> int:
        return min(need.asked.deferral.days for need in self.firm if need.asked.deferral)

    def _once(self) -> Sentence:
        askers = len({need.asker for need in self.group})
        if askers > 1:
            return say(N_("%(count)s 个事项都要，只交一次"), count=askers)
        return say(N_("目前没有共享来源，也没有可代替的规定，需要您提交"))
