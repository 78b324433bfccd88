"""Verbs of the catalogue. Each is one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import msgspec
from django.db import transaction
from django.db.models import Max

from gaoxingban.catalogue.models import Edition, ImportProblem, ImportRun
from gaoxingban.catalogue.rules.canonical import canonical, digest_of
from gaoxingban.catalogue.rules.model import Catalogue
from gaoxingban.catalogue.rules.problem import Problem


@transaction.atomic
def publish_edition(
    *,
    catalogue: Catalogue,
    collection: str,
    title: str,
    effective_from: date,
    at: datetime,
    actor: str,
    note: str = "",
) -> Edition:
    """The next edition of a collection; the latest one again when nothing has changed."""
    body = canonical(catalogue)
    digest = digest_of(body)
    editions = Edition.objects.filter(collection=collection)
    latest = editions.defer("body").order_by("-number").first()
    if latest and latest.digest == digest and latest.effective_from <= effective_from:
        return latest
    number = (editions.aggregate(last=Max("number"))["last"] or 0) + 1
    return Edition.objects.create(
        collection=collection,
        number=number,
        title=title,
        digest=digest,
        effective_from=effective_from,
        published_at=at,
        published_by=actor,
        note=note,
        items=len(catalogue.items),
        one_things=len(catalogue.one_things),
        body=body,
    )


@transaction.atomic
def record_import(
    *,
    edition: Edition,
    file_name: str,
    file_digest: str,
    format_name: str,
    problems: Sequence[Problem],
    counts: Mapping[str, int],
    at: datetime,
    actor: str,
) -> ImportRun:
    """Keep what an import saw beside the edition it made."""
    run = ImportRun.objects.create(
        edition=edition,
        file_name=file_name,
        file_digest=file_digest,
        format=format_name,
        at=at,
        by=actor,
        counts=dict(counts),
    )
    rows = (ImportProblem(run=run, **_columns(problem)) for problem in problems)
    ImportProblem.objects.bulk_create(rows, batch_size=500)
    return run


def _columns(problem: Problem) -> dict[str, Any]:
    return {
        "severity": problem.severity.value,
        "rule": problem.rule,
        "place": msgspec.to_builtins(problem.where),
        "message": problem.message,
        "cure": problem.cure,
        "params": dict(problem.params),
    }
