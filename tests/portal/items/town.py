"""A small town's catalogue, with something of everything a guide can say."""

from __future__ import annotations

from datetime import UTC, date, datetime

from gaoxingban.catalogue.models import Edition
from gaoxingban.catalogue.rules.model import (
    Amount,
    Catalogue,
    Component,
    Contact,
    Deferral,
    Department,
    Dependency,
    Faq,
    Fee,
    Field,
    Item,
    ItemField,
    ItemMaterial,
    Limit,
    Material,
    OneThing,
    Option,
    Parameter,
    Question,
    Reference,
    Result,
    Share,
    SpecialProcedure,
    Step,
)
from gaoxingban.catalogue.rules.words import (
    Channel,
    FieldType,
    Kind,
    Level,
    MaterialKind,
    Priority,
    QuestionType,
    Stage,
)
from gaoxingban.catalogue.services import publish_edition

LAW = Reference(
    "食品安全法", "第三十五条", number="主席令第二十一号", text="国家对食品生产经营实行许可制度。"
)
RULES = Reference("食品经营许可和备案管理办法", "第二十一条")
LOCAL = Reference("示例承诺", trust="示例")
SHARING = Reference("广东省优化营商环境条例", "第三十四条")
SINCE = date(2023, 12, 1)

FOOD = Item(
    code="food",
    name="食品经营许可",
    department="market",
    kind=Kind.LICENCE,
    basis=(LAW,),
    summary="卖吃的要先办这个证。",
    common_names=("卫生证", "食品证"),
    applies_when="trade == 'catering' && (area >= limit.small || !home)",
    materials=(
        ItemMaterial("licence", name="营业执照副本复印件"),
        ItemMaterial(
            "drawing",
            required_when="area >= limit.small",
            priority=Priority.SECONDARY,
            deferral=Deferral(5, SHARING),
            note="手画也可以。",
        ),
        ItemMaterial("letter", commitment=SHARING, required_when="'cold' in dishes"),
    ),
    fields=(ItemField("name"), ItemField("area", required_when="home")),
    results=(Result("食品经营许可证", valid="五年"),),
    statutory=(Limit(20, date(2015, 10, 1), RULES), Limit(10, SINCE, RULES)),
    promised=(Limit(5, date(2026, 1, 1), LOCAL), Limit(3, date(2099, 1, 1), LOCAL)),
    special_procedures=(SpecialProcedure("现场核查", 3, LAW, when="home"),),
    visits=1,
    visits_reason="要当面核对身份",
    fees=(Fee("工本费", LAW, yuan=0),),
    depends_on=(Dependency("start", "先有执照"),),
    conditions=("有固定的经营场所",),
    process=(Step("受理", 1, "当场给回执"), Step("决定", 4)),
    level=Level.COUNTY,
    service_objects=("企业法人", "自然人"),
    themes=("准营准办",),
    channels=(Channel.WINDOW, Channel.ONLINE),
    contact=Contact(place="政务大厅一楼", phone="0758-000000", url="https://example.org/food"),
    faqs=(Faq("多久换证？", "五年。"),),
    samples=("promised",),
    extra={"TASK_TAG": "原文如此", "来源链接": "javascript:alert(1)"},
)
START = Item(
    code="start",
    name="企业设立登记",
    department="market",
    kind=Kind.REGISTRATION,
    promised=(Limit(0, SINCE, LOCAL),),
    contact=Contact(url="javascript:alert(1)"),
)
SIGN = Item(
    code="44/sign?1",
    name="户外招牌备案 <b>",
    department="urban",
    kind=Kind.FILING,
    themes=("城市管理",),
    service_objects=("企业法人",),
    until=date(2098, 12, 31),
)
GONE = Item(
    code="gone", name="已取消的事项", department="urban", kind=Kind.FILING, until=date(2020, 1, 1)
)

TOWN = Catalogue(
    name="town",
    departments=(
        Department("market", "市场监督管理局", contact=Contact(hours="周一至周五")),
        Department("urban", "城市管理局"),
    ),
    parameters=(
        Parameter("small", "小餐饮面积", "平方米", (Amount(150, date(2020, 1, 1), RULES),)),
    ),
    questions=(
        Question(
            "trade", "做什么生意？", QuestionType.CHOICE,
            options=(Option("catering", "餐饮"), Option("retail", "零售")),
        ),
        Question("area", "经营面积有多大？", QuestionType.NUMBER, unit="平方米"),
        Question("home", "在自己家里做吗？", QuestionType.YES_NO),
        Question(
            "dishes", "做哪些菜？", QuestionType.CHOICES,
            options=(Option("cold", "凉菜"), Option("hot", "热菜")),
        ),
    ),
    fields=(Field("name", "企业名称", FieldType.TEXT), Field("area", "面积", FieldType.NUMBER, unit="平方米")),
    materials=(
        Material(
            "licence", "营业执照", MaterialKind.LICENCE, aliases=("执照",), issuer="市场监管部门",
            share=Share("市场监管部门", "电子营业执照", SHARING),
        ),
        Material("drawing", "平面图", MaterialKind.DRAWING, sample_url="javascript:alert(1)"),
        Material("letter", "承诺书", MaterialKind.STATEMENT),
    ),
    items=(FOOD, START, SIGN, GONE),
    one_things=(
        OneThing("open-restaurant", "开办餐饮店", Stage.OPEN, "market", (Component("food"),)),
    ),
)  # fmt: skip


def publish(
    catalogue: Catalogue = TOWN,
    *,
    collection: str = "gaoyao",
    title: str = "小镇目录",
    since: date = date(2020, 1, 1),
) -> Edition:
    """An edition of a catalogue, in force since long ago."""
    return publish_edition(
        catalogue=catalogue,
        collection=collection,
        title=title,
        effective_from=since,
        at=datetime(2026, 1, 1, tzinfo=UTC),
        actor="设计员",
    )
