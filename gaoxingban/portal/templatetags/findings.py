"""A sentence about somebody's input, and its place, in the reader's language."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext

from gaoxingban.catalogue.rules.problem import Problem

register = template.Library()


@register.filter
def sentence(problem: Problem) -> str:
    """What is wrong and what to do."""
    return problem.sentence(gettext)


@register.filter
def place(problem: Problem) -> str:
    """Where it is: file, sheet, cell or line, record, field."""
    return problem.place(gettext)
