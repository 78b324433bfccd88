"""How a legal source is named to people, in their language."""

from __future__ import annotations

from gaoxingban.catalogue.rules.model import Reference
from gaoxingban.sentences import N_, Sentence, say


def cited(reference: Reference) -> Sentence:
    """The title and the article.

    >>> cited(Reference(title="中华人民共和国行政许可法", article="第八十二条")).said()
    '《中华人民共和国行政许可法》第八十二条'
    """
    if not reference.article:
        return say(N_("《%(title)s》"), title=reference.title)
    return say(N_("《%(title)s》%(article)s"), title=reference.title, article=reference.article)
