"""The designer's verb: publish what was uploaded and looked at."""

from __future__ import annotations

from datetime import datetime

from gaoxingban.catalogue.interchange.keeping import keep_import
from gaoxingban.catalogue.models import Edition
from gaoxingban.portal.search.services import ensure_indexed
from gaoxingban.portal.workbench.examining import read
from gaoxingban.portal.workbench.uploads import Held


class AlreadyTaken(Exception):
    """The file was published or discarded meanwhile, or its day is over."""


class NothingToPublish(Exception):
    """The file holds no record that could be published."""


def publish(*, held: Held, at: datetime, actor: str) -> Edition:
    """Publish the held file as the next edition of its collection, and make it searchable.

    Raises AlreadyTaken, NothingToPublish, BadInput; nothing is changed then.
    """
    try:
        chosen = held.chosen()
    except FileNotFoundError as gone:
        raise AlreadyTaken from gone
    if not held.claim():
        raise AlreadyTaken
    try:
        read_as, imported = read(held, chosen)
        if not imported.usable:
            raise NothingToPublish
        edition = keep_import(
            imported=imported,
            collection=chosen.collection,
            title=chosen.title,
            effective_from=chosen.since,
            source=held.source,
            format_name=read_as.name,
            at=at,
            actor=actor,
        )
    except BaseException:
        held.release()
        raise
    ensure_indexed(on=at.date())
    return edition
