"""Read the folders of notices into a calendar, and write an imported year into one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import msgspec
import yaml

from gaoxingban.sentences import N_, Sentence, say
from gaoxingban.workdays.calendar import Calendar
from gaoxingban.workdays.words import CalendarError
from gaoxingban.workdays.years import PublishedYear, faults

# A year takes two kilobytes; anything much larger is not a calendar.
LARGEST_FILE = 1_000_000


class Loaded(msgspec.Struct, frozen=True, eq=False):
    """The calendar, and what an operator should know about how it came together."""

    calendar: Calendar
    notes: tuple[Sentence, ...]


def load(folders: Sequence[Path]) -> Loaded:
    """The calendar of all `YYYY.yaml` in the folders; a later folder wins, and a note says so.

    The first folder must exist, the others may not (nothing was imported yet).
    Raises CalendarError with every fault of every file.
    """
    years: dict[int, PublishedYear] = {}
    notes: list[Sentence] = []
    problems: list[Sentence] = []
    for path in _files(folders, problems):
        try:
            published = read_year(path)
        except CalendarError as error:
            problems.extend(error.problems)
            continue
        if published.year in years:
            notes.append(_replaced(path, published, years[published.year]))
        years[published.year] = published
    if problems:
        raise CalendarError(tuple(problems))
    return Loaded(Calendar(tuple(years.values())), tuple(notes))


def _files(folders: Sequence[Path], problems: list[Sentence]) -> Iterable[Path]:
    if not folders or not folders[0].is_dir():
        folder = str(folders[0]) if folders else "—"
        problems.append(
            say(N_("找不到工作日历的文件夹 %(folder)s，请检查安装是否完整。"), folder=folder)
        )
    return [path for folder in folders for path in sorted(folder.glob("*.y*ml"))]


def _replaced(path: Path, new: PublishedYear, old: PublishedYear) -> Sentence:
    words = (
        N_("%(year)s 年有两份安排，内容相同；采用 %(file)s。")
        if (new.off, new.makeup) == (old.off, old.makeup)
        else N_("%(year)s 年有两份安排，内容不同；采用 %(file)s，请核对国务院通知。")
    )
    return say(words, year=new.year, file=str(path))


def read_year(path: Path) -> PublishedYear:
    """One `YYYY.yaml`. Raises CalendarError naming the file, the place and the cure."""
    if path.suffix != ".yaml" or not (path.stem.isascii() and path.stem.isdigit()):
        raise _refused(path, say(N_("文件名应是年份，如 2027.yaml，请改名或移走。")))
    published = _parse(path)
    found = list(faults(published))
    if str(published.year) != path.stem:
        found.insert(
            0, say(N_("文件名与其中的 year: %(year)s 不符，请改正其一。"), year=published.year)
        )
    if found:
        raise _refused(path, *found)
    return published


def _parse(path: Path) -> PublishedYear:
    try:
        # BaseLoader keeps every scalar as text, so a date such as 2026-02-30 is told with its place.
        raw = yaml.load(read_text(path), Loader=yaml.BaseLoader)
        return msgspec.convert(raw, PublishedYear, strict=False)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise _refused(
            path, say(N_("第 %(line)s 行不合 YAML 写法，请照其他年份的文件改正。"), line=line)
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise _refused(path, say(N_("不是 YAML 文件，请照其他年份的文件改写。"))) from error
    except msgspec.ValidationError as error:
        raise _refused(path, _misfit(str(error))) from error


def _misfit(message: str) -> Sentence:
    """msgspec's English message, told with the place first."""
    what, _, place = message.partition(" - at `$.")
    return say(
        N_("字段 %(field)s 不对（%(what)s），请照其他年份的文件改正。"),
        field=place.rstrip("`") or "—",
        what=what,
    )


def read_text(path: Path) -> str:
    """The file's text. Raises CalendarError when it cannot be read as a small UTF-8 file."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
        if len(content) <= LARGEST_FILE:
            return content.decode("utf-8-sig")
    except OSError as error:
        fault = say(N_("打不开（%(why)s），请检查路径和权限。"), why=error.strerror or str(error))
        raise _refused(path, fault) from error
    except UnicodeDecodeError as error:
        fault = say(N_("不是 UTF-8 文本，请另存为 UTF-8 编码。"))
        raise _refused(path, fault) from error
    raise _refused(path, say(N_("超过 1 MB，不像一年的放假安排，请核对文件。")))


def _refused(path: Path, *found: Sentence) -> CalendarError:
    return told_of(path.name, found)


def told_of(file: str, found: Iterable[Sentence]) -> CalendarError:
    """The error that names the file before each fault."""
    return CalendarError(
        tuple(say(N_("%(file)s：%(fault)s"), file=file, fault=fault) for fault in found)
    )


def save_year(published: PublishedYear, *, into: Path, replace: bool = False) -> Path:
    """Write `YYYY.yaml` whole or not at all; the folder is made when missing.

    Raises CalendarError when the year contradicts itself, is there already and `replace` is off,
    or the folder cannot be written.
    """
    path = into / f"{published.year}.yaml"
    found = faults(published)
    if found:
        raise _refused(path, *found)
    if path.exists() and not replace:
        raise _refused(path, say(N_("这一年已经导入过；确要替换，请加 --replace。")))
    text = yaml.safe_dump(_plain(published), allow_unicode=True, sort_keys=False)
    try:
        _write_whole(path, text)
    except OSError as error:
        fault = say(N_("写不进去（%(why)s），请检查文件夹权限。"), why=error.strerror or str(error))
        raise _refused(path, fault) from error
    return path


def _plain(published: PublishedYear) -> object:
    return msgspec.to_builtins(published, builtin_types=(date,))


def _write_whole(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes it readable by its owner only; the site may run as another user.
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
