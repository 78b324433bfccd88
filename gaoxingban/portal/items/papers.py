"""The papers of a guide: what is asked, under which names, when, in what form, and what spares it."""

from __future__ import annotations

from dataclasses import dataclass

from gaoxingban.catalogue.rules.conditions import parse
from gaoxingban.catalogue.rules.model import Item, ItemMaterial, Material, Reference, Share
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.catalogue.rules.words import Necessity, Priority
from gaoxingban.journeys.condition_words import in_words
from gaoxingban.sentences import N_, Sentence, say


@dataclass(frozen=True, kw_only=True, slots=True)
class Sparing:
    """A way in which the applicant need not hand the paper in (now), and by what right."""

    text: Sentence
    basis: Reference


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """One paper of a guide. `name` is the canonical one, `printed` what the office prints instead."""

    name: str
    printed: str
    other_names: tuple[str, ...]
    kind: str
    facts: tuple[Sentence, ...]
    needed_when: Sentence | None
    sparings: tuple[Sparing, ...]
    always_held: bool
    help: str
    note: str
    sample_url: str
    extra: tuple[tuple[str, str], ...]


def papers(item: Item, snapshot: Snapshot) -> tuple[Paper, ...]:
    """The item's papers in the order in which it asks for them."""
    return tuple(_paper(asked, snapshot) for asked in item.materials)


def _paper(asked: ItemMaterial, snapshot: Snapshot) -> Paper:
    canonical = snapshot.materials.get(asked.material)
    name = canonical.name if canonical else asked.name or asked.material
    aliases = canonical.aliases if canonical else ()
    return Paper(
        name=name,
        printed=asked.name if asked.name != name else "",
        other_names=tuple(alias for alias in aliases if alias not in (name, asked.name)),
        kind=canonical.kind.value if canonical else "",
        facts=tuple(_facts(asked, canonical)),
        needed_when=in_words(parse(asked.required_when), snapshot) if asked.required_when else None,
        sparings=tuple(_sparings(asked, canonical, snapshot)),
        always_held=_always_held(asked, canonical),
        help=canonical.help if canonical else "",
        note=asked.note,
        sample_url=outside(canonical.sample_url) if canonical else "",
        extra=tuple(asked.extra.items()),
    )


def _facts(asked: ItemMaterial, canonical: Material | None) -> list[Sentence]:
    issuer = canonical.issuer if canonical else ""
    source = asked.source or issuer
    facts = [
        say(N_("%(form)s %(copies)s 份"), form=asked.form.value, copies=asked.copies),
        say(asked.necessity.value if asked.necessity is not Necessity.REQUIRED else N_("必要")),
        say(N_("次要材料") if asked.priority is Priority.SECONDARY else N_("主要材料")),
        say(N_("来源：%(source)s"), source=source) if source else say(N_("申请人自备")),
    ]
    return [*facts, say(N_("编码 %(code)s"), code=asked.code)] if asked.code else facts


def _sparings(asked: ItemMaterial, canonical: Material | None, snapshot: Snapshot) -> list[Sparing]:
    share = asked.share or (canonical.share if canonical else None)
    found = [Sparing(text=_shared(share, snapshot), basis=share.basis)] if share else []
    if asked.commitment:
        found.append(Sparing(text=say(N_("可以用告知承诺代替")), basis=asked.commitment))
    if asked.deferral:
        text = say(
            N_("可以先受理，受理后 %(days)s 个工作日内补交（容缺）"), days=asked.deferral.days
        )
        found.append(Sparing(text=text, basis=asked.deferral.basis))
    return found


def _always_held(asked: ItemMaterial, canonical: Material | None) -> bool:
    """Whether the state holds the paper whatever the applicant's case."""
    share = asked.share or (canonical.share if canonical else None)
    return share is not None and not share.when


def _shared(share: Share, snapshot: Snapshot) -> Sentence:
    told = say(
        N_("不用交，由%(authority)s通过%(source)s取得"),
        authority=share.authority, source=share.source,
    )  # fmt: skip
    if not share.when:
        return told
    return say(
        N_("%(told)s；条件：%(when)s"), told=told, when=in_words(parse(share.when), snapshot)
    )


def outside(url: str) -> str:
    """The address when a browser may follow it; imported text may hold anything."""
    return url if url.startswith(("https://", "http://")) else ""
