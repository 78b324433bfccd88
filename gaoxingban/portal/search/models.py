"""Tables of search: entries as they are shown, and what has been indexed.

The index itself (SQLite: table `search_index`; PostgreSQL: column `search_entry.tokens`) belongs to
the engines; deleting an entry deletes its index.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """One thing that can be found, whatever its kind. Its address is made when it is shown.

    `sort` is what its source calls it within the kind (许可, 备案, 开办, …).
    """

    kind = models.CharField(max_length=20)
    collection = models.SlugField(max_length=60)
    code = models.CharField(max_length=200)
    sort = models.CharField(max_length=20, blank=True)
    title = models.TextField()
    aliases = models.JSONField(default=list)
    department = models.CharField(max_length=200, blank=True)
    summary = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "collection", "code"], name="entry_once")
        ]

    def __str__(self) -> str:
        return self.title


class Indexed(models.Model):
    """Which edition's content of a collection the entries are, and in which form of tokens.

    `revision` is another one after every indexing: what was read before is then read again.
    """

    collection = models.SlugField(max_length=60, unique=True)
    digest = models.CharField(max_length=64)
    form = models.CharField(max_length=64)
    entries = models.PositiveIntegerField()
    revision = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.collection} ({self.entries})"
