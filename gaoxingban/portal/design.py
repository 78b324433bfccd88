"""The living page of the design: every token and every component in every state."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from gaoxingban.portal import tokens
from gaoxingban.portal.components import (
    Cell,
    Choice,
    Column,
    Crumb,
    FieldError,
    Figure,
    Stage,
    Table,
    Term,
    Tile,
    TileGroup,
)
from gaoxingban.portal.lanes import Lane, Lanes, Pause
from gaoxingban.portal.preferences import CHOICES

CRUMBS = (Crumb(label=_("界面规范")),)
KINDS = (
    ("permit", _("许可")),
    ("commitment", _("告知承诺")),
    ("filing", _("备案")),
    ("registration", _("登记")),
    ("check", _("核验")),
    ("service", _("公共服务")),
    ("sample", _("示例")),
    ("late", _("逾期")),
    ("critical", _("决定总时长")),
    ("done", _("已办结")),
)
PREMISES = (
    Choice(value="shop", label=_("临街铺面")),
    Choice(value="mall", label=_("商场里的铺位"), hint=_("由商场统一做过消防验收的，请选这一项")),
    Choice(value="home", label=_("自己家里"), disabled=True),
)
YES_NO = (Choice(value="yes", label=_("是")), Choice(value="no", label=_("否")))
ERRORS = (
    FieldError(field="premises-wrong", message=_("请选一种经营场所")),
    FieldError(field="area-wrong", message=_("面积请填大于 0 的数")),
)
TERMS = (
    Term(term=_("经营面积"), value=_("80 平方米"), change_href="#summary"),
    Term(
        term=_("办理部门"),
        value=_("高要区市场监督管理局"),
        hint=_("窗口：政务服务中心一楼（示例）"),
    ),
    Term(
        term=_("承诺时限"),
        value=_("10 个工作日"),
        lines=(
            _("法定时限 20 个工作日（行政许可法第四十二条）。"),
            _("部门承诺缩短为 10 个工作日（示例）。"),
        ),
    ),
)
FIGURES = (
    Figure(
        label=_("环节"),
        before=9,
        after=4,
        unit=_("步"),
        saved=_("少 5 步"),
        lines=(
            _("逐项办理：三个事项各要申请、受理、领证，共 9 步。"),
            _("一件事：合为 4 步。"),
        ),
    ),
    Figure(label=_("跑动"), before=3, after=0, unit=_("趟"), saved=_("不用跑")),
    Figure(
        label=_("材料"),
        before=17,
        after=6,
        unit=_("份"),
        saved=_("少 11 份"),
        lines=(
            _("营业执照：由电子证照取得，不再提交。"),
            _("身份证明：三个事项只交一次。"),
        ),
        basis=_("《广东省优化营商环境条例》第三十四条"),
    ),
    Figure(label=_("字段"), before=96, after=41, unit=_("栏"), saved=_("少 55 栏")),
    Figure(label=_("工作日"), before=35, after=20, unit=_("天"), saved=_("少 15 天")),
    Figure(label=_("办事成本"), before="2,480", after="610", unit=_("元"), saved=_("省 1,870 元")),
)
TABLE = Table(
    caption=_("要交的材料（示例）"),
    columns=(
        Column(label=_("材料")),
        Column(label=_("由谁提供")),
        Column(label=_("类别")),
        Column(label=_("份数"), number=True),
    ),
    rows=(
        (
            Cell(text=_("食品经营许可申请书"), href="#table"),
            Cell(text=_("申请人填写")),
            Cell(text=_("许可"), kind="permit"),
            Cell(text=1),
        ),
        (
            Cell(text=_("营业执照"), hint=_("电子证照，系统自取")),
            Cell(text=_("市场监管部门")),
            Cell(text=_("登记"), kind="registration"),
            Cell(text=0),
        ),
        (
            Cell(text=_("户外招牌效果图")),
            Cell(text=_("申请人上传")),
            Cell(text=_("备案"), kind="filing"),
            Cell(text=2),
        ),
    ),
)
TILES = (
    TileGroup(
        title=_("准入准营"),
        tiles=(
            Tile(
                title=_("开办餐饮店"),
                href="#tiles",
                text=_("执照、食品经营许可、招牌备案一次办"),
                note=_("最多 5 个事项"),
            ),
            Tile(title=_("开办便利店"), href="#tiles", text=_("卖烟、卖药、卖食品都在一张表里")),
        ),
    ),
    TileGroup(
        title=_("工程建设"),
        tiles=(Tile(title=_("水电气网联合报装"), href="#tiles", text=_("一次踏勘，四家同来")),),
    ),
    TileGroup(
        title=_("注销退出"),
        tiles=(Tile(title=_("企业注销登记"), href="#tiles", sample=True),),
    ),
)
STAGES = (
    Stage(label=_("做什么生意"), state="done", href="#stages"),
    Stage(label=_("场所"), state="done", href="#stages"),
    Stage(label=_("经营项目"), state="current"),
    Stage(label=_("从业人员"), state="ahead"),
    Stage(label=_("核对"), state="ahead"),
)
BOARD = Lanes(
    caption=_("开办餐饮店：20 个工作日（示例）"),
    total=20,
    lanes=(
        Lane(name=_("营业执照"), department=_("市场监督管理局"), start=0, finish=1, critical=True),
        Lane(
            name=_("食品经营许可"),
            department=_("市场监督管理局"),
            href="#lanes",
            start=1,
            finish=20,
            critical=True,
            pauses=(Pause(start=9, finish=13, reason=_("现场检验 4 个工作日，不计入时限")),),
        ),
        Lane(name=_("户外招牌备案"), department=_("城市管理局"), start=1, finish=6, slack=14),
        Lane(name=_("公章刻制备案"), department=_("公安局"), start=1, finish=1, slack=19),
        Lane(name=_("排水许可"), department=_("水利局"), start=4, finish=14, slack=3, late=True),
    ),
)
SHEET_LINES = (_("按您的回答算出来的办事清单，一次告诉您全部要办的事、要交的材料和时限。"),)
# A drawing of a QR code's size and corners; the page that prints a sheet gives a real one.
QR_PLACE = mark_safe(
    '<svg viewBox="0 0 21 21" role="img" aria-label="QR"><path fill="#000" d="M1 1h7v7H1zm1 1v5h5V2z'
    "m1 1h3v3H3zM13 1h7v7h-7zm1 1v5h5V2zm1 1h3v3h-3zM1 13h7v7H1zm1 1v5h5v-5zm1 1h3v3H3zM10 2h1v3h-1z"
    'M9 9h3v1H9zM12 12h2v2h-2zM16 11h3v1h-3zM15 15h1v4h-1zM18 16h2v2h-2zM10 16h2v3h-2z"/></svg>'
)
SPACES = tuple(range(1, 9))
TYPE_SIZES = ("display", "h1", "h2", "h3", "lead", "body", "small")


@require_safe
def design(request: HttpRequest) -> HttpResponse:
    """Tokens with their contrast in every scheme, and each component in each state."""
    schemes = {choice.value: choice.label for choice in CHOICES if choice.value in tokens.SELECTORS}
    pages = Paginator(range(120), 10)
    return render(
        request,
        "portal/design/page.html",
        {
            "crumbs": CRUMBS,
            "schemes": schemes,
            "pairs": [(label, tokens.pairs(scheme)) for scheme, label in schemes.items()],
            "colours": tokens.colours("light"),
            "type_sizes": TYPE_SIZES,
            "spaces": SPACES,
            "kinds": KINDS,
            "premises": PREMISES,
            "yes_no": YES_NO,
            "ticked": ["shop", "mall"],
            "errors": ERRORS,
            "terms": TERMS,
            "figures": FIGURES,
            "table": TABLE,
            "tiles": TILES,
            "stages": STAGES,
            "page": pages.page(5),
            "numbers": pages.get_elided_page_range(5, on_each_side=1, on_ends=1),
            "board": BOARD,
            "sheet_lines": SHEET_LINES,
            "qr": QR_PLACE,
        },
    )
