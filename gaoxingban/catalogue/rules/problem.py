"""A sentence about bad input: what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from gaoxingban.sentences import N_, Translate


class Severity(StrEnum):
    """What became of the input the sentence is about."""

    REJECTED = "拒绝"
    KEPT = "原样保留"
    NOTED = "提示"


class Where(msgspec.Struct, frozen=True, omit_defaults=True):
    """A place in somebody's input; only what is known is filled in."""

    file: str = ""
    line: int = 0
    sheet: str = ""
    cell: str = ""
    row: int = 0
    record: str = ""
    field: str = ""


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """One fault: `message` and `cure` are msgids with %(name)s places that `params` fills."""

    severity: Severity
    where: Where
    message: str
    params: Mapping[str, str] = {}
    cure: str = ""
    rule: str = ""

    def sentence(self, translate: Translate = str) -> str:
        """The whole sentence in the reader's language, without the place."""
        parts = [translate(text) % self.params for text in (self.message, self.cure) if text]
        return "".join(parts)

    def place(self, translate: Translate = str) -> str:
        """Where it is, as short as it can be said."""
        where = self.where
        parts = [where.file]
        if where.line:
            parts.append(translate(N_("第 %(line)d 行")) % {"line": where.line})
        if where.sheet:
            parts.append(translate(N_("工作表“%(sheet)s”")) % {"sheet": where.sheet})
        if where.cell:
            parts.append(translate(N_("单元格 %(cell)s")) % {"cell": where.cell})
        elif where.row:
            parts.append(translate(N_("第 %(row)d 条")) % {"row": where.row})
        parts += [where.record, where.field]
        return " · ".join(part for part in parts if part)


class BadInput(Exception):
    """Input that cannot be taken; nothing was changed. Carries every problem found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("；".join(f"{p.place()}：{p.sentence()}" for p in problems[:5]))
