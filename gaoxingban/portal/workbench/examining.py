"""The dry run: what a file holds, what would be refused and why. Nothing is published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec
from django.conf import settings
from django.utils import timezone

from gaoxingban.catalogue.interchange.base import Format, Imported, Options
from gaoxingban.catalogue.interchange.registry import BY_NAME, format_of
from gaoxingban.catalogue.queries import catalogue_of, known_materials, latest_edition
from gaoxingban.catalogue.rules.difference import differences
from gaoxingban.catalogue.rules.model import Catalogue
from gaoxingban.catalogue.rules.problem import BadInput, Problem, Severity
from gaoxingban.portal.workbench.uploads import Chosen, Held

SHOWN = 200
_ORDER = {severity: n for n, severity in enumerate(Severity)}


class RuleCount(msgspec.Struct, frozen=True):
    """How often one rule spoke, with the first time as an example."""

    rule: str
    severity: Severity
    count: int
    example: Problem


class Effect(msgspec.Struct, frozen=True):
    """What publishing would do to the collection's latest edition, in items and one-things."""

    edition: str
    added: int
    removed: int
    changed: int


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The dry run's result. `first` are the first sentences, what was refused before the rest."""

    file_name: str
    format: str
    label: str
    usable: bool
    counts: dict[str, int] = {}
    rules: tuple[RuleCount, ...] = ()
    first: tuple[Problem, ...] = ()
    problems: int = 0
    rejects: int = 0
    rejects_suffix: str = ""
    effect: Effect | None = None


def examine(held: Held) -> Report:
    """Read the held file without publishing; its report and refused records are kept beside it."""
    try:
        read_as, imported = read(held, held.chosen())
    except BadInput as bad:
        report = _refused(held, bad.problems)
    else:
        if imported.rejects:
            read_as.write_rejects(imported.rejects, held.rejects)
        report = _report(held, read_as, imported, held.chosen().collection)
    held.keep("report.json", report)
    return report


def report_of(held: Held) -> Report:
    """The report that was kept beside the file. Raises FileNotFoundError."""
    return msgspec.json.decode((held.folder / "report.json").read_bytes(), type=Report)


def read(held: Held, chosen: Chosen) -> tuple[Format, Imported]:
    """What the file holds, in the named or the recognised format. Raises BadInput."""
    source, limit = held.source, settings.IMPORT_MAX_BYTES
    read_as = BY_NAME.get(chosen.format) or format_of(source, max_bytes=limit)
    latest = latest_edition(chosen.collection) if chosen.add else None
    options = Options(
        chosen.collection,
        chosen.since,
        known=known_materials(
            chosen.collection,
            added=chosen.add,
            own=settings.DISTRICT,
            on=timezone.localdate(),
        ),
        mapping=chosen.mapping,
        max_bytes=limit,
        base=catalogue_of(latest.pk) if latest else None,
    )
    return read_as, read_as.read(source, options=options)


def _refused(held: Held, problems: Sequence[Problem]) -> Report:
    return Report(
        file_name=held.source.name,
        format="",
        label="",
        usable=False,
        rules=_counted(problems),
        first=tuple(problems[:SHOWN]),
        problems=len(problems),
    )


def _report(held: Held, read_as: Format, imported: Imported, collection: str) -> Report:
    sorted_problems = sorted(imported.problems, key=lambda p: _ORDER[p.severity])
    return Report(
        file_name=held.source.name,
        format=read_as.name,
        label=read_as.label,
        usable=imported.usable,
        counts=dict(imported.counts),
        rules=_counted(imported.problems),
        first=tuple(sorted_problems[:SHOWN]),
        problems=len(imported.problems),
        rejects=len(imported.rejects),
        rejects_suffix=read_as.suffix,
        effect=_effect(imported.catalogue, collection) if imported.usable else None,
    )


def _effect(catalogue: Catalogue, collection: str) -> Effect | None:
    """None where the collection has no edition yet."""
    latest = latest_edition(collection)
    if latest is None:
        return None
    found = differences(catalogue_of(latest.pk), catalogue)
    return Effect(str(latest), len(found.added), len(found.removed), len(found.changed))


def _counted(problems: Sequence[Problem]) -> tuple[RuleCount, ...]:
    counts = Counter((problem.severity, problem.rule) for problem in problems)
    examples: dict[tuple[Severity, str], Problem] = {}
    for problem in problems:
        examples.setdefault((problem.severity, problem.rule), problem)
    ordered = sorted(counts, key=lambda key: (_ORDER[key[0]], -counts[key], key[1]))
    return tuple(
        RuleCount(rule=rule, severity=severity, count=counts[severity, rule], example=examples[severity, rule])
        for severity, rule in ordered
    )  # fmt: skip
