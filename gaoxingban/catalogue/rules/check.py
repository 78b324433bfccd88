"""Is a catalogue sound? Every reference resolves, every condition reads, nothing contradicts itself.

This is the gate of publishing; the deeper questions for all combinations of answers are the audit's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from gaoxingban.catalogue.rules.codes import implementation_code_fault
from gaoxingban.catalogue.rules.conditions import BadCondition, Compare, Name, atoms, names, parse
from gaoxingban.catalogue.rules.conditions import Literal as Constant
from gaoxingban.catalogue.rules.model import (
    Catalogue,
    Item,
    ItemField,
    ItemMaterial,
    OneThing,
    Question,
)
from gaoxingban.catalogue.rules.problem import Problem, Severity, Where
from gaoxingban.catalogue.rules.words import QuestionType
from gaoxingban.sentences import N_


def check(catalogue: Catalogue) -> tuple[Problem, ...]:
    """Every fault that would make a plan wrong or impossible; empty when the catalogue is sound."""
    return tuple(_Check(catalogue).problems())


class _Check:
    """Looks at each record with the keys of all others at hand."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.departments = {d.key for d in catalogue.departments}
        self.materials = {m.key for m in catalogue.materials}
        self.fields = {f.key for f in catalogue.fields}
        self.items = {i.code for i in catalogue.items}
        self.questions: Mapping[str, Question] = {q.key: q for q in catalogue.questions}
        self.known = set(self.questions) | {f"limit.{p.key}" for p in catalogue.parameters}

    def problems(self) -> Iterator[Problem]:
        yield from self._duplicates()
        for question in self.catalogue.questions:
            yield from self._question(question)
        for field in self.catalogue.fields:
            if field.answered_by:
                yield from self._key(
                    field.answered_by, set(self.questions), field.key, "answered_by"
                )
            if field.share:
                yield from self._condition(field.share.when, field.key, "share.when")
        for canonical in self.catalogue.materials:
            if canonical.share:
                yield from self._condition(canonical.share.when, canonical.key, "share.when")
        for item in self.catalogue.items:
            yield from self._item(item)
        for one in self.catalogue.one_things:
            yield from self._one_thing(one)
        yield from _cycles(self.catalogue.items)

    def _duplicates(self) -> Iterator[Problem]:
        parts = {
            "departments": [d.key for d in self.catalogue.departments],
            "parameters": [p.key for p in self.catalogue.parameters],
            "questions": [q.key for q in self.catalogue.questions],
            "fields": [f.key for f in self.catalogue.fields],
            "materials": [m.key for m in self.catalogue.materials],
            "items": [i.code for i in self.catalogue.items],
            "one_things": [o.code for o in self.catalogue.one_things],
        }
        for part, keys in parts.items():
            for key, times in Counter(keys).items():
                if times > 1:
                    yield _fault(
                        key, "", N_("“%(what)s”出现了 %(times)s 次，"), what=key, times=str(times),
                        cure=N_("同一类里每个编码只能用一次。"), rule=f"duplicate-{part}",
                    )  # fmt: skip

    def _question(self, question: Question) -> Iterator[Problem]:
        choosing = question.type in (QuestionType.CHOICE, QuestionType.CHOICES)
        if choosing and len(question.options) < 2:
            yield _fault(
                question.key, "options", N_("选择题“%(what)s”至少要有两个选项。"), what=question.text,
                rule="question-options",
            )  # fmt: skip
        low, high = question.minimum, question.maximum
        if low is not None and high is not None and low > high:
            yield _fault(
                question.key, "minimum", N_("最小值 %(low)s 大于最大值 %(high)s。"),
                low=f"{low:g}", high=f"{high:g}", rule="question-range",
            )  # fmt: skip
        yield from self._condition(question.asked_when, question.key, "asked_when")

    def _item(self, item: Item) -> Iterator[Problem]:
        where = item.code
        yield from self._key(item.department, self.departments, where, "department")
        yield from self._condition(item.applies_when, where, "applies_when")
        for n, material in enumerate(item.materials):
            yield from self._material(material, where, f"materials[{n}]")
        for n, field in enumerate(item.fields):
            yield from self._field(field, where, f"fields[{n}]")
        for n, result in enumerate(item.results):
            if result.material:
                yield from self._key(
                    result.material, self.materials, where, f"results[{n}].material"
                )
            for field_key in result.fields:
                yield from self._key(field_key, self.fields, where, f"results[{n}].fields")
        for n, dependency in enumerate(item.depends_on):
            yield from self._key(dependency.item, self.items, where, f"depends_on[{n}].item")
        for n, special in enumerate(item.special_procedures):
            yield from self._condition(special.when, where, f"special_procedures[{n}].when")
        yield from _limits(item)
        fault = implementation_code_fault(item.implementation_code)
        if fault:
            place = Where(record=where, field="implementation_code")
            yield Problem(
                Severity.NOTED, place, fault, {"what": item.implementation_code}, "", "code"
            )

    def _one_thing(self, one: OneThing) -> Iterator[Problem]:
        inside = {component.item for component in one.components}
        yield from self._key(one.lead_department, self.departments, one.code, "lead_department")
        for n, component in enumerate(one.components):
            yield from self._key(component.item, self.items, one.code, f"components[{n}].item")
            yield from self._condition(
                component.applies_when, one.code, f"components[{n}].applies_when"
            )
        for n, key in enumerate(one.questions):
            yield from self._key(key, set(self.questions), one.code, f"questions[{n}]")
        for n, joint in enumerate(one.joint_inspections):
            for item in joint.items:
                yield from self._key(item, inside, one.code, f"joint_inspections[{n}].items")
        for n, material in enumerate(one.materials):
            yield from self._material(material, one.code, f"materials[{n}]")
        for n, field in enumerate(one.fields):
            yield from self._field(field, one.code, f"fields[{n}]")

    def _material(self, material: ItemMaterial, record: str, path: str) -> Iterator[Problem]:
        yield from self._key(material.material, self.materials, record, f"{path}.material")
        yield from self._condition(material.required_when, record, f"{path}.required_when")
        if material.share:
            yield from self._condition(material.share.when, record, f"{path}.share.when")

    def _field(self, field: ItemField, record: str, path: str) -> Iterator[Problem]:
        yield from self._key(field.field, self.fields, record, f"{path}.field")
        yield from self._condition(field.required_when, record, f"{path}.required_when")

    def _key(self, key: str, known: set[str], record: str, path: str) -> Iterator[Problem]:
        if key not in known:
            yield _fault(
                record, path, N_("找不到“%(what)s”。"), what=key, rule="unknown-key",
                **_near(key, known),
            )  # fmt: skip

    def _condition(self, text: str, record: str, path: str) -> Iterator[Problem]:
        try:
            condition = parse(text)
        except BadCondition as error:
            yield _fault(record, path, error.message, what=error.what, rule="condition")
            return
        for name in sorted(names(condition) - self.known):
            yield _fault(
                record, path, N_("条件用到的“%(what)s”不是已定义的问题或参数。"), what=name,
                rule="condition-name", **_near(name, self.known),
            )  # fmt: skip
        for atom in atoms(condition):
            if isinstance(atom, Compare):
                yield from self._comparison(atom, record, path)

    def _comparison(self, atom: Compare, record: str, path: str) -> Iterator[Problem]:
        """A choice may only be compared with its own options, a number only with a number."""
        for side, other in ((atom.left, atom.right), (atom.right, atom.left)):
            question = self.questions.get(side.name) if isinstance(side, Name) else None
            if question is None or not isinstance(other, Constant):
                continue
            options = {option.value for option in question.options}
            values = other.value if isinstance(other.value, tuple) else (other.value,)
            for value in values:
                if options and value not in options:
                    yield _fault(
                        record, path, N_("“%(question)s”没有“%(what)s”这个选项。"),
                        question=question.text, what=str(value), rule="condition-option",
                        **_near(str(value), options),
                    )  # fmt: skip
                numeric = isinstance(value, int | float) and not isinstance(value, bool)
                if question.type is QuestionType.NUMBER and not numeric:
                    yield _fault(
                        record, path, N_("“%(question)s”要填数字，不能与“%(what)s”比较。"),
                        question=question.text, what=str(value), rule="condition-type",
                    )  # fmt: skip


def _limits(item: Item) -> Iterator[Problem]:
    """Limits are not negative; a promise is not longer than the law allows (优化营商环境条例 36)."""
    for path, limits in (("statutory", item.statutory), ("promised", item.promised)):
        for n, limit in enumerate(limits):
            if limit.days < 0:
                yield _fault(
                    item.code, f"{path}[{n}].days", N_("时限不能是负数：%(what)s。"), what=str(limit.days),
                    rule="limit-negative",
                )  # fmt: skip
    for n, promise in enumerate(item.promised):
        law = max(
            (x for x in item.statutory if x.since <= promise.since),
            key=lambda x: x.since,
            default=None,
        )
        if law and law.unit is promise.unit and promise.days > law.days:
            yield _fault(
                item.code, f"promised[{n}].days",
                N_("承诺时限 %(promised)s 天长于法定时限 %(statutory)s 天，"),
                promised=str(promise.days), statutory=str(law.days),
                cure=N_("请改短承诺，或核对法定时限。"), rule="promised-over-statutory",
            )  # fmt: skip


def _cycles(items: tuple[Item, ...]) -> Iterator[Problem]:
    """Declared dependencies must not run in a circle: nobody could begin."""
    after = {item.code: [d.item for d in item.depends_on] for item in items}
    state: dict[str, int] = {}
    for start in after:
        circle = _circle(start, after, state)
        if circle:
            yield _fault(
                circle[0], "depends_on", N_("前置关系绕成了圈：%(what)s，"), what=" → ".join(circle),
                cure=N_("谁都无法先办，请去掉其中一条。"), rule="cycle",
            )  # fmt: skip


def _circle(start: str, after: Mapping[str, list[str]], state: dict[str, int]) -> list[str]:
    """A circle reachable from `start`, or an empty list; depth-first without recursion."""
    path: list[tuple[str, Iterator[str]]] = []
    if state.get(start) is None:
        state[start] = 1
        path.append((start, iter(after.get(start, ()))))
    while path:
        node, rest = path[-1]
        step = next(rest, None)
        if step is None:
            state[node] = 2
            path.pop()
        elif state.get(step) == 1:
            trail = [name for name, _ in path]
            state.update(dict.fromkeys(trail, 2))
            return [*trail[trail.index(step) :], step]
        elif state.get(step) is None and step in after:
            state[step] = 1
            path.append((step, iter(after[step])))
    return []


def _near(key: str, known: set[str]) -> dict[str, str]:
    """The cure that names the closest known word, when there is one."""
    close = get_close_matches(key, known, n=1, cutoff=0.6)
    return {"cure": N_("您是想写“%(near)s”吗？"), "near": close[0]} if close else {}


def _fault(
    record: str, path: str, message: str, *, cure: str = "", rule: str, **params: str
) -> Problem:
    where = Where(record=record, field=path)
    return Problem(Severity.REJECTED, where, message, params, cure, rule)
