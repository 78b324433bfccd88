"""Search by SQLite FTS5: one virtual table, a column for each part."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from gaoxingban.portal.search.engines.base import Engine
from gaoxingban.portal.search.rules.document import ALIAS, BODY, REST, TITLE, Document
from gaoxingban.portal.search.rules.text import Pattern
from gaoxingban.portal.search.rules.understanding import Probe

_COLUMNS = {TITLE: "title", ALIAS: "alias", BODY: "body", REST: "rest"}
_INSERT = "INSERT INTO search_index (rowid, title, alias, body, rest) VALUES (%s, %s, %s, %s, %s)"


class SqliteEngine(Engine):
    """Tokens are separated by spaces; the table's tokenizer takes our marks as letters."""

    select = "SELECT %s, group_concat(rowid) FROM search_index WHERE search_index MATCH %s"

    def add(self, documents: Iterable[tuple[int, Document]]) -> None:
        """Write the documents' tokens."""
        rows: list[list[int | str]] = [
            [entry, *(document.text(part) for part in _COLUMNS)] for entry, document in documents
        ]
        with connection.cursor() as cursor:
            cursor.executemany(_INSERT, rows)

    def settle(self) -> None:
        """Merge the index's segments into one."""
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_index (search_index) VALUES ('optimize')")

    def expression(self, probe: Probe) -> str:
        """{title alias} : ("开办 办餐" OR "卡" *)"""
        columns = " ".join(_COLUMNS[part] for part in probe.parts)
        return f"{{{columns}}} : ({' OR '.join(map(_phrase, probe.patterns))})"


def _phrase(pattern: Pattern) -> str:
    return f'"{" ".join(pattern.tokens)}"' + (" *" if pattern.prefix else "")
