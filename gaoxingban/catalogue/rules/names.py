"""Names of papers: what a paper is, and the plain form under which printed variants meet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

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

# Notes in brackets that say in which form or where a paper is handed in, not which paper it is.
_FORM = r"(?:原件|复印件|扫描件|影印件|电子版|电子件|电子照|纸质|正本|副本|正副本|正、副本|正反面)"
_FORM_NOTE = re.compile(
    rf"{_FORM}(?:[和及与、/或]*{_FORM})*|加盖.*章|可承诺|仅供参考|样[表张]"
    r"|[^()]*[市州](?:/[^()]*[市州])*|详见.*|(?:及|含)附[图件]|[一二两三四\d]+[式份张].*"
)
_NOTE = re.compile(
    rf"{_FORM}(?:[和及与、/或]*{_FORM})*|(?:盖章|加盖)?.*(?:公章|专用章|盖章.*)|txt格式|可承诺|仅供参考|样[表张]"
    r"|[^()]*[市州](?:/[^()]*[市州])*|详见.*|(?:及|含)附[图件]|[一二两三四\d]+[式份张].*"
)
_NOTE = re.compile(r"\(([^()]*)\)")
_FORM_END = re.compile(rf"(?:[和及与、的]*(?:{_FORM}))+$")
_COUNT = re.compile(r"[一二两三四五\d]+[份张套]$|^[一二两]张|各?一式[一二两三四五\d]+份$")
_LEAD = re.compile(r"^(?:提供|提交|出示|交验|附)")
# 单位申报的，提供《…函》 asks for the paper inside the book marks.
_ASKED = re.compile(r"^[^《》]{2,12}(?:提供|提交|交验)《([^《》]+)》$")
_MARKS = re.compile(r"[《》〈〉“”‘’\"'「」『』\s。；;：:,，_]")
# Written one way or the other, always the same thing.
_SAME = (
    (re.compile(r"居民身份证"), "身份证"),
    (re.compile(r"(?:居民)?户口[本簿]"), "户口簿"),
    (re.compile(r"相片"), "照片"),
    (re.compile(r"(?:企业法人|企业)营业执照"), "营业执照"),
    (re.compile(r"(?:证明)(?:材料|文件|资料)"), "证明"),
    (re.compile(r"资料"), "材料"),
    (re.compile(r"证书(?!编号)"), "证"),
    (re.compile(r"表格"), "表"),
    (re.compile(r"委托代理|代理委托"), "授权委托"),
    (re.compile(r"和|及其?|与|、|/"), "、"),
    (re.compile(r"或者"), "或"),
    (re.compile(r"其它"), "其他"),
    (re.compile(r"签[定署]"), "签订"),
    (re.compile(r"中华人民共和国护照|中国护照"), "中国护照"),
    (re.compile(r"聘请"), "聘用"),
    (re.compile(r"经办人员"), "经办人"),
    (re.compile(r"驾驶员"), "驾驶人"),
    (re.compile(r"社保卡"), "社会保障卡"),
    (re.compile(r"技术标准"), "标准"),
    (re.compile(r"往来(?=港澳通行证)"), ""),
    (re.compile(r"大陆居民(?=往来台湾通行证)"), ""),
    (re.compile(r"华侨交验"), ""),
    (re.compile(r"机动车(?=驾驶证|行驶证)"), ""),
    (re.compile(r"证件照(?!片)"), "证件照片"),
    (re.compile(r"照片、照片"), "照片、"),
    (re.compile(r"或其他"), "或"),
    (re.compile(r"的"), ""),
)


def kind_of(name: str) -> MaterialKind:
    """What a paper is, by the last word of its name; 其他 when that does not tell.

    >>> [kind_of(name).value for name in ("《立案申请表》", "营业执照（副本）", "消防设施平面图", "情况说明")]
    ['申请表', '证照', '图纸', '其他']
    """
    bare = _ASIDE.sub("", _ASIDE.sub("", name))
    return next((kind for kind, end in _KINDS if re.search(end, bare)), MaterialKind.OTHER)


@lru_cache(maxsize=65_536)
def plain(name: str) -> str:
    """The name without book marks, form of copy, number of copies, width of letters.

    Two names with the same plain form are very probably one paper; a person still decides.

    >>> {plain(n) for n in ("《营业执照》（副本）", "企业法人营业执照复印件", "营业执照正、副本")}
    {'营业执照'}
    >>> plain("身份证明") == plain("身份证")
    False
    """
    asked = _ASKED.fullmatch(name)
    text = _MARKS.sub("", unicodedata.normalize("NFKC", asked[1] if asked else name))
    text = _NOTE.sub(lambda note: "" if _FORM_NOTE.fullmatch(note[1]) else note[0], text)
    text = _FORM_END.sub("", _COUNT.sub("", _LEAD.sub("", text)))
    for pattern, written in _SAME:
        text = pattern.sub(written, text)
    return text or name
