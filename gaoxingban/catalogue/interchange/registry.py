"""All formats, in the order in which they are asked whether a file is theirs."""

from __future__ import annotations

from pathlib import Path

from gaoxingban.catalogue.interchange.base import Format, Writable, admit, unreadable
from gaoxingban.catalogue.interchange.gdzwfw import Gdzwfw
from gaoxingban.catalogue.interchange.guide import Guides
from gaoxingban.catalogue.interchange.xlsx import Xlsx
from gaoxingban.catalogue.rules.problem import N_

FORMATS: tuple[Format, ...] = (Gdzwfw(), Guides(), Xlsx())
BY_NAME = {known.name: known for known in FORMATS}
WRITABLE: dict[str, Writable] = {
    known.name: known  # type: ignore[misc]  # the test below is the narrowing
    for known in FORMATS
    if hasattr(known, "write")
}


def format_of(source: Path, *, max_bytes: int) -> Format:
    """The format a file is in, by its beginning and its name. Raises BadInput when none fits."""
    head = admit(source, max_bytes=max_bytes)
    for known in FORMATS:
        if known.sniff(head, source.name.lower()):
            return known
    raise unreadable(
        source.name, N_("认不出这个文件是什么格式，"), cure=N_("请用 --format 指明：%(known)s。"),
        rule="format", known="、".join(BY_NAME),
    )  # fmt: skip
