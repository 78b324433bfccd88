"""All formats, in the order in which they are asked whether a file is theirs."""

from __future__ import annotations

from pathlib import Path

from gaoxingban.catalogue.interchange.base import Format, Writable, admit, unreadable
from gaoxingban.catalogue.interchange.csv_file import CsvFile
from gaoxingban.catalogue.interchange.gdzwfw import Gdzwfw
from gaoxingban.catalogue.interchange.guide import Guides
from gaoxingban.catalogue.interchange.json_file import GbJson, JsonFile
from gaoxingban.catalogue.interchange.xlsx import Xlsx
from gaoxingban.catalogue.interchange.yaml_file import YamlFile
from gaoxingban.sentences import N_

FORMATS: tuple[Format, ...] = (
    Gdzwfw(),
    Guides(),
    GbJson(),
    JsonFile(),
    Xlsx(),
    CsvFile(),
    YamlFile(),
)
BY_NAME = {known.name: known for known in FORMATS}
WRITABLE: dict[str, Writable] = {
    known.name: known  # type: ignore[misc]  # the test below is the narrowing
    for known in FORMATS
    if hasattr(known, "write")
}


def format_of(source: Path, *, max_bytes: int) -> Format:
    """The format a file is in, by its beginning and its name. Raises BadInput when none fits."""
    if source.is_dir():
        return BY_NAME["yaml"]
    head = admit(source, max_bytes=max_bytes)
    for known in FORMATS:
        if known.sniff(head, source.name.lower()):
            return known
    raise unreadable(
        source.name, N_("认不出这个文件是什么格式，"), cure=N_("请用 --format 指明：%(known)s。"),
        rule="format", known="、".join(BY_NAME),
    )  # fmt: skip


def writer_for(target: Path) -> Writable | None:
    """The format a file of this name is written in: the one with the longest fitting suffix."""
    if target.suffix == ".zip":
        return WRITABLE["yaml"]
    fitting = [known for known in WRITABLE.values() if target.name.endswith(known.suffix)]
    return max(fitting, key=lambda known: len(known.suffix), default=None)
