"""Search by PostgreSQL: a tsvector column with a GIN index, parts as weights A–D.

The vector is written token by token, never by a text search configuration: those depend on the
server's locale and would cut Chinese differently from one server to the next.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from gaoxingban.portal.search.engines.base import Engine
from gaoxingban.portal.search.rules.document import Document
from gaoxingban.portal.search.rules.text import Pattern
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

    select = "SELECT %s, string_agg(id::text, ',') FROM search_entry WHERE tokens @@ %s::tsquery"

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
        """('开办':AB <-> '办餐':AB) | ('卡':*AB)"""
        return " | ".join(_phrase(pattern, probe.parts) for pattern in probe.patterns)


def _phrase(pattern: Pattern, parts: str) -> str:
    last = len(pattern.tokens) - 1
    lexemes = (
        f"'{token}':{'*' if pattern.prefix and n == last else ''}{parts}"
        for n, token in enumerate(pattern.tokens)
    )
    return f"({' <-> '.join(lexemes)})"


def _vector(document: Document) -> str:
    placed = ((part, token) for part, tokens in document.parts.items() for token in tokens)
    return " ".join(
        f"'{token}':{min(position, _LAST_POSITION)}{part}"
        for position, (part, token) in enumerate(placed, start=1)
    )
