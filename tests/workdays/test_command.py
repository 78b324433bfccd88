"""The command answers people in a table, programs in JSON, and mistakes with a sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from click.testing import Result
from django.conf import LazySettings
from django.utils import translation
from typer.testing import CliRunner

from gaoxingban.cli.app import app
from tests.workdays.test_files import SAMPLE

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _site(settings: LazySettings, tmp_path: Path) -> Iterator[None]:
    settings.VAR_DIR = tmp_path / "var"
    with translation.override("zh-hans"):
        yield


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["workdays", *words])


def as_data(*words: str) -> Any:
    result = run(*words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_adding_gives_the_due_date_and_how_it_came_about() -> None:
    result = run("add", "2026-09-24", "7", "--explain")
    assert result.exit_code == 0
    assert "2026-10-12（周一）" in result.stdout
    assert "4. 2026-10-10（周六）调休上班，计入。" in result.stdout


def test_programs_get_json() -> None:
    assert as_data("add", "2026-09-24", "7")["date"] == "2026-10-12"
    assert as_data("add", "2026-09-24", "7", "--start-counts")["date"] == "2026-10-10"
    assert as_data("add", "2026-09-26", "7", "--natural")["date"] == "2026-10-08"
    assert as_data("subtract", "2026-10-12", "5")["date"] == "2026-09-29"
    assert as_data("count", "2026-09-24", "2026-10-12")["days"] == 7
    assert as_data("next", "2026-02-14")["date"] == "2026-02-24"
    assert as_data("show", "2026")["published"]["notice"]["number"] == "国办发明电〔2025〕7号"


def test_an_unpublished_year_is_answered_and_marked() -> None:
    answer = as_data("add", "2026-12-31", "5")
    assert answer["provisional"] is True
    assert answer["reason"].startswith("2027 年放假安排尚未公布")
    assert "暂定" in run("add", "2026-12-31", "5").stdout


def test_a_year_is_shown_month_by_month_with_its_marks() -> None:
    shown = run("show", "2026").stdout
    assert "国办发明电〔2025〕7号" in shown
    # October 2026: off 1–7, Saturday 10 worked, 18 working days.
    assert "10 月 · 18 个工作日" in shown
    assert "10班" in shown
    assert "7休" in shown
    assert as_data("show", "2026")["workdays"] == 248
    assert "2028 年放假安排尚未公布" in run("show", "2028").stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("add", "2026-02-30", "5"), "“2026-02-30”不是日期"),
        (("add", "2026-02-27", "five"), "“five”不是天数"),
        (("add", "2026-02-27", "-5"), "天数 -5 不能计算"),
        (("subtract", "2026-02-27", "99999"), "天数 99999 不能计算"),
        (("add", "1812-02-27", "5"), "1812-02-27（周四）超出可计算的范围"),
        (("show", "26"), "不是可以查看的年份"),
        (("import", "nowhere.json"), "nowhere.json：打不开"),
    ],
)
def test_bad_input_ends_with_a_sentence_and_exit_code_2(
    words: tuple[str, ...], sentence: str
) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert result.stdout == ""


def test_an_imported_year_settles_what_was_provisional(tmp_path: Path) -> None:
    file = tmp_path / "2027.json"
    file.write_text(json.dumps(SAMPLE), "utf-8")
    before = as_data("add", "2026-12-28", "5")
    imported = run("import", str(file), "--number", "示例号", "--issued", "2026-11-01")
    assert imported.exit_code == 0, imported.output
    assert "已导入 2027 年：2 个假期，1 个调休上班日" in imported.stdout
    after = as_data("add", "2026-12-28", "5")
    # The sample takes Thursday 12-31 off.
    assert (before["date"], before["provisional"]) == ("2027-01-05", True)
    assert (after["date"], after["provisional"]) == ("2027-01-06", False)
    assert "--replace" in run("import", str(file)).stderr
    assert run("import", str(file), "--replace").exit_code == 0


def test_the_command_speaks_english_when_asked(settings: LazySettings, tmp_path: Path) -> None:
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (ROOT / "locale/en/LC_MESSAGES/django.po").open("rb") as words:
        catalogue = read_po(words, locale="en")
    with (folder / "django.mo").open("wb") as compiled:
        write_mo(compiled, catalogue)
    settings.LOCALE_PATHS = [tmp_path]
    result = CliRunner().invoke(
        app, ["--lang", "en", "workdays", "add", "2026-09-24", "30", "--explain"]
    )
    assert result.exit_code == 0
    assert "So it is due on 2026-11-12 (Thu)." in result.stdout
    assert "Crosses National Day, 2026-10-01 to 2026-10-07, 7 days off" in result.stdout
    spoken = result.stdout.replace("国务院办公厅关于2026年部分节假日安排的通知（", "")
    notice = "国务院办公厅关于2026年部分节假日安排的通知 (国办发明电〔2025〕7号"
    assert not [c for c in spoken.replace(notice, "") if "\u4e00" <= c <= "\u9fff"]
