"""The answers live in the link: read from a query string, written back into one.

Whoever keeps the link keeps the answers; nothing is stored here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

from gaoxingban.catalogue.rules.conditions import Value
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.journeys.facts import BadAnswer, read_facts, write_answer
from gaoxingban.portal.one_things.refusals import LinkTooLong

MOST_CHARACTERS = 2000
ON, START, BASELINE, DECLINE, BRING = "on", "start", "baseline", "decline", "bring"
ASKED, CHANGE, UNUSED = "asked", "change", "unused"
"""`asked` names the question that was just sent, `change` one to be answered anew, `unused` those
that were dropped; none of them is part of a link to keep."""

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """What a link carries: the answers in the order given, and the applicant's choices."""

    facts: Mapping[str, Value] = field(default_factory=dict)
    on: str = ""
    start: str = ""
    baseline: str = ""
    declined: tuple[str, ...] = ()
    brought: tuple[str, ...] = ()

    def pairs(self) -> Pairs:
        """Names and texts in order, as a form or a query string carries them."""
        return (*_answers(self.facts), *self.choices())

    def choices(self) -> Pairs:
        """All but the answers."""
        single = ((ON, self.on), (START, self.start), (BASELINE, self.baseline))
        declined = ((DECLINE, code) for code in self.declined)
        brought = ((BRING, key) for key in self.brought)
        return (*((name, text) for name, text in single if text), *declined, *brought)

    def answers(self) -> Pairs:
        """The answers alone."""
        return tuple(_answers(self.facts))

    def query(self, *more: tuple[str, str]) -> str:
        """The query string, with `more` at its end."""
        return urlencode((*self.pairs(), *more))

    def before(self, key: str) -> Link:
        """The same with the answers that stand before `key`; all of them when it has none."""
        keys = list(self.facts)
        at = keys.index(key) if key in self.facts else len(keys)
        return replace(self, facts={name: self.facts[name] for name in keys[:at]})

    def after(self, key: str) -> Pairs:
        """The answers that stand after `key`, then the choices: what its form carries below it."""
        earlier = {key, *self.before(key).facts}
        later = {name: value for name, value in self.facts.items() if name not in earlier}
        return (*_answers(later), *self.choices())

    def only(self, kept: Mapping[str, Value]) -> Link:
        """The same with these answers only."""
        return replace(self, facts=kept)

    def toggled(self, *, decline: str = "", bring: str = "") -> Link:
        """The same with one choice turned round."""
        return replace(
            self,
            declined=_turned(self.declined, decline),
            brought=_turned(self.brought, bring),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """A link as it was read: what is wrong in it, what was asked and what was dropped."""

    link: Link
    faults: tuple[BadAnswer, ...] = ()
    texts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    asked: str = ""
    change: str = ""
    unused: tuple[str, ...] = ()


def read(request: HttpRequest, snapshot: Snapshot) -> Given:
    """The answers in the request's address; unknown names are ignored. Raises LinkTooLong."""
    if len(request.META.get("QUERY_STRING", "")) > MOST_CHARACTERS:
        raise LinkTooLong(MOST_CHARACTERS)
    query = request.GET
    texts = {key: values for key, values in query.lists() if key in snapshot.questions}
    facts, faults = read_facts(texts, snapshot)
    return Given(
        link=Link(
            facts=facts,
            on=query.get(ON, "").strip(),
            start=query.get(START, "").strip(),
            baseline=query.get(BASELINE, ""),
            declined=_several(query, DECLINE),
            brought=_several(query, BRING),
        ),
        faults=faults,
        texts=texts,
        asked=_question(query, ASKED, snapshot),
        change=_question(query, CHANGE, snapshot),
        unused=tuple(key for key in _several(query, UNUSED) if key in snapshot.questions),
    )


def _answers(facts: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    return ((key, text) for key, value in facts.items() for text in write_answer(value))


def _several(query: QueryDict, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in query.getlist(name) if text))


def _question(query: QueryDict, name: str, snapshot: Snapshot) -> str:
    key = query.get(name, "")
    return key if key in snapshot.questions else ""


def _turned(chosen: tuple[str, ...], one: str) -> tuple[str, ...]:
    if not one:
        return chosen
    return tuple(c for c in chosen if c != one) if one in chosen else (*chosen, one)
