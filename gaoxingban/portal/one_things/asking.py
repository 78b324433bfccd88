"""One question a page: what is asked, why, how far one is, and what was sent wrongly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gaoxingban.catalogue.rules.conditions import Value
from gaoxingban.catalogue.rules.model import Question
from gaoxingban.catalogue.rules.words import QuestionType
from gaoxingban.journeys.facts import NONE, BadAnswer, read_answer, write_answer
from gaoxingban.journeys.relevance import Decides, most_questions_left, what_it_decides
from gaoxingban.portal.components import Choice, FieldError, Words
from gaoxingban.portal.one_things.answers import ASKED, CHANGE, Given, Link, Pairs
from gaoxingban.portal.one_things.marks import joined
from gaoxingban.portal.one_things.queries import Found
from gaoxingban.sentences import N_, Sentence, say

YES_NO = (Choice(value="yes", label=N_("是")), Choice(value="no", label=N_("否")))
NONE_OF_THESE = Choice(value=NONE, label=N_("都没有"))
MOST_NAMED = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionPage:
    """Everything the page of one question shows. `kind` is radio, boxes or number."""

    question: Question
    kind: str
    choices: tuple[Choice, ...]
    inline: bool
    chosen: tuple[str, ...]
    before: Pairs
    after: Pairs
    errors: tuple[FieldError, ...]
    why: tuple[Sentence, ...]
    answered: int
    left: int
    unused: tuple[Sentence, ...]
    action: str
    back: str
    partial: str
    reset: str

    @property
    def hint(self) -> Words:
        """Where to find the answer; how several are chosen where nothing else is said."""
        several = N_("可以选几个；一个都没有，选最后一项。")
        return self.question.help or (several if self.kind == "boxes" else "")

    @property
    def value(self) -> str:
        """The one chosen value, as radios and number fields read it."""
        return self.chosen[0] if self.chosen else ""

    @property
    def error(self) -> Words:
        """What is wrong with this field, if anything."""
        return self.errors[0].message if self.errors else ""


def question_page(found: Found, given: Given, key: str) -> QuestionPage:
    """The page that asks `key`; with its error when it was just sent wrongly."""
    question = found.snapshot.questions[key]
    link, place = given.link, found.place
    earlier = link.before(key)
    fault = _fault(question, given)
    others = {name: value for name, value in link.facts.items() if name != key}
    return QuestionPage(
        question=question,
        kind=_kind(question),
        choices=_choices(question),
        inline=question.type is QuestionType.YES_NO,
        chosen=_chosen(question, given),
        before=earlier.answers(),
        after=link.after(key),
        errors=(FieldError(field=key, message=fault.sentence),) if fault else (),
        why=_why(what_it_decides(found.one, key, others, found.snapshot)),
        answered=len(others),
        left=max(1, most_questions_left(found.one, others, found.snapshot)),
        unused=tuple(say("%(text)s", text=found.snapshot.questions[k].text) for k in given.unused),
        action=place.address("one-thing-questions"),
        back=_back(found, earlier),
        partial=place.address("one-thing-plan", link.query()),
        reset=place.address("one-thing-questions", Link(on=link.on).query()),
    )


def change_address(found: Found, link: Link, key: str) -> str:
    """The page where one answer is given anew, the others kept."""
    return found.place.address("one-thing-questions", link.query((CHANGE, key)))


def send_address(found: Found, link: Link, key: str) -> str:
    """The page that says what is wrong with the answer to `key`."""
    return found.place.address("one-thing-questions", link.query((ASKED, key)))


def _back(found: Found, earlier: Link) -> str:
    """The question before this one, as it was answered; before the first the one-thing's page."""
    if not earlier.facts:
        return found.place.address()
    return change_address(found, earlier, list(earlier.facts)[-1])


def _fault(question: Question, given: Given) -> BadAnswer | None:
    """What was wrong with what was sent; nothing sent is wrong only after it was asked for."""
    told = next((fault for fault in given.faults if fault.key == question.key), None)
    if told is None and given.asked == question.key and question.key not in given.link.facts:
        try:
            read_answer(question, given.texts.get(question.key, ()))
        except BadAnswer as fault:
            return fault
    return told


def _kind(question: Question) -> str:
    kinds = {QuestionType.CHOICES: "boxes", QuestionType.NUMBER: "number"}
    return kinds.get(question.type, "radio")


def _choices(question: Question) -> tuple[Choice, ...]:
    if question.type is QuestionType.YES_NO:
        return YES_NO
    options = (Choice(value=o.value, label=o.label, hint=o.help) for o in question.options)
    more = (NONE_OF_THESE,) if question.type is QuestionType.CHOICES else ()
    return (*options, *more)


def _chosen(question: Question, given: Given) -> tuple[str, ...]:
    """What stands in the field: the wrong text as it was sent, else the answer."""
    value: Value | None = given.link.facts.get(question.key)
    if value is not None:
        return write_answer(value)
    texts: Mapping[str, Sequence[str]] = given.texts
    return tuple(texts.get(question.key, ()))


def _why(decides: Decides) -> tuple[Sentence, ...]:
    """Why it is asked: what may turn on the answer."""
    lines = []
    for words, names in (
        (N_("决定要不要办：%(names)s。"), decides.items),
        (N_("决定要不要交：%(names)s。"), decides.papers),
        (N_("决定要不要经过：%(names)s（影响时间）。"), decides.procedures),
    ):
        named = joined(say("%(name)s", name=name) for name in names[:MOST_NAMED])
        if named is not None:
            if len(names) > MOST_NAMED:
                named = say(N_("%(names)s等 %(count)s 项"), names=named, count=len(names))
            lines.append(say(words, names=named))
    return tuple(lines)
