"""A small town's entries: enough one-things and items for everyday queries to be told apart."""

from __future__ import annotations

from collections.abc import Iterator

from gaoxingban.portal.search.rules.document import Writing

OWN, IMPORTED = "gaoyao", "elsewhere"

# code, title, everyday names, words, summary
_ONE_THINGS = (
    (
        "open-restaurant",
        "开办餐饮店",
        "开饭店 烧烤店 奶茶店 大排档",
        "开办",
        "开餐馆要办的证一次办齐",
    ),
    ("open-shop", "开办便利店", "小卖部 士多 超市", "开办", "卖食品和日用品的小店"),
    ("open-pharmacy", "开办药店", "药房 卖药", "开办", "零售药品"),
    ("open-transport", "开办运输企业", "货车 拉货 跑货运", "开办", "道路货物运输"),
    ("change-details", "企业信息变更", "改名 换法人 搬地址", "变更", "登记的信息变了，各处一起改"),
    (
        "close-company",
        "企业注销登记",
        "关公司 不干了",
        "退出",
        "公司不再经营，税务、社保、登记一次了结",
    ),
    ("water-power-gas", "水电气网联合报装", "通水通电 拉电", "建设", "新建房屋接水电气和网络"),
    ("start-building", "工程建设项目开工", "盖楼 施工证", "建设", "领施工许可前后的事"),
    ("credit-repair", "企业信用修复", "失信 黑名单", "经营", "改正以后撤下公示"),
    (
        "listing-check",
        "企业上市合法合规信息核查",
        "上市 无违规证明",
        "经营",
        "一份报告代替各部门的证明",
    ),
    ("bankruptcy", "企业破产信息核查", "破产", "退出", "管理人一次查清"),
)
# code, title, everyday names, department, summary, papers
_ITEMS = (
    ("food-licence", "食品经营许可（新办）", "卫生证 食品证", "市场监督管理局", "餐饮和食品销售", "身份证"),
    ("food-cancel", "食品经营许可注销", "", "市场监督管理局", "不再经营食品", "食品经营许可证"),
    ("tobacco", "烟草专卖零售许可证新办", "卖烟 烟证", "烟草专卖局", "卖卷烟要有的证", "营业执照"),
    ("sign", "设置大型户外广告及在城市建筑物、设施上悬挂、张贴宣传品审批", "招牌 门头", "城市管理和综合执法局",
     "店面挂招牌", "效果图"),
    ("fire", "公众聚集场所投入使用、营业前消防安全检查", "消防证", "消防救援大队", "开业前消防检查", "平面图"),
    ("drain", "城镇污水排入排水管网许可", "排水证", "水利局", "餐饮店排污水", "排水图"),
    ("company", "公司设立登记", "开公司 营业执照", "市场监督管理局", "新公司领营业执照", "章程 身份证"),
    ("drug", "药品零售企业许可", "药店证", "市场监督管理局", "开药店要有的证", "执业药师证"),
    ("road", "道路货物运输经营许可", "营运证", "交通运输局", "跑货运要有的证", "车辆行驶证"),
    ("build", "建筑工程施工许可证核发", "施工证", "住房和城乡建设局", "开工前领", "规划许可证"),
    ("hiring", "就业登记", "招工", "人力资源和社会保障局", "新招员工", "劳动合同"),
    ("seal", "公章刻制备案", "刻章", "公安局", "刻公章以后备案", "营业执照"),
)  # fmt: skip
_IMPORTED = (
    ("g1", "保全现状公证指引", "", "司法厅"),
    ("g2", "公证员一般任职", "", "司法厅"),
    ("g3", "律师执业证书注销审核", "注销律师证,律师证注销", "司法厅"),
    ("g4", "专职律师执业许可", "专职 律师 执业", "司法厅"),
    ("g5", "中国税收居民身份证明的开具", "", "税务局"),
    ("g6", "居民身份证办理进度查询", "", "公安厅"),
    ("g7", "首次办理外国人永久居留身份证", "", "公安局"),
    ("g8", "食品经营许可查询", "", "市场监督管理局"),
    ("g9", "社会计划生育服务", "", "卫生健康委员会"),
    ("g10", "会计从业资格认定", "", "财政厅"),
    ("g11", "餐饮服务从业人员培训", "", "市场监督管理局"),
    ("g12", "医师执业注册", "", "卫生健康委员会"),
    ("g13", "IC卡道路运输证补办", "", "交通运输厅"),
    ("g14", "绿化树木砍伐审批", "砍树", "林业局"),
)


def town() -> Iterator[Writing]:
    """The district's own entries."""
    for code, title, aliases, stage, summary in _ONE_THINGS:
        yield Writing(
            kind="one_thing",
            code=code,
            title=title,
            aliases=tuple(aliases.split()),
            department="市场监督管理局",
            words=(stage,),
            summary=summary,
            codes=(code,),
        )
    for code, title, aliases, department, summary, papers in _ITEMS:
        yield Writing(
            kind="item",
            code=code,
            title=title,
            aliases=tuple(aliases.split()),
            department=department,
            summary=summary,
            papers=tuple(papers.split()),
            codes=(code, f"1144128300{code}"),
        )


def elsewhere() -> Iterator[Writing]:
    """Entries imported from another portal."""
    for code, title, aliases, department in _IMPORTED:
        yield Writing(
            kind="item",
            code=code,
            title=title,
            aliases=tuple(filter(None, aliases.split(","))),
            department=department,
        )


def many(count: int) -> Iterator[Writing]:
    """More items than fit on a page."""
    for n in range(count):
        yield Writing(kind="item", code=f"m{n}", title=f"第{n}号许可证", department="水利局")


def odd(title: str) -> Iterator[Writing]:
    """One item with an odd title."""
    yield Writing(kind="item", code="odd", title=title)
