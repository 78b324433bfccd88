"""Tables of the catalogue: immutable editions, and what each import took, kept and refused."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Edition(models.Model):
    """One immutable edition of one collection; the database refuses to change or delete it."""

    collection = models.SlugField(max_length=60)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    effective_from = models.DateField()
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=150)
    note = models.TextField(blank=True)
    items = models.PositiveIntegerField()
    one_things = models.PositiveIntegerField()
    body = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["collection", "number"], name="edition_number_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="edition_number_from_1"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["collection", "effective_from", "number"], name="edition_as_of")
        ]

    def __str__(self) -> str:
        return f"{self.title} 第 {self.number} 版"


class ImportRun(models.Model):
    """One import of one file: what came in, what became of it."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="imports")
    file_name = models.CharField(max_length=255)
    file_digest = models.CharField(max_length=64)
    format = models.CharField(max_length=20)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    counts = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.file_name} → {self.edition}"


class ImportProblem(models.Model):
    """One sentence about one place of an imported file; nothing an import saw is lost."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="problems")
    severity = models.CharField(max_length=10)
    rule = models.CharField(max_length=60)
    place = models.JSONField()
    message = models.TextField()
    cure = models.TextField(blank=True)
    params = models.JSONField(default=dict)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["run", "rule"], name="problem_by_rule")]

    def __str__(self) -> str:
        return str(self.message % self.params)
