"""What search asks of a database, and the one statement that both engines send."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence

import numpy as np
from django.db import connection

from gaoxingban.portal.search.rules.directory import Ints
from gaoxingban.portal.search.rules.document import Document
from gaoxingban.portal.search.rules.ranking import Answers
from gaoxingban.portal.search.rules.understanding import Probe

# SQLite takes at most 500 SELECTs in one statement.
PROBES_AT_ONCE = 200


class Engine(ABC):
    """Keeps documents by entry id and answers probes with the ids that hold them."""

    # The SELECT of the ids that answer one probe, joined by commas; takes the probe's number and its
    # expression.
    select: str

    @abstractmethod
    def add(self, documents: Iterable[tuple[int, Document]]) -> None:
        """Index entries that are in the table already. Deleting an entry removes its document."""

    @abstractmethod
    def settle(self) -> None:
        """Put the index in order after much has changed."""

    @abstractmethod
    def expression(self, probe: Probe) -> str:
        """The probe in the database's own query language.

        Tokens hold no quotes and no operators (`rules.text`), so quoting each is enough.
        """

    def answers(self, probes: Sequence[Probe]) -> Answers:
        """The ids that answer each probe."""
        found: dict[Probe, Ints] = {}
        for start in range(0, len(probes), PROBES_AT_ONCE):
            found |= self._answers(probes[start : start + PROBES_AT_ONCE])
        return found

    def _answers(self, probes: Sequence[Probe]) -> dict[Probe, Ints]:
        parameters = [v for n, probe in enumerate(probes) for v in (n, self.expression(probe))]
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join([self.select] * len(probes)), parameters)
            # One row of "1,2,3" for each probe: thousands of ids are read without thousands of rows.
            listed = dict(cursor.fetchall())
        return {probe: _ids(listed[n]) for n, probe in enumerate(probes)}


def _ids(listed: str | None) -> Ints:
    return np.fromstring(listed or "", dtype=np.int64, sep=",")
