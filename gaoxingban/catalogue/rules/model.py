"""What a catalogue is made of: frozen records, the same in YAML, JSON and memory.

Numbers that law or promise sets are *dated*: a tuple of values, each with the day from which it
holds and its reference; a change adds a value and never edits one. Conditions are CEL over facts
(answers to questions) and `limit.<key>` (dated parameters). Texts are Simplified Chinese.

Longer than most modules: it is one list of records without a line of logic, read as one page.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from gaoxingban.catalogue.rules.words import (
    Channel,
    CopyForm,
    FieldType,
    Kind,
    Level,
    MaterialKind,
    Necessity,
    Priority,
    QuestionType,
    Stage,
    Unit,
)

Trust = Literal["确认", "未核实", "示例"]


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """A frozen record; unknown fields are refused, defaults are left out when written."""


class Reference(Record, frozen=True):
    """Where a rule or a number comes from."""

    title: str
    article: str = ""
    number: str = ""
    text: str = ""
    url: str = ""
    trust: Trust = "确认"

    def __str__(self) -> str:
        return f"《{self.title}》{self.article}" if self.article else f"《{self.title}》"


class Limit(Record, frozen=True):
    """A time limit that holds from `since`; 0 days means on the spot (即办)."""

    days: int
    since: date
    reference: Reference
    unit: Unit = Unit.WORKDAYS
    note: str = ""


class Amount(Record, frozen=True):
    """A dated value of a parameter."""

    value: float
    since: date
    reference: Reference


class Parameter(Record, frozen=True):
    """A threshold or tariff that conditions and costs name as `limit.<key>`."""

    key: str
    name: str
    unit: str
    values: tuple[Amount, ...]


class Contact(Record, frozen=True):
    """Where and how an office is reached, as published."""

    place: str = ""
    hours: str = ""
    phone: str = ""
    complaint_phone: str = ""
    url: str = ""


class Department(Record, frozen=True):
    """An organisation that owns items; `credit_code` is its 统一社会信用代码."""

    key: str
    name: str
    short: str = ""
    credit_code: str = ""
    contact: Contact = Contact()
    trust: Trust = "确认"


class Share(Record, frozen=True):
    """The state already holds this: which authority, through which data or e-licence, by what right.

    `when` is the condition under which it does: a shop not yet registered has no e-licence.
    """

    authority: str
    source: str
    basis: Reference
    when: str = ""


class Material(Record, frozen=True):
    """One canonical paper under all its names. `issuer` is who makes it out ("" = the applicant)."""

    key: str
    name: str
    kind: MaterialKind
    aliases: tuple[str, ...] = ()
    issuer: str = ""
    share: Share | None = None
    help: str = ""
    sample_url: str = ""


class Field(Record, frozen=True):
    """A data element (数据元): asked once, whoever needs it. `answered_by` names a question."""

    key: str
    name: str
    type: FieldType
    unit: str = ""
    options: tuple[str, ...] = ()
    share: Share | None = None
    answered_by: str = ""
    group: str = ""
    help: str = ""


class Option(Record, frozen=True):
    """One possible answer."""

    value: str
    label: str
    help: str = ""


class Question(Record, frozen=True):
    """An everyday question whose answer is the fact `key`."""

    key: str
    text: str
    type: QuestionType
    help: str = ""
    options: tuple[Option, ...] = ()
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    asked_when: str = ""


class Deferral(Record, frozen=True):
    """容缺: the paper may follow within `days` working days of acceptance."""

    days: int
    basis: Reference


class ItemMaterial(Record, frozen=True):
    """A paper as one item asks for it; `name` is what the item prints when it differs."""

    material: str
    name: str = ""
    required_when: str = ""
    necessity: Necessity = Necessity.REQUIRED
    priority: Priority = Priority.MAIN
    form: CopyForm = CopyForm.ELECTRONIC
    copies: int = 1
    commitment: Reference | None = None
    deferral: Deferral | None = None
    share: Share | None = None
    note: str = ""
    code: str = ""
    source: str = ""
    extra: dict[str, str] = {}


class ItemField(Record, frozen=True):
    """A form field as one item asks for it."""

    field: str
    required_when: str = ""
    label: str = ""


class Result(Record, frozen=True):
    """What a positive decision yields: a paper other items may need, data elements they may ask."""

    name: str
    material: str = ""
    fields: tuple[str, ...] = ()
    valid: str = ""
    sample_url: str = ""


class SpecialProcedure(Record, frozen=True):
    """特别程序 (行政许可法 45): time not counted in the limit, told to the applicant in writing."""

    name: str
    days: int
    basis: Reference
    when: str = ""
    stops_clock: bool = True
    unit: Unit = Unit.WORKDAYS


class Dependency(Record, frozen=True):
    """This item can only begin when `item` is decided, because of `reason`."""

    item: str
    reason: str
    basis: Reference | None = None


class Fee(Record, frozen=True):
    """What is charged, in yuan; None when the amount follows a tariff told in `note`."""

    name: str
    basis: Reference
    yuan: float | None = None
    note: str = ""


class Step(Record, frozen=True):
    """A stage of the office's process, as the guide prints it."""

    name: str
    days: int | None = None
    detail: str = ""


class Faq(Record, frozen=True):
    """A frequent question and its answer."""

    question: str
    answer: str


class Item(Record, frozen=True):
    """One 事项 of one department."""

    code: str
    name: str
    department: str
    kind: Kind
    basis: tuple[Reference, ...] = ()
    summary: str = ""
    common_names: tuple[str, ...] = ()
    applies_when: str = ""
    materials: tuple[ItemMaterial, ...] = ()
    fields: tuple[ItemField, ...] = ()
    results: tuple[Result, ...] = ()
    statutory: tuple[Limit, ...] = ()
    promised: tuple[Limit, ...] = ()
    special_procedures: tuple[SpecialProcedure, ...] = ()
    inspection: bool = False
    visits: int | None = None
    visits_reason: str = ""
    fees: tuple[Fee, ...] = ()
    depends_on: tuple[Dependency, ...] = ()
    conditions: tuple[str, ...] = ()
    process: tuple[Step, ...] = ()
    level: Level | None = None
    implementation_code: str = ""
    basic_code: str = ""
    handling_code: str = ""
    service_objects: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    channels: tuple[Channel, ...] = ()
    co_departments: tuple[str, ...] = ()
    express: bool | None = None
    bookable: bool | None = None
    quantity_limit: str = ""
    agencies: str = ""
    contact: Contact = Contact()
    faqs: tuple[Faq, ...] = ()
    note: str = ""
    effective: date | None = None
    until: date | None = None
    samples: tuple[str, ...] = ()
    extra: dict[str, str] = {}


class Component(Record, frozen=True):
    """A 联办事项 of a one-thing. Those with the same `alternative` exclude each other."""

    item: str
    applies_when: str = ""
    reason: str = ""
    optional: bool = False
    alternative: str = ""


class JointInspection(Record, frozen=True):
    """联合勘验: these items' on-site checks happen in one visit."""

    name: str
    items: tuple[str, ...]
    basis: Reference


class Tally(Record, frozen=True):
    """A declared set of figures; None where the publisher names none."""

    days: float | None = None
    materials: int | None = None
    visits: int | None = None
    steps: int | None = None
    fields: int | None = None


class Anchor(Record, frozen=True):
    """A published reform elsewhere, shown beside ours with its source and baseline named."""

    place: str
    baseline: str
    reference: Reference
    before: Tally = Tally()
    after: Tally = Tally()


class OneThing(Record, frozen=True):
    """One business event: several items, one application.

    `materials` and `fields` belong to the package as a whole (published guides do not always say
    which item a paper is for). `promised` is what the publisher promises for the whole;
    `declared_before`/`declared_after` are the publisher's own figures, never ours.
    """

    code: str
    title: str
    stage: Stage
    lead_department: str
    components: tuple[Component, ...]
    summary: str = ""
    common_names: tuple[str, ...] = ()
    basis: tuple[Reference, ...] = ()
    questions: tuple[str, ...] = ()
    materials: tuple[ItemMaterial, ...] = ()
    fields: tuple[ItemField, ...] = ()
    joint_inspections: tuple[JointInspection, ...] = ()
    promised: tuple[Limit, ...] = ()
    visits: int | None = None
    co_departments: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    process: tuple[Step, ...] = ()
    fees: tuple[Fee, ...] = ()
    declared_before: Tally = Tally()
    declared_after: Tally = Tally()
    anchors: tuple[Anchor, ...] = ()
    contact: Contact = Contact()
    faqs: tuple[Faq, ...] = ()
    note: str = ""
    area: str = ""
    implementation_code: str = ""
    theme_code: str = ""
    samples: tuple[str, ...] = ()
    extra: dict[str, str] = {}


class LocalTerms(Record, frozen=True):
    """What one district says of an item: its promise, visits, where to go. Merged into the item."""

    item: str
    promised: tuple[Limit, ...] = ()
    visits: int | None = None
    visits_reason: str = ""
    channels: tuple[Channel, ...] = ()
    contact: Contact = Contact()
    implementation_code: str = ""
    samples: tuple[str, ...] = ()


class Catalogue(Record, frozen=True):
    """Everything one edition holds, each part sorted by its key."""

    name: str
    departments: tuple[Department, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    questions: tuple[Question, ...] = ()
    fields: tuple[Field, ...] = ()
    materials: tuple[Material, ...] = ()
    items: tuple[Item, ...] = ()
    one_things: tuple[OneThing, ...] = ()
