"""Answers as people give them, read into facts; a bad answer gets a sentence."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from math import isfinite

from gaoxingban.catalogue.rules.conditions import Value
from gaoxingban.catalogue.rules.model import OneThing, Question
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.catalogue.rules.words import QuestionType
from gaoxingban.sentences import N_, Sentence, say

YES = frozenset({"是", "有", "要", "会", "yes", "y", "true", "1", "on"})
NO = frozenset({"否", "不", "没有", "不要", "无", "no", "n", "false", "0", "off"})
NONE = "none"
"""How "none of these" is written where several may be chosen."""


class BadAnswer(ValueError):
    """An answer that cannot be read; `sentence` says what is wrong and what to write."""

    def __init__(self, key: str, sentence: Sentence) -> None:
        self.key, self.sentence = key, sentence
        super().__init__(sentence.said())


def read_answer(question: Question, given: Sequence[str]) -> Value:
    """The fact that the given texts mean for this question. Raises BadAnswer.

    >>> from gaoxingban.catalogue.rules.words import QuestionType
    >>> read_answer(Question(key="area", text="面积？", type=QuestionType.NUMBER), ["３２０"])
    320.0
    """
    texts = [unicodedata.normalize("NFKC", text).strip() for text in given]
    texts = [text for text in texts if text]
    if not texts:
        raise BadAnswer(question.key, say(N_("请回答：%(question)s"), question=question.text))
    if question.type is QuestionType.CHOICES:
        return _choices(question, texts)
    if len(texts) > 1:
        raise BadAnswer(
            question.key, say(N_("“%(question)s”只能选一个答案。"), question=question.text)
        )
    if question.type is QuestionType.YES_NO:
        return _yes_no(question, texts[0])
    if question.type is QuestionType.CHOICE:
        return _choice(question, texts[0])
    return _number(question, texts[0])


def read_facts(
    given: Mapping[str, Sequence[str]], snapshot: Snapshot
) -> tuple[dict[str, Value], tuple[BadAnswer, ...]]:
    """All answers that can be read, and what is wrong with the others; unknown keys are ignored."""
    facts: dict[str, Value] = {}
    faults: list[BadAnswer] = []
    for key, texts in given.items():
        question = snapshot.questions.get(key)
        if question is None:
            continue
        try:
            facts[key] = read_answer(question, texts)
        except BadAnswer as fault:
            faults.append(fault)
    return facts, tuple(faults)


def write_answer(value: Value) -> tuple[str, ...]:
    """The texts that `read_answer` reads back into the same value."""
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    if isinstance(value, tuple):
        return value or (NONE,)
    return (f"{value:g}" if isinstance(value, float) else str(value),)


def questions_of(one: OneThing, names: Iterable[str], snapshot: Snapshot) -> tuple[Question, ...]:
    """The questions with these names, in the one-thing's own order."""
    rank = {key: n for n, key in enumerate(one.questions)}
    known = [snapshot.questions[name] for name in names if name in snapshot.questions]
    return tuple(sorted(known, key=lambda q: (rank.get(q.key, len(rank)), q.key)))


def unknown_fact(key: str, known: Iterable[str]) -> Sentence:
    """What to say of a fact that no question asks."""
    close = get_close_matches(key, list(known), n=1)
    if close:
        return say(N_("没有叫“%(key)s”的问题，您是想写“%(near)s”吗？"), key=key, near=close[0])
    return say(N_("没有叫“%(key)s”的问题。"), key=key)


def _yes_no(question: Question, text: str) -> bool:
    if text.lower() in YES:
        return True
    if text.lower() in NO:
        return False
    raise BadAnswer(question.key, say(N_("“%(question)s”请答“是”或“否”。"), question=question.text))


def _choice(question: Question, text: str) -> str:
    for option in question.options:
        if text in (option.value, option.label):
            return option.value
    labels = "、".join(option.label for option in question.options)
    sentence = say(
        N_("“%(question)s”没有“%(text)s”这个选项，可选：%(labels)s。"),
        question=question.text, text=text, labels=labels,
    )  # fmt: skip
    raise BadAnswer(question.key, sentence)


def _choices(question: Question, texts: Sequence[str]) -> tuple[str, ...]:
    parts = [part.strip() for text in texts for part in text.replace("、", ",").split(",")]
    chosen = {_choice(question, part) for part in parts if part and part != NONE}
    if chosen and NONE in parts:
        raise BadAnswer(
            question.key,
            say(N_("“%(question)s”选了“都没有”，就不要再选别的。"), question=question.text),
        )
    return tuple(option.value for option in question.options if option.value in chosen)


def _number(question: Question, text: str) -> float:
    plain = text.replace(",", "").removesuffix(question.unit).removesuffix("m2").strip()
    try:
        number = float(plain)
    except ValueError:
        sentence = say(N_("“%(question)s”请填数字，例如 120。"), question=question.text)
        raise BadAnswer(question.key, sentence) from None
    low, high = question.minimum, question.maximum
    if (
        not isfinite(number)
        or (low is not None and number < low)
        or (high is not None and number > high)
    ):
        sentence = say(
            N_("“%(question)s”请填 %(low)s 到 %(high)s 之间的数字。"),
            question=question.text,
            low=f"{low:,g}" if low is not None else N_("最小值"),
            high=f"{high:,g}" if high is not None else N_("最大值"),
        )
        raise BadAnswer(question.key, sentence)
    return number
