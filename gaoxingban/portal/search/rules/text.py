"""Text as search sees it: folded to one form, cut into runs, and runs into overlapping pairs.

Every Chinese substring of a text is a phrase of its pairs, so no word is lost to a wrong
segmentation: 开办餐饮店 → 开办 办餐 餐饮 饮店 店. The lone last character closes the run, so that a
phrase never crosses into the next one, and lets a single character be found as a prefix.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HAN = "\u3400-\u9fff\U00020000-\U0003ffff〇"
_RUNS = re.compile(f"[{HAN}]+|[a-z0-9]+")
_HAN_RUN = re.compile(f"[{HAN}]+")

# Marks that set tokens of other sorts apart from plain pairs; none of them survives `fold`+`runs`.
WHOLE, WORD = "=", "~"
SOUND_START, SOUND_LATER, INITIALS_START, INITIALS_LATER = ">", "+", "^", "!"
MARKS = WHOLE + WORD + SOUND_START + SOUND_LATER + INITIALS_START + INITIALS_LATER

WHOLE_LENGTH = 120
# What comes after this many characters of a query is not read.
LONGEST_QUERY = 100

# Traditional forms met in everyday queries and old shop papers, each above its simplified form.
_TRADITIONAL = (
    "證業開辦飯館煙藥營執註銷變號車運貨戶電氣報裝築許準請書師員稅務險醫療國關學場廠產廣東門點單個體問題"
    "麼樣機構經濟費領導際無違規譽權環評質監燒檔攤鋪舖買賣廢繼續網絡護駕駛註冊設計勞動養離婚後還錢貸農"
    "漁獸種畜醬麵糧鹽億萬價標準職務團隊組織協會議評審驗備齊補辭專利銀行帳賬轉讓歸階級雙邊圖紙樓"
)
_SIMPLIFIED = (
    "证业开办饭馆烟药营执注销变号车运货户电气报装筑许准请书师员税务险医疗国关学场厂产广东门点单个体问题"
    "么样机构经济费领导际无违规誉权环评质监烧档摊铺铺买卖废继续网络护驾驶注册设计劳动养离婚后还钱贷农"
    "渔兽种畜酱面粮盐亿万价标准职务团队组织协会议评审验备齐补辞专利银行账账转让归阶级双边图纸楼"
)
_FOLDED = str.maketrans(_TRADITIONAL, _SIMPLIFIED)


@dataclass(frozen=True)
class Pattern:
    """Tokens in a row; with `prefix` the last one may go on."""

    tokens: tuple[str, ...]
    prefix: bool = False


def fold(text: str) -> str:
    """One form for full and half width, upper and lower case, traditional and simplified.

    >>> fold("ＩＣ卡 營業執照")
    'ic卡 营业执照'
    """
    return unicodedata.normalize("NFKC", text).lower().translate(_FOLDED)


def runs(text: str) -> list[str]:
    """Runs of Chinese characters and of letters or digits; all else only separates.

    >>> runs('“食品”* NEAR(经营-许可)')
    ['食品', 'near', '经营', '许可']
    """
    return _RUNS.findall(fold(text))


def is_han(run: str) -> bool:
    """Whether a run is Chinese characters."""
    return _HAN_RUN.fullmatch(run) is not None


def whole(text: str) -> str:
    """A name without its separators, as one token: how exact matches and beginnings are found."""
    return "".join(runs(text))[:WHOLE_LENGTH]


def pairs(text: str) -> list[str]:
    """The tokens under which any substring of the text can be found.

    >>> pairs("IC卡补办")
    ['ic', '卡补', '补办', '办']
    """
    tokens: list[str] = []
    for run in runs(text):
        tokens += [*_pairs(run), run[-1]] if is_han(run) else [run]
    return tokens


def substring(word: str) -> Pattern:
    """How a word is looked for among pairs.

    >>> substring("餐饮店")
    Pattern(tokens=('餐饮', '饮店'), prefix=False)
    >>> substring("烟")
    Pattern(tokens=('烟',), prefix=True)
    """
    tokens: list[str] = []
    prefix = False
    for run in runs(word):
        prefix = len(run) == 1 or not is_han(run)
        tokens += [run] if prefix else _pairs(run)
    return Pattern(tuple(tokens), prefix)


def places(text: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where the words stand in the text, as merged, ordered (start, end) ranges.

    >>> places("开办餐饮店", ["餐饮", "饮店"])
    ((2, 5),)
    """
    folded = "".join(_same_length(char) for char in text)
    found = sorted(span for word in words if word for span in _spans(folded, word))
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)]


def _same_length(char: str) -> str:
    folded = fold(char)
    return folded if len(folded) == 1 else char


def _spans(text: str, word: str) -> Iterable[tuple[int, int]]:
    return ((m.start(), m.end()) for m in re.finditer(re.escape(word), text))
