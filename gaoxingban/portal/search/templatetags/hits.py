"""How a hit is shown: its title with the found words marked, and its address."""

from __future__ import annotations

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from gaoxingban.portal.search.addresses import address
from gaoxingban.portal.search.queries import Hit
from gaoxingban.portal.templatetags.words import said

register = template.Library()

# Kinds of items with a tag of their own form (components/tag.html).
_TAGS = {
    "许可": "permit",
    "告知承诺许可": "commitment",
    "备案": "filing",
    "登记": "registration",
    "核验": "check",
}


@register.filter
def marked(hit: Hit) -> str | SafeString:
    """The title with <mark> where it says what was asked; a translated title as it is."""
    if gettext(hit.title) != hit.title:
        return gettext(hit.title)
    if not hit.marks:
        return said(hit.title)
    pieces, at = [], 0
    for start, end in hit.marks:
        pieces += [("", hit.title[at:start], ""), ("<mark>", hit.title[start:end], "</mark>")]
        at = end
    pieces.append(("", hit.title[at:], ""))
    return format_html_join("", "{}{}{}", ((SafeString(a), b, SafeString(c)) for a, b, c in pieces))


@register.filter
def href(hit: Hit) -> str:
    """The address of the hit's page."""
    return address(hit)


@register.filter
def tag_kind(sort: str) -> str:
    """The form of the tag for an item's kind or a one-thing's stage."""
    return _TAGS.get(sort, "service")
