"""Which known material a printed name may mean. Only suggestions: a person links, never this.

Characters alone deceive: 设立/注销 forms share all but two of them, 身份证 and 身份证明 all but one. So
every word that changes which paper it is — whose, of what act, of which grade — must be the same
on both sides, and what is left over must be words that change nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

import msgspec
from rapidfuzz import fuzz, process

from gaoxingban.catalogue.rules.model import Material
from gaoxingban.catalogue.rules.names import plain
from gaoxingban.sentences import N_

# Below this likeness (0 to 100) a pair is not even looked at.
LOOK_FROM = 60
# From this length on a single other letter is more likely a slip than another paper.
LONG = 20
SAME_PLAIN = N_("去掉书名号、原件/复印件、正副本等字样后完全相同")
ONLY_NEUTRAL = N_("只差“%(rest)s”这类不改变含义的字")
ONE_LETTER = N_("名称很长，只差一个字，可能是错别字")
OTHER_ORDER = N_("用字完全相同，只是一处写在括号里")

# Words of one group exclude each other: both names must hold the same ones.
_GROUPS: tuple[tuple[str, ...], ...] = (
    # what is done
    ("变更", "注销", "设立", "新办", "新申请", "首次", "初始", "延续", "续期", "延期", "换领", "换发", "换证",
     "补办", "补发", "补换", "遗失", "重新", "再次", "增项", "撤销", "撤回", "迁移", "成立", "预先", "预核",
     "备案", "登记", "审批", "核准", "审核", "评审", "转让", "收回", "终止", "停发", "续发", "先行", "重核", "解除",
     "工作", "评定", "变化", "引进", "出版", "购置", "运输", "进口", "制造", "出口", "储存", "使用", "举报", "检举"),
    # whose
    ("法定代表人", "负责人", "经办人", "代理人", "代办人", "代缴人", "代", "被申请人", "监护人", "押运人",
     "受托人", "委托人", "投资者", "合伙人", "股东", "参保人", "遗属", "职工", "设立人", "举办者", "父母", "子女",
     "配偶", "亲属", "学生", "考生", "被探望人", "持证人", "查询人", "驾驶人", "纳税人", "监事", "理事",
     "董事", "项目", "村民", "外国人", "外籍", "现役", "军人", "单位", "企业", "个人", "学校", "公司", "机构",
     "集体", "机关", "事业", "供养", "雇主", "出质人", "质权人", "发起人", "当事人"),
    ("联营", "合伙", "协议联营", "合伙联营"),
    ("一级", "二级", "三级", "甲级", "乙级"),
    ("小学", "初中", "高中", "大学"),
    ("香港", "澳门", "台湾", "大陆", "内地", "港澳", "外国", "国际", "国内", "境外", "境内", "中国"),
    ("省级", "市级", "县级", "地级"),
    ("报告书", "报告表", "报告"),
    ("身份证明", "身份证件", "身份证"),
    ("申请表", "申请书", "登记表", "申报表", "审批表", "备案表", "推荐表", "推荐书", "报名表", "评审表", "审核表",
     "呈报表", "信息表"),
    ("正本", "副本", "附图", "回执", "译本", "复制"),
    ("原", "旧", "新"),
    ("施工", "设计", "监理", "规划", "勘察", "竣工", "用地"),
    ("专职", "兼职", "公职"),
    ("章程", "协议", "合同", "制度", "承诺", "声明", "说明", "名单", "决议", "意见", "批复", "证明", "介绍"),
    ("名称", "人员", "地址", "住所", "信息"),
    ("生产", "经营", "使用", "养殖", "繁育", "利用"),
    ("经济", "农业", "人口", "水利", "林业", "海洋"),
    ("建筑", "管线", "道路", "市政"),
)  # fmt: skip
# Words that do not change which paper it is.
_NEUTRAL = (
    "有效", "合法", "相关", "有关", "相应", "等", "材料", "文件", "证明", "书", "表", "件", "证", "本", "份",
    "或", "电子", "纸质", "书面", "本省", "我省", "广东省", "中华人民共和国", "申请", "办理", "提供", "提交",
    "(", ")", "[", "]", "-", "各", "该", "由", "为", "出具", "个", "所", "复印", "原件", "需", "须", "地区",
    "申请人", "本人", "授权", "符合规定",
)  # fmt: skip
_CODE = re.compile(r"[A-Za-z]+\d*|\d+|[一二三四五六七八九十]+级")


class Suggestion(msgspec.Struct, frozen=True):
    """A name and the known material it may mean; `score` is 0 to 100, `why` a msgid for `params`."""

    name: str
    material: str
    known_as: str
    score: float
    why: str
    params: dict[str, str] = {}

    def reason(self, translate: Callable[[str], str] = str) -> str:
        """The reason in the reader's language."""
        return translate(self.why) % self.params


def once(suggestions: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """Each pair of names once, the likeliest first."""
    pairs = {frozenset((s.name, s.known_as)): s for s in suggestions}
    return tuple(sorted(pairs.values(), key=lambda s: (-s.score, s.name, s.known_as)))


def suggest(
    names: Iterable[str], known: Sequence[Material], *, limit: int = 3
) -> tuple[Suggestion, ...]:
    """For each printed name the known materials it may mean, the likeliest first.

    A name that exactly is one of a material's names needs no suggestion and gets none for it.
    """
    forms = [(name, material) for material in known for name in (material.name, *material.aliases)]
    plains = [plain(name) for name, _material in forms]
    found: list[Suggestion] = []
    for name in names:
        found.extend(_best(name, forms, plains, limit))
    return tuple(found)


def _best(
    name: str, forms: Sequence[tuple[str, Material]], plains: Sequence[str], limit: int
) -> list[Suggestion]:
    near = process.extract(
        plain(name), plains, scorer=fuzz.ratio, score_cutoff=LOOK_FROM, limit=None
    )
    best: dict[str, Suggestion] = {}
    for _plain, score, position in near:
        known_as, material = forms[position]
        if known_as == name:
            best = {key: s for key, s in best.items() if key != material.key}
            continue
        if material.key in best or name in (material.name, *material.aliases):
            continue
        why = likeness(name, known_as)
        if why is not None:
            reason, params = why
            best[material.key] = Suggestion(
                name, material.key, known_as, round(score, 1), reason, params
            )
    return sorted(best.values(), key=lambda s: -s.score)[:limit]


def likeness(one: str, other: str) -> tuple[str, dict[str, str]] | None:
    """Why two names may mean one paper (a msgid and its params), or None when they may not."""
    left, right = plain(one), plain(other)
    if left == right:
        return SAME_PLAIN, {}
    if _telling(left) != _telling(right):
        return None
    if sorted(_bare(left)) == sorted(_bare(right)) and ("(" in left) != ("(" in right):
        return OTHER_ORDER, {}
    rests = _rests(left, right)
    # Ends that differ on both sides name two things: 认定申请材料, 认定证书.
    if rests[-2] and rests[-1] and left[-1] != right[-1]:
        return None
    if min(len(left), len(right)) >= LONG and sum(map(len, rests)) == 2 and all(rests):
        return ONE_LETTER, {}
    if all(_is_neutral(rest) for rest in rests):
        return ONLY_NEUTRAL, {"rest": "、".join(dict.fromkeys(rest for rest in rests if rest))}
    return None


@lru_cache(maxsize=65_536)
def _telling(text: str) -> frozenset[str]:
    """Every word of a name that changes which paper it is, the longest of each group first."""
    found: set[str] = set(_CODE.findall(text))
    for group in _GROUPS:
        rest = text
        for word in sorted(group, key=len, reverse=True):
            if word in rest:
                found.add(word)
                rest = rest.replace(word, "|")
    return frozenset(found)


def _rests(left: str, right: str) -> list[str]:
    """What stands on one side only."""
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return [
        part
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
        for part in (left[a:b], right[c:d])
    ]


def _bare(text: str) -> str:
    return text.replace("(", "").replace(")", "")


def _is_neutral(rest: str) -> bool:
    for word in sorted(_NEUTRAL, key=len, reverse=True):
        rest = rest.replace(word, "")
    return not rest
