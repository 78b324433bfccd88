"""One-thing guides and items as a province's portal publishes them, in one JSON file.

`{"source": …, "guides": […]}` holds guides, a plain list holds items; a file may hold both as
`{"guides": […], "items": […]}`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings

from gaoxingban.catalogue.interchange import guide_item, guide_record
from gaoxingban.catalogue.interchange.alternatives import load_alternatives
from gaoxingban.catalogue.interchange.base import (
    DEPARTMENTS,
    ITEMS,
    LINKED,
    MATERIALS,
    ONE_THINGS,
    QUESTIONS,
    RECORDS,
    REJECTED,
    Imported,
    Options,
    Reject,
    admit,
    unreadable,
)
from gaoxingban.catalogue.interchange.guide_notes import guide_notes
from gaoxingban.catalogue.interchange.guide_record import Desk, Guide
from gaoxingban.catalogue.interchange.guide_told import SOURCE_NOTE
from gaoxingban.catalogue.interchange.guide_told import guide_record as told
from gaoxingban.catalogue.interchange.json_text import BadJson, read_json
from gaoxingban.catalogue.interchange.merging import merged
from gaoxingban.catalogue.interchange.papers import Papers
from gaoxingban.catalogue.rules.canonical import arranged
from gaoxingban.catalogue.rules.model import Catalogue, Item, OneThing
from gaoxingban.catalogue.rules.problem import Problem, Severity, Where
from gaoxingban.sentences import N_


class Guides:
    """Published guides and items."""

    name = "guide"
    label = N_("公布的一件事指南和事项（JSON）")
    suffix = ".guide.json"

    def sniff(self, head: bytes, file_name: str) -> bool:
        """By the field names only these files have, or by our own suffix."""
        return file_name.endswith(self.suffix) or any(
            name in head for name in (b'"guides"', b'"unifyId"', b'"unifyName"')
        )

    def read(self, source: Path, *, options: Options) -> Imported:
        """Every guide and item that can be taken; the others are rejected one by one."""
        guides, items, note = _content(source, options)
        alternatives = load_alternatives(settings.DATA_DIR / "alternatives.yaml")
        desk = Desk(options, alternatives, Papers(options.known), {}, note)
        reading = _Reading(source.name, desk)
        total = len(guides) + len(items)
        entries = [(reading.guide, g, "guides") for g in guides]
        entries += [(reading.item, i, "items") for i in items]
        for done, (take, record, part) in enumerate(entries, start=1):
            reading.take(take, record, part, done)
            options.progress(done, total)
        return reading.imported(total)

    def write(self, catalogue: Catalogue, target: Path) -> None:
        """The guides as published, and the items that are in no guide."""
        guides, items = _records(catalogue)
        notes = [o.extra[SOURCE_NOTE] for o in catalogue.one_things if SOURCE_NOTE in o.extra]
        content: Any = {"source": notes[0]} if notes else {}
        content |= {"guides": guides} | ({"items": items} if items else {})
        _dump(content if guides else items, target)

    def write_rejects(self, rejects: tuple[Reject, ...], target: Path) -> None:
        """The records as they were, in a file of the same form."""
        content: dict[str, list[Any]] = {"guides": [], "items": []}
        for reject in rejects:
            content[reject.where.field].append(reject.content)
        _dump(content, target)


class _Reading:
    """What has been read of one file."""

    def __init__(self, file: str, desk: Desk) -> None:
        self.file, self.desk = file, desk
        self.codes: set[str] = set()
        self.guides: list[Guide] = []
        self.items: list[Item] = []
        self.problems: list[Problem] = []
        self.rejects: list[Reject] = []

    def take(
        self,
        take: Callable[[dict[str, Any], Where], tuple[Problem, ...]],
        record: Any,
        part: str,
        row: int,
    ) -> None:
        """One record: taken, or one reject more."""
        where = Where(file=self.file, row=row)
        if isinstance(record, dict):
            faults = take(record, where)
        else:
            faults = (Problem(Severity.REJECTED, where, N_("这一条不是一组字段。"), rule="json"),)
        if faults:
            place = Where(file=self.file, row=row, field=part)
            self.rejects.append(Reject(place, record, faults))

    def guide(self, record: dict[str, Any], where: Where) -> tuple[Problem, ...]:
        """One guide; its faults when it cannot be one."""
        code = guide_record.code_of(record)
        faults = guide_record.faults(record, where) or self._twice(code, where)
        if not faults:
            guide = guide_record.read_guide(record, self.desk)
            self.guides.append(guide)
            place = Where(file=where.file, row=where.row, record=guide.one_thing.title)
            self.problems.extend(guide_notes(record, guide, place))
        return faults

    def item(self, record: dict[str, Any], where: Where) -> tuple[Problem, ...]:
        """One item; its faults when it cannot be one."""
        code = guide_item.code_of(record)
        faults = guide_item.faults(record, where) or self._twice(code, where)
        if not faults:
            item = guide_item.read_item(record, self.desk)
            self.items.append(item)
            place = Where(file=where.file, row=where.row, record=item.name)
            self.problems.extend(guide_item.item_notes(record, item, place))
        return faults

    def _twice(self, code: str, where: Where) -> tuple[Problem, ...]:
        if code not in self.codes:
            self.codes.add(code)
            return ()
        message = N_("编码“%(what)s”在这个文件里已经用过，")
        cure = N_("先出现的一条已导入；请核对后只留一条。")
        return (
            Problem(Severity.REJECTED, where, message, {"what": code}, cure, "duplicate-items"),
        )

    def imported(self, records: int) -> Imported:
        """Everything together, counted."""
        catalogue = Catalogue(
            name=self.desk.options.name,
            departments=tuple(self.desk.departments.values()),
            questions=tuple(q for guide in self.guides for q in guide.questions),
            materials=self.desk.papers.met(),
            items=(*self.items, *(item for guide in self.guides for item in guide.items)),
            one_things=tuple(guide.one_thing for guide in self.guides),
        )
        counts = {
            RECORDS: records,
            ONE_THINGS: len(catalogue.one_things),
            ITEMS: len(catalogue.items),
            DEPARTMENTS: len(catalogue.departments),
            MATERIALS: len(catalogue.materials),
            QUESTIONS: len(catalogue.questions),
            LINKED: self.desk.papers.linked,
            REJECTED: len(self.rejects),
        }
        rejected = tuple(p for reject in self.rejects for p in reject.problems)
        problems = (*rejected, *self.problems)
        whole = arranged(merged(self.desk.options.base, catalogue))
        return Imported(whole, problems, counts, tuple(self.rejects))


def _content(source: Path, options: Options) -> tuple[list[Any], list[Any], str]:
    """Guides, items, and the file's word about where they come from. Raises BadInput."""
    admit(source, max_bytes=options.max_bytes)
    try:
        value = read_json(source.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise unreadable(
            source.name, N_("文件不是 UTF-8 编码，"), cure=N_("请另存为 UTF-8。")
        ) from error
    except BadJson as bad:
        raise unreadable(
            source.name, bad.message, cure=bad.cure, rule="json", line=bad.line, **bad.params
        ) from bad
    if isinstance(value, list):
        return [], value, ""
    if isinstance(value, dict) and ("guides" in value or "items" in value):
        guides, items = value.get("guides", []), value.get("items", [])
        if isinstance(guides, list) and isinstance(items, list):
            note = value.get("source", "")
            return guides, items, note if isinstance(note, str) else ""
    raise unreadable(
        source.name, N_("这个 JSON 里没有 guides（指南）也没有 items（事项）列表，"),
        cure=N_("请核对是不是选错了文件。"),
    )  # fmt: skip


def _records(catalogue: Catalogue) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Guides, and items that are in no guide, as published."""
    names = {material.key: material.name for material in catalogue.materials}
    departments = {department.key: department.name for department in catalogue.departments}
    items = {item.code: item for item in catalogue.items}

    def guide(one: OneThing) -> dict[str, Any]:
        inside = [items[c.item] for c in one.components if c.item in items]
        lead = departments.get(one.lead_department, one.lead_department)
        return told(one, lead, inside, names)

    used = {component.item for one in catalogue.one_things for component in one.components}
    alone = [item for item in catalogue.items if item.code not in used]
    owners = [departments.get(item.department, item.department) for item in alone]
    return (
        [guide(one) for one in catalogue.one_things],
        [guide_item.item_record(i, owner, names) for i, owner in zip(alone, owners, strict=True)],
    )


def _dump(value: Any, target: Path) -> None:
    target.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
