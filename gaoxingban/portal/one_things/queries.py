"""Reads: a one-thing as it stands on a day, and the plan for what a link says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.http import HttpRequest

from gaoxingban.catalogue.models import Edition
from gaoxingban.catalogue.queries import current_edition, current_editions, snapshot_of
from gaoxingban.catalogue.rules.model import OneThing
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.journeys.model import Plan
from gaoxingban.journeys.plan import plan
from gaoxingban.portal.calendar import calendar
from gaoxingban.portal.one_things.answers import ON, Given, Link, read
from gaoxingban.portal.one_things.place import Place
from gaoxingban.portal.one_things.refusals import NoSuchOneThing
from gaoxingban.sentences import N_, Sentence, say

FARTHEST = timedelta(days=3 * 365)
"""How far ahead a plan or a preview may look; further the calendar is mostly guessed."""
LAW_FROM = date(2000, 1, 1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A one-thing in its edition, seen on a day (`on`; today unless the link previews another)."""

    place: Place
    edition: Edition
    snapshot: Snapshot
    one: OneThing
    today: date
    notes: tuple[Sentence, ...] = ()

    @property
    def on(self) -> date:
        """The day whose law is shown."""
        return self.snapshot.on

    @property
    def preview(self) -> bool:
        """Whether it is not today's law."""
        return self.on != self.today


@dataclass(frozen=True, kw_only=True, slots=True)
class Planned:
    """A plan, the link that says what it is for, and what had to be set right in it."""

    found: Found
    given: Given
    plan: Plan
    notes: tuple[Sentence, ...]

    @property
    def link(self) -> Link:
        """What the address of this plan carries."""
        return self.given.link


@dataclass(frozen=True, kw_only=True, slots=True)
class Collection:
    """One collection with its edition in force; `own` is the district's."""

    edition: Edition
    snapshot: Snapshot
    own: bool


def collections(today: date) -> list[Collection]:
    """Every collection that holds one-things, the district's own first."""
    held = [edition for edition in current_editions(today) if edition.one_things]
    held.sort(key=lambda edition: (edition.collection != settings.DISTRICT, edition.collection))
    return [
        Collection(
            edition=edition,
            snapshot=snapshot_of(edition.pk, today),
            own=edition.collection == settings.DISTRICT,
        )
        for edition in held
    ]


def own_edition(today: date) -> Edition | None:
    """The district's own edition in force."""
    return current_edition(settings.DISTRICT, today)


def find(request: HttpRequest, place: Place, *, today: date) -> Found:
    """The one-thing under the law of the link's `on`. Raises NoSuchOneThing.

    A day to come is seen in the edition that will hold then; a day past in today's edition,
    whose values are dated.
    """
    on, fault = read_day(
        request.GET.get(ON, "").strip(), default=today, earliest=LAW_FROM, latest=today + FARTHEST
    )
    edition = current_edition(place.collection, max(on, today))
    snapshot = snapshot_of(edition.pk, on) if edition else None
    one = snapshot.one_things.get(place.code) if snapshot else None
    if edition is None or snapshot is None or one is None:
        raise NoSuchOneThing(place.code)
    return Found(
        place=place,
        edition=edition,
        snapshot=snapshot,
        one=one,
        today=today,
        notes=(fault,) if fault else (),
    )


def planned(request: HttpRequest, found: Found) -> Planned:
    """The plan for the answers and choices in the link. Raises LinkTooLong."""
    given = read(request, found.snapshot)
    ordinary = max(found.on, found.today) if found.preview else found.today
    start, fault = read_day(
        given.link.start,
        default=ordinary,
        earliest=min(ordinary, found.today),
        latest=found.today + FARTHEST,
    )
    made = plan(
        found.one,
        given.link.facts,
        snapshot=found.snapshot,
        calendar=calendar(),
        start=start,
        declined=frozenset(given.link.declined),
        bring_anyway=frozenset(given.link.brought),
    )
    notes = (*found.notes, *((fault,) if fault else ()))
    return Planned(found=found, given=given, plan=made, notes=notes)


def read_day(
    text: str, *, default: date, earliest: date, latest: date
) -> tuple[date, Sentence | None]:
    """The day that is meant, or the default and a sentence saying why it was not taken.

    >>> read_day("2030-02-30", default=date(2030, 1, 1), earliest=date(2030, 1, 1),
    ...          latest=date(2031, 1, 1))[1].said()
    '“2030-02-30”不是一个日期，请写成 2030-01-01 这样；先按 2030-01-01 算。'
    """
    if not text:
        return default, None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return default, say(
            N_("“%(text)s”不是一个日期，请写成 %(day)s 这样；先按 %(day)s 算。"),
            text=text[:20],
            day=default.isoformat(),
        )
    if earliest <= day <= latest:
        return day, None
    return default, say(
        N_("%(text)s 不在 %(first)s 至 %(last)s 之间，算不了；先按 %(day)s 算。"),
        text=day.isoformat(),
        first=earliest.isoformat(),
        last=latest.isoformat(),
        day=default.isoformat(),
    )
