"""Milliseconds a query over 12,000 items, beside what one would write without an index.

The peer is LIKE '%…%' over title and summary with the query as typed: it knows no everyday names, no
synonyms, no pinyin and no order, and still reads every row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import product
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from django.db.models import Q

from benchmarks.table import Row
from gaoxingban.portal.search.models import Entry
from gaoxingban.portal.search.queries import search, suggest
from gaoxingban.portal.search.rules.document import Writing
from gaoxingban.portal.search.services import replace_entries
from tests.postgres import NotInstalledError, cluster, default_database

ROUNDS, GOAL = 5, "≤ 20 ms"
QUERIES = (
    "烧烤", "我想开一家烧烤店", "开饭店", "kaifandian", "kfd", "canyin", "卖烟", "烟证", "关公司", "公司不干了", "士多",
    "小卖部", "药房", "拉货", "换法人", "搬地址", "通水通电", "盖楼", "失信", "上市", "破产", "招牌", "消防检查",
    "营业执照", "食品经营许可证 变更", "道路运输", "身份证", "律师证", "公证", "登记", "许可", "xuke", "yyzz",
    "在镇上开奶茶店要办什么证多久能拿到", "没有这样的事情吧", "施工许可证 延期", "污水", "税", "人力资源 招聘", "OR 1=1 *",
)  # fmt: skip
TYPED = ("开", "开饭", "餐", "kai", "kaifan", "kfd", "食品经", "消防", "注销", "sp", "登记", "xuke")
OBJECTS = (
    "食品经营许可", "药品零售许可", "烟草专卖零售许可", "道路货物运输经营许可", "公共场所卫生许可", "建筑工程施工许可",
    "城镇污水排入排水管网许可", "户外广告设置审批", "机动车维修经营备案", "医疗机构执业登记", "律师执业许可", "公司登记",
    "个体工商户登记", "农民专业合作社登记", "人力资源服务许可", "劳务派遣经营许可", "出版物零售许可", "娱乐场所经营许可",
    "旅馆业特种行业许可", "公章刻制备案", "消防安全检查", "建设用地规划许可", "建设工程规划许可", "林木采伐许可", "取水许可",
    "动物防疫条件审核", "兽药经营许可", "农药经营许可", "种子生产经营许可", "危险化学品经营许可", "成品油零售经营资格审批",
    "民办学校设立审批", "教师资格认定", "医师执业注册", "护士执业注册", "社会保险登记", "失业保险金申领", "住房公积金缴存登记",
    "不动产权属登记", "居民身份证核发", "普通护照签发", "机动车驾驶证核发", "残疾人证核发", "公证服务指引", "税务登记信息确认",
)  # fmt: skip
ACTS = (
    "新办",
    "变更",
    "延续",
    "注销",
    "补发",
    "换发",
    "信息查询",
    "进度查询",
    "办理指引",
    "年度报告",
)
SCOPES = (
    "单位", "个人", "分支机构", "外商投资", "连锁门店", "跨区迁入", "跨区迁出", "小微企业", "港澳台投资", "临时", "初次申请", "到期换证",
    "地址变更", "名称变更", "负责人变更", "范围调整", "遗失", "损毁", "网上办理", "窗口办理", "农村", "城区", "园区", "委托代办",
    "告知承诺", "容缺受理", "联合办理",
)  # fmt: skip
EVERYDAY = ("开饭店", "烟证", "药店", "跑货运", "刻章", "招牌", "驾照", "律师证", "网吧", "旅馆")
DEPARTMENTS = ("市场监督管理局", "住房和城乡建设局", "交通运输局", "卫生健康局", "公安局", "税务局")


def run() -> list[Row]:
    """All figures of one run: SQLite, then PostgreSQL where it is installed."""
    rows = _measured("SQLite", _sqlite())
    try:
        return rows + _measured("PostgreSQL", _postgresql())
    except NotInstalledError:
        return rows


def _measured(name: str, database: AbstractContextManager[None]) -> list[Row]:
    with database:
        began = perf_counter()
        count = replace_entries(collection="many", digest="1", told=_writings())
        indexing = perf_counter() - began
        found, typed = _milliseconds(search, QUERIES), _milliseconds(suggest, TYPED)
        scanned = _milliseconds(_like, QUERIES)
    what, peer = f"{name}, {count:,} entries", f"LIKE on {name}"
    faster = median(scanned) / median(found)
    return [
        Row(name=f"{what}: a query, median", figure=median(found), unit="ms", ratio_to=peer, ratio=faster, goal=GOAL),
        Row(name=f"{what}: a query, 95th percentile", figure=quantiles(found, n=20)[-1], unit="ms", goal=GOAL),
        Row(name=f"{what}: a suggestion, median", figure=median(typed), unit="ms", goal=GOAL),
        Row(name=peer, figure=median(scanned), unit="ms"),
        Row(name=f"{what}: index all anew", figure=indexing, unit="s"),
    ]  # fmt: skip


def _milliseconds(ask: Callable[[str], object], queries: Sequence[str]) -> list[float]:
    """Every query `ROUNDS` times, after one round to warm up."""
    times = []
    for warm in range(ROUNDS + 1):
        for query in queries:
            began = perf_counter()
            ask(query)
            if warm:
                times.append((perf_counter() - began) * 1000)
    return times


def _like(query: str) -> list[Entry]:
    """The peer: the first twenty of all that hold the query as typed."""
    held = Q(title__contains=query) | Q(summary__contains=query)
    return list(Entry.objects.filter(held)[:20])


def _writings() -> Iterator[Writing]:
    """Objects × acts × scopes: titles as real catalogues print them, many alike."""
    for n, (scope, act, name) in enumerate(product(SCOPES, ACTS, OBJECTS)):
        yield Writing(
            kind="one_thing" if n % 300 == 0 else "item",
            code=f"4412830{n:06}",
            sort="许可",
            title=f"{name}{act}（{scope}）",
            aliases=(f"{name[:4]}{act}", EVERYDAY[n % len(EVERYDAY)]) if n % 7 == 0 else (),
            department=DEPARTMENTS[n % len(DEPARTMENTS)],
            words=(scope,),
            summary=f"{scope}申请{name}{act}，由{DEPARTMENTS[n % len(DEPARTMENTS)]}受理，符合条件的当场或者在承诺期限内办结。",
            papers=("营业执照", "法定代表人身份证", f"{name}申请表", "场所证明"),
        )


@contextmanager
def _sqlite() -> Iterator[None]:
    with (
        TemporaryDirectory() as folder,
        default_database(f"sqlite:///{Path(folder) / 'search.sqlite3'}"),
    ):
        yield


@contextmanager
def _postgresql() -> Iterator[None]:
    with cluster() as url, default_database(url):
        yield
