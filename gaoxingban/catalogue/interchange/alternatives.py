"""Published guides list mutually exclusive items flat; this finds them and asks which one is meant.

What excludes what is data (`data/alternatives.yaml`), so that a district can add its own wording.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from gaoxingban.catalogue.rules.model import Option, Question
from gaoxingban.catalogue.rules.words import QuestionType
from gaoxingban.catalogue.yaml_text import read_yaml


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer, and the wording by which guides mean it."""

    value: str
    label: str
    help: str = ""
    marks: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()


class Alternative(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of choice that guides leave unsaid."""

    key: str
    where: Literal["start", "end", "whole", "paper"]
    text: str
    options: tuple[Choice, ...]
    help: str = ""
    rests: tuple[str, ...] = ()

    def match(self, name: str) -> tuple[str, Choice] | None:
        """What remains of an approval's name without the mark, and the answer it stands for."""
        for mark, choice in self._marks():
            rest = _rest(name, mark, self.where)
            if rest is not None and (not self.rests or rest in self.rests):
                return rest, choice
        return None

    def _marks(self) -> list[tuple[str, Choice]]:
        """Longest first: 非公司企业法人分支机构 is not a 非公司企业法人."""
        marks = [(mark, choice) for choice in self.options for mark in choice.marks]
        return sorted(marks, key=lambda pair: -len(pair[0]))


@dataclass(frozen=True)
class Found:
    """A question a guide should have asked: which answer each approval and each paper belongs to."""

    question: Question
    approvals: dict[int, str]
    papers: dict[int, tuple[str, ...]]

    def approval_condition(self, position: int) -> str:
        """When the approval at this position applies."""
        return f"{self.question.key} == '{self.approvals[position]}'"

    def paper_condition(self, position: int) -> str:
        """When the paper at this position is asked for; "" when every answer asks for it."""
        values = self.papers.get(position, ())
        if not values or len(values) == len(self.question.options):
            return ""
        if len(values) == 1:
            return f"{self.question.key} == '{values[0]}'"
        return f"{self.question.key} in [{', '.join(repr(value) for value in values)}]"


def load_alternatives(path: Path) -> tuple[Alternative, ...]:
    """The vocabulary. Raises BadInput or msgspec.ValidationError on a file that is not sound."""
    value, _lines = read_yaml(path.read_text(encoding="utf-8"), file=path.name)
    return msgspec.convert(value, tuple[Alternative, ...])


def find(
    alternatives: Iterable[Alternative],
    *,
    approvals: Sequence[tuple[str, ...]],
    papers: Sequence[str],
    suffix: str,
) -> tuple[Found, ...]:
    """The questions one guide should ask; `suffix` keeps their keys apart from other guides'.

    `approvals` are the names each approval goes by, `papers` the printed names of the papers.
    """
    found: list[Found] = []
    for alternative in alternatives:
        tied = _tied(alternative, papers)
        if alternative.where == "paper":
            groups: dict[str, dict[int, str]] = {"": {}}
        else:
            groups = _groups(alternative, approvals)
        asked = [(rest, group) for rest, group in groups.items() if _asks(alternative, group, tied)]
        for number, (rest, group) in enumerate(asked, start=1):
            key = (
                f"{alternative.key}_{suffix}"
                if number == 1
                else f"{alternative.key}{number}_{suffix}"
            )
            # Two groups of one kind: a paper does not say which of them it belongs to.
            certain = tied if len(asked) == 1 else {}
            found.append(_found(alternative, key, rest, group, certain))
    return tuple(found)


def _found(
    alternative: Alternative,
    key: str,
    rest: str,
    group: dict[int, str],
    tied: dict[int, tuple[str, ...]],
) -> Found:
    meant = {*group.values(), *(value for values in tied.values() for value in values)}
    if alternative.where != "paper":
        meant = set(group.values())
    choices = [choice for choice in alternative.options if choice.value in meant]
    question = Question(
        key=key,
        text=alternative.text % {"rest": rest},
        type=QuestionType.CHOICE,
        help=alternative.help,
        options=tuple(Option(c.value, c.label, c.help) for c in choices),
    )
    kept = {n: tuple(v for v in values if v in meant) for n, values in tied.items()}
    return Found(question, group, kept)


def _groups(
    alternative: Alternative, approvals: Sequence[tuple[str, ...]]
) -> dict[str, dict[int, str]]:
    """What remains of the names → position of the approval → the answer it stands for."""
    groups: dict[str, dict[int, str]] = defaultdict(dict)
    for position, names in enumerate(approvals):
        matches = (alternative.match(name) for name in names)
        match = next((found for found in matches if found), None)
        if match:
            groups[match[0]][position] = match[1].value
    return groups


def _tied(alternative: Alternative, papers: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """Position of the paper → the answers its name mentions."""
    found: dict[int, tuple[str, ...]] = {}
    for position, paper in enumerate(papers):
        name = re.sub(r"\s", "", paper)
        values = tuple(c.value for c in alternative.options if any(p in name for p in c.papers))
        if values:
            found[position] = values
    return found


def _asks(
    alternative: Alternative, group: dict[int, str], tied: dict[int, tuple[str, ...]]
) -> bool:
    """Only where at least two answers are really offered."""
    if alternative.where == "paper":
        return len({value for values in tied.values() for value in values}) > 1
    return len(set(group.values())) > 1


def _rest(name: str, mark: str, where: str) -> str | None:
    if where == "whole":
        return "" if name == mark else None
    if where == "start":
        return name[len(mark) :] if name.startswith(mark) else None
    return name[: -len(mark)] if name.endswith(mark) and name != mark else None
