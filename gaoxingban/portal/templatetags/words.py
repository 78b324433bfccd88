"""Words on a page: sentences of the rules and catalogue text, in the reader's language.

`{{ x|said }}` for text, `{{ x|plain }}` inside attributes and as a value of blocktranslate.
"""

from __future__ import annotations

import re

from django import template
from django.utils.html import format_html
from django.utils.translation import get_language, gettext

from gaoxingban.catalogue.rules.citation import cited
from gaoxingban.catalogue.rules.model import Reference
from gaoxingban.portal.components import Words
from gaoxingban.sentences import Sentence

register = template.Library()
_HAN = re.compile(r"[\u3400-\u9fff]")


@register.filter
def plain(words: Words | float | None) -> str:
    """The words in the reader's language, Chinese where nobody has translated them yet."""
    if isinstance(words, Sentence):
        return words.said(gettext)
    if words is None or words == "":
        # gettext answers an empty msgid with the catalogue's header.
        return ""
    return gettext(words) if isinstance(words, str) else str(words)


@register.filter
def cite(reference: Reference) -> str:
    """A legal source: title and article."""
    return said(cited(reference))


@register.filter
def said(words: Words | float | None) -> str:
    """As `plain`, and Chinese on a page of another language says that it is Chinese (WCAG 3.1.2)."""
    text = plain(words)
    chinese_page = (get_language() or "zh").startswith("zh")
    if chinese_page or not _HAN.search(text):
        return text
    return format_html('<span lang="zh-Hans">{}</span>', text)
