"""Which language the command speaks: `--lang`, else the environment, else Chinese."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

CHINESE, ENGLISH = "zh-hans", "en"
# In gettext's own order of precedence.
VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def chosen(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """The language for these arguments; known before the command's help is put together.

    >>> chosen(["workdays", "--lang", "en"], {}), chosen([], {"LANG": "en_GB.UTF-8"})
    ('en', 'en')
    >>> chosen(["--lang=zh"], {"LANG": "en_GB.UTF-8"}), chosen([], {"LANG": "C.UTF-8"})
    ('zh-hans', 'zh-hans')
    """
    for argument, following in pairwise([*arguments, ""]):
        if argument == "--lang":
            return named(following)
        if argument.startswith("--lang="):
            return named(argument.removeprefix("--lang="))
    return named(next((environ[name] for name in VARIABLES if environ.get(name)), ""))


def named(word: str) -> str:
    """English for a word that begins with "en", Chinese for any other."""
    return ENGLISH if word.lower().startswith("en") else CHINESE
