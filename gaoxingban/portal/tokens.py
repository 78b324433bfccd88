"""The colour tokens as written in tokens.css, and how well they can be told apart (WCAG 2.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TOKENS = Path(__file__).parent / "static" / "portal" / "tokens.css"
SELECTORS = {
    "light": ":root",
    "dark": '[data-scheme="dark"]',
    "contrast": '[data-scheme="contrast"]',
    "elder": '[data-scheme="elder"]',
}
# What stands on what, and the least contrast for it: 4.5 for words (1.4.3), 3 for the edges of
# controls and for marks that carry meaning (1.4.11).
PAIRS = (
    ("ink", "paper", 4.5),
    ("ink", "paper-sunk", 4.5),
    ("ink-soft", "paper", 4.5),
    ("ink-soft", "paper-sunk", 4.5),
    ("river", "paper", 4.5),
    ("river", "paper-sunk", 4.5),
    ("river-deep", "river-tint", 4.5),
    ("on-river", "river", 4.5),
    ("on-river", "river-deep", 4.5),
    ("late", "paper", 4.5),
    ("late", "late-tint", 4.5),
    ("on-late", "late", 4.5),
    ("warn", "warn-tint", 4.5),
    ("on-focus", "focus-ground", 4.5),
    ("focus", "paper", 3.0),
    ("line-strong", "paper", 3.0),
    ("line-strong", "paper-sunk", 3.0),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """One colour on another: the ratio it has and the least it may have."""

    front: str
    back: str
    front_colour: str
    back_colour: str
    ratio: float
    least: float


@cache
def colours(scheme: str) -> dict[str, str]:
    """The #rrggbb tokens of a scheme; what it does not change comes from the light one."""
    css = TOKENS.read_text(encoding="utf-8")
    own = _block(css, SELECTORS[scheme])
    return own if scheme == "light" else {**colours("light"), **own}


def pairs(scheme: str) -> list[Pair]:
    """Every pair of the scheme with its contrast."""
    tokens = colours(scheme)
    return [
        Pair(
            front=front,
            back=back,
            front_colour=tokens[front],
            back_colour=tokens[back],
            ratio=contrast(tokens[front], tokens[back]),
            least=least,
        )
        for front, back, least in PAIRS
    ]


def contrast(front: str, back: str) -> float:
    """Contrast ratio of two #rrggbb colours, 1 to 21 (WCAG 2.2, relative luminance).

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    high, low = sorted((_luminance(front), _luminance(back)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _block(css: str, selector: str) -> dict[str, str]:
    found = re.search(rf"^{re.escape(selector)} \{{(.*?)^\}}", css, re.MULTILINE | re.DOTALL)
    if found is None:
        raise ValueError(f"tokens.css 里没有 {selector}")
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", found[1]))
