"""The index in the database: one small contract, one engine for each kind of database."""

from __future__ import annotations

from django.db import connection

from gaoxingban.portal.search.engines.base import Engine
from gaoxingban.portal.search.engines.postgresql import PostgresqlEngine
from gaoxingban.portal.search.engines.sqlite import SqliteEngine

ENGINES: dict[str, type[Engine]] = {"sqlite": SqliteEngine, "postgresql": PostgresqlEngine}


class NoEngineError(LookupError):
    """The database is of a kind that search has no engine for."""

    def __init__(self, vendor: str) -> None:
        super().__init__(f"搜索不支持数据库 {vendor}，请改用 SQLite 或 PostgreSQL。")


def engine() -> Engine:
    """The engine for the database in use. Raises NoEngineError."""
    try:
        return ENGINES[connection.vendor]()
    except KeyError:
        raise NoEngineError(connection.vendor) from None
