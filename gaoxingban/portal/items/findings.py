"""What an import kept, refused and noted, counted by rule: nothing it saw is lost."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from django.db.models import Count, Min, QuerySet

from gaoxingban.catalogue.models import ImportProblem, ImportRun
from gaoxingban.catalogue.rules.problem import Problem, Severity, Where

_ORDER = {severity.value: n for n, severity in enumerate(Severity)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One rule and how often it spoke; `example` is the first time."""

    rule: str
    severity: str
    count: int
    example: Problem


def findings(run: ImportRun) -> list[Finding]:
    """All rules that spoke, what was refused first, the most frequent first."""
    counted = (
        run.problems.order_by()
        .values("rule", "severity")
        .annotate(count=Count("pk"), first=Min("pk"))
    )
    rows = sorted(counted, key=lambda row: (_ORDER[row["severity"]], -row["count"], row["rule"]))
    examples = ImportProblem.objects.in_bulk([row["first"] for row in rows])
    return [
        Finding(
            rule=row["rule"],
            severity=row["severity"],
            count=row["count"],
            example=problem(examples[row["first"]]),
        )
        for row in rows
    ]


def of_rule(run: ImportRun, rule: str) -> QuerySet[ImportProblem]:
    """Every sentence of one rule, in the order of the file."""
    return run.problems.filter(rule=rule).order_by("pk")


def problem(row: ImportProblem) -> Problem:
    """The sentence as the importer made it, to be said in the reader's language."""
    return Problem(
        severity=Severity(row.severity),
        where=msgspec.convert(row.place, Where),
        message=row.message,
        params=row.params,
        cure=row.cure,
        rule=row.rule,
    )
