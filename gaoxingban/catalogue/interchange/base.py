"""The contract of every format: what it is called, how it is recognised, what reading yields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from gaoxingban.catalogue.rules.model import Catalogue, Material
from gaoxingban.catalogue.rules.problem import BadInput, Problem, Severity, Where
from gaoxingban.sentences import N_

MEGABYTE = 1024 * 1024
# The names of the counts an import reports; shown in this order.
RECORDS, REJECTED = N_("读到的记录"), N_("退回的记录")
ITEMS, ONE_THINGS = N_("事项"), N_("一件事")
DEPARTMENTS, MATERIALS, QUESTIONS = N_("部门"), N_("材料"), N_("问题")
LINKED = N_("与已有材料同名的材料")


def _silent(_done: int, _total: int) -> None:
    """Progress nobody watches."""


@dataclass(frozen=True)
class Options:
    """What the importer is told: `since` dates the numbers that carry no date of their own.

    `known` are canonical materials of the house: a paper is linked to one only when its printed name
    is exactly one of its names. `mapping` is column → field for tables of another making.
    `progress` is called with (done, in all). With a `base`, the file's records are added to it.
    """

    name: str
    since: date
    known: tuple[Material, ...] = ()
    mapping: Mapping[str, str] = field(default_factory=dict)
    progress: Callable[[int, int], None] = _silent
    max_bytes: int = 64 * MEGABYTE
    base: Catalogue | None = None


@dataclass(frozen=True)
class Reject:
    """A record that could not be taken, as it was written, with every reason.

    `content` is the format's own: a line of text, a row of cells, the rows of several sheets.
    """

    where: Where
    content: Any
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Imported:
    """What a file held: a sound catalogue of the good records, and a sentence about everything else."""

    catalogue: Catalogue
    problems: tuple[Problem, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    rejects: tuple[Reject, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether there is anything to publish."""
        return bool(self.catalogue.items or self.catalogue.one_things or self.catalogue.materials)


class Format(Protocol):
    """One way to write a catalogue down."""

    name: str
    label: str
    suffix: str

    def sniff(self, head: bytes, file_name: str) -> bool:
        """Whether a file that begins like this is probably ours."""

    def read(self, source: Path, *, options: Options) -> Imported:
        """Everything the file holds. Raises BadInput when the file as a whole cannot be read."""

    def write_rejects(self, rejects: tuple[Reject, ...], target: Path) -> None:
        """The rejected records in a form that can be mended and imported again."""


class Writable(Format, Protocol):
    """A format that can also be written; reading it again gives the same catalogue."""

    def write(self, catalogue: Catalogue, target: Path) -> None:
        """The whole catalogue."""


def unreadable(
    file: str, message: str, *, cure: str = "", rule: str = "file", line: int = 0, **params: str
) -> BadInput:
    """The sentence for a file that as a whole cannot be taken."""
    where = Where(file=file, line=line)
    return BadInput((Problem(Severity.REJECTED, where, message, params, cure, rule),))


def admit(source: Path, *, max_bytes: int) -> bytes:
    """The first bytes of a file that may be read. Raises BadInput on what is absent, empty or huge."""
    if not source.is_file():
        raise unreadable(
            source.name, N_("找不到文件“%(what)s”，"), cure=N_("请核对路径。"), what=str(source)
        )
    size = source.stat().st_size
    if size == 0:
        raise unreadable(
            source.name, N_("文件是空的，"), cure=N_("请换一份有内容的文件。"), rule="file-empty"
        )
    if size > max_bytes:
        raise unreadable(
            source.name,
            N_("文件有 %(size)s MB，超过 %(limit)s MB 的上限，没有读取，"),
            cure=N_("请拆成几个文件再导入。"),
            rule="file-size",
            size=f"{size / MEGABYTE:.0f}",
            limit=f"{max_bytes / MEGABYTE:.0f}",
        )
    with source.open("rb") as stream:
        return stream.read(4096)
