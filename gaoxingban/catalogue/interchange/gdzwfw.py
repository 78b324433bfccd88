"""Items as the Guangdong government-service portal publishes them: JSON Lines, one item a line.

The portal's own field names are kept; every record can be written back exactly as it was read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from gaoxingban.catalogue.interchange.base import (
    DEPARTMENTS,
    ITEMS,
    LINKED,
    MATERIALS,
    RECORDS,
    REJECTED,
    Imported,
    Options,
    Reject,
    admit,
    unreadable,
)
from gaoxingban.catalogue.interchange.gdzwfw_record import Reader, record_of
from gaoxingban.catalogue.interchange.json_text import BadJson, read_json
from gaoxingban.catalogue.interchange.merging import merged
from gaoxingban.catalogue.rules.canonical import arranged
from gaoxingban.catalogue.rules.model import Catalogue
from gaoxingban.catalogue.rules.problem import Problem, Severity, Where
from gaoxingban.sentences import N_

MAX_LINE = 4 * 1024 * 1024
_PROGRESS_EVERY = 100


class Gdzwfw:
    """The portal's item list."""

    name = "gdzwfw"
    label = N_("广东政务服务网事项清单（JSON Lines）")
    suffix = ".jsonl"

    def sniff(self, head: bytes, file_name: str) -> bool:
        """By the portal's field name, or by the suffix of line-wise JSON."""
        return b'"TASK_CODE"' in head or file_name.endswith(".jsonl")

    def read(self, source: Path, *, options: Options) -> Imported:
        """Every line that can be taken; the others are rejected one by one."""
        head = admit(source, max_bytes=options.max_bytes)
        if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"["):
            raise unreadable(
                source.name, N_("这是一个 JSON 数组，这里要的是每行一个事项的 JSON Lines，"),
                cure=N_("请把每个事项单独写成一行，去掉外层的方括号和行末的逗号。"), rule="json-array",
            )  # fmt: skip
        reading = _Reading(source.name, Reader(source.name, options))
        for number, line in _lines(source, options):
            reading.take(number, line)
        return reading.imported(options.name)

    def write(self, catalogue: Catalogue, target: Path) -> None:
        """One line per item, with the portal's fields and everything that was kept."""
        names = {material.key: material.name for material in catalogue.materials}
        departments = {department.key: department for department in catalogue.departments}
        with target.open("w", encoding="utf-8", newline="\n") as stream:
            for item in catalogue.items:
                record = record_of(item, departments.get(item.department), names)
                stream.write(json.dumps(record, ensure_ascii=False) + "\n")

    def write_rejects(self, rejects: tuple[Reject, ...], target: Path) -> None:
        """The lines as they were; their faults stand in the report."""
        target.write_bytes(
            b"".join(bytes(reject.content).rstrip(b"\n") + b"\n" for reject in rejects)
        )


class _Reading:
    """What has been read of one file."""

    def __init__(self, file: str, reader: Reader) -> None:
        self.file, self.reader = file, reader
        self.rejects: list[Reject] = []
        self.lines: dict[str, int] = {}
        self.records = 0

    def take(self, number: int, line: bytes) -> None:
        """One line: an item more, or one reject more."""
        self.records += 1
        where = Where(file=self.file, line=number)
        faults = self._faults(where, line)
        if faults:
            self.rejects.append(Reject(where, line, faults))

    def _faults(self, where: Where, line: bytes) -> tuple[Problem, ...]:
        try:
            record = read_json(_decoded(line))
        except BadJson as bad:
            return (Problem(Severity.REJECTED, where, bad.message, bad.params, bad.cure, "json"),)
        if not isinstance(record, dict):
            return (
                Problem(Severity.REJECTED, where, N_("这一行不是一个事项（花括号里的一组字段）。"), rule="json"),
            )  # fmt: skip
        earlier = self.lines.get(str(record.get("TASK_CODE")))
        if earlier:
            return (_twice(where, str(record["TASK_CODE"]), earlier),)
        faults = self.reader.take(record, where)
        if not faults:
            self.lines[str(record["TASK_CODE"])] = where.line
        return faults

    def imported(self, name: str) -> Imported:
        """Everything together, counted."""
        catalogue = arranged(merged(self.reader.options.base, self.reader.catalogue(name)))
        problems = tuple(p for reject in self.rejects for p in reject.problems)
        counts = {
            RECORDS: self.records,
            ITEMS: len(catalogue.items),
            DEPARTMENTS: len(catalogue.departments),
            MATERIALS: len(catalogue.materials),
            LINKED: self.reader.papers.linked,
            REJECTED: len(self.rejects),
        }
        return Imported(
            catalogue, problems + tuple(self.reader.problems), counts, tuple(self.rejects)
        )


def _lines(source: Path, options: Options) -> Iterator[tuple[int, bytes]]:
    """Numbered lines that say something, read one at a time."""
    total = source.stat().st_size
    done = number = 0
    with source.open("rb") as stream:
        while line := stream.readline(MAX_LINE + 1):
            number += 1
            done += len(line)
            if number % _PROGRESS_EVERY == 0:
                options.progress(done, total)
            if line.strip(b"\xef\xbb\xbf \r\n\t"):
                yield number, line
    options.progress(total, total)


def _decoded(line: bytes) -> str:
    if len(line) > MAX_LINE:
        raise BadJson(N_("这一行超过 4 MB，不像一个事项。"))
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadJson(
            N_("这一行不是 UTF-8 编码（第 %(at)s 个字节），"), cure=N_("请另存为 UTF-8。"),
            at=str(error.start + 1),
        ) from error  # fmt: skip


def _twice(where: Where, code: str, earlier: int) -> Problem:
    return Problem(
        Severity.REJECTED, where, N_("事项编码“%(what)s”与第 %(line)s 行重复，"),
        {"what": code, "line": str(earlier)}, N_("先出现的一条已导入；请核对后只留一条。"), "duplicate-items",
    )  # fmt: skip
