"""`gaoxingban workdays`: add, subtract, count, show a year, import a year."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Any, NoReturn, TypeVar

import msgspec
import typer
from django.conf import settings
from django.utils.translation import gettext as _
from rich.console import Console
from rich.table import Table

from gaoxingban.cli.year_table import year_table
from gaoxingban.sentences import Sentence
from gaoxingban.workdays import rules
from gaoxingban.workdays.answer import Answer
from gaoxingban.workdays.calendar import Calendar
from gaoxingban.workdays.holiday_cn import import_holiday_cn
from gaoxingban.workdays.load import load, save_year
from gaoxingban.workdays.words import CalendarError, CannotCount, day_name
from gaoxingban.workdays.years import FIRST_YEAR, LAST_YEAR

BAD_INPUT = 2
Found = TypeVar("Found")

# "-5" is a number that is refused with a sentence, not an option nobody knows.
DASHES_ARE_WORDS = {"ignore_unknown_options": True}

app = typer.Typer(
    name="workdays", help=_("工作日：加、减、数、看一年、导入新一年。"), no_args_is_help=True
)

Day = Annotated[str, typer.Argument(metavar="DATE", help=_("日期，如 2026-09-24。"))]
Number = Annotated[str, typer.Argument(metavar="N", help=_("天数，0 至 10000。"))]
StartCounts = Annotated[
    bool, typer.Option("--start-counts", help=_("起始日当天计入（默认从下一个工作日算起）。"))
]
Natural = Annotated[bool, typer.Option("--natural", help=_("按自然日算，末日放假则顺延。"))]
Explain = Annotated[bool, typer.Option("--explain", help=_("说明是怎样算出来的。"))]
AsJson = Annotated[bool, typer.Option("--json", help=_("输出 JSON，供程序使用。"))]


@app.command(
    "add", help=_("从某日起加 N 个工作日，得到到期日。"), context_settings=DASHES_ARE_WORDS
)
def add(
    start: Day,
    days: Number,
    *,
    natural: Natural = False,
    start_counts: StartCounts = False,
    explain: Explain = False,
    as_json: AsJson = False,
) -> None:
    """The due date of a limit."""
    rule = rules.add_natural if natural else rules.add
    answer = _answered(
        lambda: rule(_calendar(), start=_date(start), days=_number(days), start_counts=start_counts)
    )
    _show_answer(answer, result=_("到期日"), explain=explain, as_json=as_json)


@app.command(
    "subtract",
    help=_("从某日往回数 N 个工作日，得到最迟开始日。"),
    context_settings=DASHES_ARE_WORDS,
)
def subtract(
    due: Day,
    days: Number,
    *,
    start_counts: StartCounts = False,
    explain: Explain = False,
    as_json: AsJson = False,
) -> None:
    """The latest day to begin."""
    answer = _answered(
        lambda: rules.subtract(
            _calendar(), start=_date(due), days=_number(days), start_counts=start_counts
        )
    )
    _show_answer(answer, result=_("最迟开始日"), explain=explain, as_json=as_json)


@app.command("next", help=_("某日之后的第一个工作日。"))
def next_workday(day: Day, *, explain: Explain = False, as_json: AsJson = False) -> None:
    """The first working day after a day."""
    answer = _answered(lambda: rules.next_workday(_calendar(), start=_date(day)))
    _show_answer(answer, result=_("下一个工作日"), explain=explain, as_json=as_json)


@app.command("count", help=_("数两个日期之间有几个工作日。"))
def count(
    first: Day,
    last: Day,
    *,
    start_counts: StartCounts = False,
    explain: Explain = False,
    as_json: AsJson = False,
) -> None:
    """Working days between two days, the end counted."""
    answer = _answered(
        lambda: rules.count(
            _calendar(), start=_date(first), end=_date(last), start_counts=start_counts
        )
    )
    _show_answer(answer, result=_("截至"), explain=explain, as_json=as_json)


@app.command("show", help=_("看一年的月历，标出放假和调休上班。"))
def show(year: Annotated[str, typer.Argument(metavar="YEAR")], *, as_json: AsJson = False) -> None:
    """A year's months, or its notice as data."""
    calendar = _calendar()
    number = _year(year)
    if as_json:
        _print_json(_year_as_data(calendar, number))
    else:
        console = Console()
        console.print(year_table(calendar, number, width=console.width))


@app.command("import", help=_("导入新一年的放假安排（holiday-cn 格式的 JSON 文件）。"))
def import_year(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    *,
    into: Annotated[Path | None, typer.Option("--into", help=_("写到哪个文件夹。"))] = None,
    number: Annotated[str, typer.Option("--number", help=_("通知的文号。"))] = "",
    issued: Annotated[str, typer.Option("--issued", help=_("通知的日期。"))] = "",
    replace: Annotated[bool, typer.Option("--replace", help=_("替换已导入的同一年。"))] = False,
    as_json: AsJson = False,
) -> None:
    """Check a year and keep it where the calendar reads it."""
    day = _date(issued) if issued else None
    published = _answered(lambda: import_holiday_cn(file, number=number, issued=day))
    folder = into or _imported()
    path = _answered(lambda: save_year(published, into=folder, replace=replace))
    if as_json:
        return _print_json({"year": published.year, "file": str(path)})
    typer.echo(
        _("已导入 %(year)s 年：%(off)s 个假期，%(makeup)s 个调休上班日。写入 %(file)s。")
        % {
            "year": published.year,
            "off": len(published.off),
            "makeup": len(published.makeup),
            "file": path,
        }
    )


def _imported() -> Path:
    """Where imported years are kept: the site's folder, never the checkout."""
    return Path(settings.VAR_DIR) / "workdays"


def _calendar() -> Calendar:
    loaded = _answered(lambda: load([Path(settings.DATA_DIR) / "workdays", _imported()]))
    for note in loaded.notes:
        typer.echo(note.said(_), err=True)
    return loaded.calendar


def _answered(ask: Callable[[], Found]) -> Found:
    """What the rules say; a refusal becomes its sentences and exit code 2."""
    try:
        return ask()
    except CalendarError as error:
        _refuse(*error.problems)
    except CannotCount as error:
        _refuse(error.sentence)


def _refuse(*sentences: Sentence | str) -> NoReturn:
    for sentence in sentences:
        typer.echo(sentence.said(_) if isinstance(sentence, Sentence) else sentence, err=True)
    raise typer.Exit(BAD_INPUT)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        _refuse(_("“%(text)s”不是日期，请写成 2026-09-24 这样。") % {"text": text})


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        _refuse(_("“%(text)s”不是天数，请写整数，如 20。") % {"text": text})


def _year(text: str) -> int:
    if text.isascii() and text.isdigit() and FIRST_YEAR <= int(text[:5]) <= LAST_YEAR:
        return int(text)
    _refuse(_("“%(text)s”不是可以查看的年份，请写 1900 至 2199。") % {"text": text})


def _show_answer(answer: Answer, *, result: str, explain: bool, as_json: bool) -> None:
    if as_json:
        return _print_json(_as_data(answer))
    table = Table(show_header=False)
    table.add_row(_("起始日"), day_name(answer.start).said(_))
    table.add_row(_("天数"), str(answer.days))
    table.add_row(result, day_name(answer.date).said(_), style="bold")
    if answer.caveat:
        table.add_row(_("暂定"), answer.caveat.said(_), style="yellow")
    Console().print(table)
    for number, sentence in enumerate(answer.explain(_) if explain else (), start=1):
        typer.echo(f"{number}. {sentence}")
    return None


def _as_data(answer: Answer) -> dict[str, Any]:
    return {
        "start": answer.start.isoformat(),
        "days": answer.days,
        "date": answer.date.isoformat(),
        "start_counts": answer.start_counts,
        "provisional": answer.provisional,
        "reason": answer.caveat.said(_) if answer.caveat else None,
        "explanation": list(answer.explain(_)),
    }


def _year_as_data(calendar: Calendar, year: int) -> dict[str, Any]:
    published = calendar.published(year)
    caveat = calendar.caveat(date(year, 1, 1), date(year, 12, 31))
    return {
        "year": year,
        "published": msgspec.to_builtins(published),
        "workdays": rules.workdays_between(
            calendar, start=date(year, 1, 1), end=date(year, 12, 31), start_counts=True
        ),
        "reason": caveat.said(_) if caveat else None,
    }


def _print_json(data: dict[str, Any]) -> None:
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
