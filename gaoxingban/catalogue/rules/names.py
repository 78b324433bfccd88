"""Names of papers: what a paper is, and which names may mean the same one."""

from __future__ import annotations

import re

from gaoxingban.catalogue.rules.words import MaterialKind

# Read from the end of a name, where Chinese names its thing; the first that fits decides.
_KINDS = (
    (MaterialKind.IDENTITY, r"身份证(复印|原)?件?$|身份证明$|身份证件$|护照$|户口[本簿]$"),
    (MaterialKind.STATEMENT, r"(承诺[书函]|声明|保证书)$"),
    (
        MaterialKind.FORM,
        r"(申请|申报|登记|审批|备案|推荐|认定|配发)?(表格?|书表)$|申[请报]书$|申请$",
    ),
    (MaterialKind.RULEBOOK, r"(制度|章程|预案|规程|制度文本)$"),
    (MaterialKind.CONTRACT, r"(合同|协议)书?$"),
    (MaterialKind.REPORT, r"报告书?$"),
    (MaterialKind.DRAWING, r"图纸?$"),
    (MaterialKind.PHOTO, r"(照片|相片|(?<![执牌])照)$"),
    (MaterialKind.CERTIFICATE, r"(证明|证明材料|证明文件|委托书|决定书|裁定书)$"),
    (MaterialKind.LICENCE, r"(执照|许可证|证书|证|批文|批复|批准书|[正副]本)$"),
)
_ASIDE = re.compile(
    r"[（(【\[][^（）()【】\[\]]*[）)】\]]|[《》“”\"\s]|(原件|复印件|扫描件|电子版)$"
)


def kind_of(name: str) -> MaterialKind:
    """What a paper is, by the last word of its name; 其他 when that does not tell.

    >>> [kind_of(name).value for name in ("《立案申请表》", "营业执照（副本）", "消防设施平面图", "情况说明")]
    ['申请表', '证照', '图纸', '其他']
    """
    bare = _ASIDE.sub("", _ASIDE.sub("", name))
    return next((kind for kind, end in _KINDS if re.search(end, bare)), MaterialKind.OTHER)
