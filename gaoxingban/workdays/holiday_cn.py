"""Import of a year in the format of the holiday-cn project: one JSON file per notice.

    {"year": 2027, "papers": ["https://…"], "days": [{"name", "date", "isOffDay"}, …]}

`isOffDay` false marks a weekend day that is worked; weekend days inside a holiday are listed too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from gaoxingban.sentences import N_, Sentence, say
from gaoxingban.workdays.load import LARGEST_FILE, read_text, told_of
from gaoxingban.workdays.years import Holiday, Notice, PublishedYear, faults


class Day(msgspec.Struct, frozen=True, rename="camel"):
    """One line of `days`."""

    name: str
    date: date
    is_off_day: bool


def import_holiday_cn(
    source: Path | bytes, *, number: str = "", issued: date | None = None
) -> PublishedYear:
    """The year in the file; number and date of the notice are not in it and may be given.

    Raises CalendarError with every fault: not JSON, wrong year, no days yet, days repeated,
    outside the year, off and worked at once, a make-up workday on a weekday, no source named.
    """
    file = source.name if isinstance(source, Path) else "JSON"
    content = read_text(source) if isinstance(source, Path) else source
    raw = _object(content, file)
    found = list(_head_faults(raw, stem=Path(file).stem))
    days: list[Day] = []
    for line, given in enumerate(raw["days"] if isinstance(raw.get("days"), list) else (), start=1):
        try:
            days.append(msgspec.convert(given, Day))
        except msgspec.ValidationError:
            found.append(_bad_line(line, given))
    if found:
        raise told_of(file, found)
    published = _published(raw, days, number=number, issued=issued)
    if found := list(faults(published)):
        raise told_of(file, found)
    return published


def _object(content: str | bytes, file: str) -> dict[str, Any]:
    if len(content) > LARGEST_FILE:
        raise told_of(file, (say(N_("超过 1 MB，不像一年的放假安排，请核对文件。")),))
    try:
        raw = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        fault = say(N_("不是完整的 JSON 文件，请重新下载后再导入。"))
        raise told_of(file, (fault,)) from error
    if isinstance(raw, dict):
        return raw
    raise told_of(file, (say(N_("不是 holiday-cn 格式：应有 year、papers、days 三项。")),))


def _head_faults(raw: dict[str, Any], *, stem: str) -> Iterator[Sentence]:
    year = raw.get("year")
    if type(year) is not int:
        yield say(N_("year 应是四位年份，如 2027，请改正。"))
    elif stem.isdecimal() and stem != str(year):
        yield say(N_("文件名是 %(name)s，里面却是 %(year)s 年，请核对文件。"), name=stem, year=year)
    papers = raw.get("papers")
    days = raw.get("days")
    if days == []:
        yield say(
            N_("%(year)s 年没有任何放假日期：安排可能尚未公布，请等国务院通知发布后再导入。"),
            year=str(year),
        )
    elif not isinstance(days, list):
        yield say(N_("没有 days 列表，请用 holiday-cn 格式的文件。"))
    elif not isinstance(papers, list) or not papers or not isinstance(papers[0], str):
        yield say(N_("papers 没有列出国务院通知的网址；没有依据的安排不能导入，请补上。"))


def _bad_line(line: int, given: object) -> Sentence:
    return say(
        N_(
            "days 第 %(line)s 条 %(given)s 读不懂，应写成"
            ' {"name": "元旦", "date": "2027-01-01", "isOffDay": true}。'
        ),
        line=line,
        given=str(given)[:80],
    )


def _published(
    raw: dict[str, Any], days: list[Day], *, number: str, issued: date | None
) -> PublishedYear:
    year = raw["year"]
    # The General Office has given every notice this title.
    title = f"国务院办公厅关于{year}年部分节假日安排的通知"
    return PublishedYear(
        year=year,
        notice=Notice(title=title, url=raw["papers"][0], number=number, date=issued),
        off=tuple(_holidays(sorted((d for d in days if d.is_off_day), key=lambda d: d.date))),
        makeup=tuple(sorted(d.date for d in days if not d.is_off_day)),
    )


def _holidays(days: list[Day]) -> Iterator[Holiday]:
    """Days off in a row under one name become one holiday; a repeated day stays visible."""
    first = 0
    for at, day in enumerate(days, start=1):
        following = days[at] if at < len(days) else None
        follows = following and following.date - day.date == timedelta(1)
        if not (following and follows and following.name == day.name):
            yield Holiday(name=day.name, first=days[first].date, last=day.date)
            first = at
