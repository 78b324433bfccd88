"""A year on one screen: twelve months, days off and make-up workdays marked in words and colour."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from django.utils.translation import gettext as _
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from gaoxingban.workdays.calendar import Calendar
from gaoxingban.workdays.rules import workdays_between
from gaoxingban.workdays.words import WEEKDAYS

MONTH_WIDTH = 38
MONTHS_ABREAST = 3


def year_table(calendar: Calendar, year: int, *, width: int) -> RenderableType:
    """Up to three months abreast; above them the notice, below them what the marks mean.

    `width` is the screen's, in characters.
    """
    abreast = max(1, min(MONTHS_ABREAST, width // MONTH_WIDTH))
    months = [_month(calendar, year, month) for month in range(1, 13)]
    grid = Table.grid(padding=(0, 2))
    for first in range(0, 12, abreast):
        grid.add_row(*months[first : first + abreast])
    return Group(*_heading(calendar, year), grid, _legend())


def _heading(calendar: Calendar, year: int) -> list[Text]:
    published = calendar.published(year)
    title = f"{published.notice.title} {published.notice.number}" if published else str(year)
    lines = [_line(title, style="bold")]
    caveat = calendar.caveat(date(year, 1, 1), date(year, 12, 31))
    return [*lines, _line(caveat.said(_), style="yellow")] if caveat else lines


def _line(words: str, *, style: str) -> Text:
    """A line the terminal may fold; Rich would break it between a number and its word."""
    return Text(words, style=style, no_wrap=True, overflow="ignore")


def _legend() -> Text:
    legend = Text()
    legend.append(_("休"), style="red").append(" " + _("放假") + "   ")
    return legend.append(_("班"), style="bold green").append(" " + _("调休上班"))


def _month(calendar: Calendar, year: int, month: int) -> Table:
    lead, length = monthrange(year, month)
    first, last = date(year, month, 1), date(year, month, length)
    worked = workdays_between(calendar, start=first, end=last, start_counts=True)
    title = _("%(month)s 月 · %(days)s 个工作日") % {"month": month, "days": worked}
    table = Table(title=title, box=None, padding=(0, 1, 0, 0))
    for weekday in WEEKDAYS:
        table.add_column(_(weekday).removeprefix("周")[:2], justify="right", min_width=4)
    cells = [Text()] * lead
    cells += [_cell(calendar, date(year, month, day)) for day in range(1, length + 1)]
    for start in range(0, len(cells), 7):
        table.add_row(*cells[start : start + 7])
    return table


def _cell(calendar: Calendar, day: date) -> Text:
    if calendar.holiday_name(day):
        return Text(f"{day.day}{_('休')}", style="red")
    if calendar.is_makeup(day):
        return Text(f"{day.day}{_('班')}", style="bold green")
    return Text(str(day.day), style="" if calendar.is_workday(day) else "dim")
