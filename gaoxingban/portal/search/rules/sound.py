"""How names sound: full pinyin and initials, from the name's beginning and from every later syllable.

Letters are joined without a mark between syllables, so `xian` finds both 先 and 西安, and
`kai fan dian` is the same as `kaifandian`.
"""

from __future__ import annotations

from collections.abc import Sequence

from gaoxingban.portal.search.rules.text import (
    INITIALS_LATER,
    INITIALS_START,
    SOUND_LATER,
    SOUND_START,
    runs,
)

SYLLABLES_HEARD = 24
SYLLABLES_FROM_LATER = 8
INITIALS_FROM_LATER = 6


def syllables(name: str) -> list[str]:
    """The pinyin of each character (ü as v); letters and digits stay one piece.

    >>> syllables("开办餐饮店")
    ['kai', 'ban', 'can', 'yin', 'dian']
    """
    # Its dictionaries take as long to load as all else together, and most commands need none.
    from pypinyin import Style, lazy_pinyin

    pieces = lazy_pinyin("，".join(runs(name)), style=Style.NORMAL, errors=_kept)
    return [piece for piece in pieces if piece][:SYLLABLES_HEARD]


def sounds(name: str) -> list[str]:
    """Every token under which the name is found by its sound.

    >>> sounds("饭店")
    ['>fandian', '^fd', '+dian']
    """
    heard = syllables(name)
    if not heard:
        return []
    tokens = [SOUND_START + "".join(heard), INITIALS_START + _initials(heard)]
    for i in range(1, len(heard)):
        tokens.append(SOUND_LATER + "".join(heard[i : i + SYLLABLES_FROM_LATER]))
        if len(heard) - i > 1:
            tokens.append(INITIALS_LATER + _initials(heard[i : i + INITIALS_FROM_LATER]))
    return tokens


def _initials(heard: Sequence[str]) -> str:
    return "".join(syllable[0] for syllable in heard)


def _kept(piece: str) -> str:
    return piece.replace("，", "")
