"""Search by PostgreSQL: a tsvector column with a GIN index.

The vector is written token by token, never by a text search configuration: those depend on the
server's locale and would cut Chinese differently from one server to the next. The part stands
before each token and is not a weight: weights are not in the index, so every row would be read
again to check them.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from gaoxingban.portal.search.engines.base import Engine
from gaoxingban.portal.search.rules.document import Document
from gaoxingban.portal.search.rules.text import MARKS, Pattern
from gaoxingban.portal.search.rules.understanding import Probe

_UPDATE = """
    UPDATE search_entry SET tokens = written.tokens::tsvector
    FROM unnest(%s::bigint[], %s::text[]) AS written(id, tokens)
    WHERE search_entry.id = written.id
"""
# Positions above this are all the same to PostgreSQL.
_LAST_POSITION = 16383


class PostgresqlEngine(Engine):
    """The `tokens` column of the entries' table, which Django does not see."""

    # search_ids (migration 0002) looks in the index and nowhere else.
    select = "SELECT %s, search_ids(%s::tsquery)"

    def add(self, documents: Iterable[tuple[int, Document]]) -> None:
        """Write the documents' vectors."""
        rows = [(entry, _vector(document)) for entry, document in documents]
        with connection.cursor() as cursor:
            cursor.execute(_UPDATE, [[entry for entry, _ in rows], [text for _, text in rows]])

    def settle(self) -> None:
        """Tell the planner what is in the table now."""
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE search_entry")

    def expression(self, probe: Probe) -> str:
        """('A开办' <-> 'A办餐') | ('B开办' <-> 'B办餐') | ('A卡':*) | ('B卡':*)"""
        phrases = (_phrase(p, part) for p in probe.patterns for part in probe.parts)
        return " | ".join(phrases)


def _phrase(pattern: Pattern, part: str) -> str:
    lexemes = " <-> ".join(f"'{part}{token}'" for token in pattern.tokens)
    return f"({lexemes}{':*' if pattern.prefix else ''})"


def _vector(document: Document) -> str:
    placed = ((part, token) for part, tokens in document.parts.items() for token in tokens)
    return " ".join(
        f"'{part}{token}'" + _position(token, at)
        for at, (part, token) in enumerate(placed, start=1)
    )


def _position(token: str, at: int) -> str:
    """Where a pair stands, for phrases; marked tokens are only ever asked for alone."""
    return "" if token[0] in MARKS else f":{min(at, _LAST_POSITION)}"
