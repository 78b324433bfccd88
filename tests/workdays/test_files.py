"""Files of years: what is wrong is told with file, place and cure, and nothing is half done."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gaoxingban.workdays.holiday_cn import import_holiday_cn
from gaoxingban.workdays.load import load, read_year, save_year
from gaoxingban.workdays.words import CalendarError
from tests.real_data import real_data

# 示例: an arrangement made up for the tests; the notice of 2027 was not published when written.
SAMPLE: dict[str, Any] = {
    "year": 2027,
    "papers": ["https://example.invalid/2027"],
    "days": [
        {"name": "元旦", "date": "2026-12-31", "isOffDay": True},
        {"name": "元旦", "date": "2027-01-01", "isOffDay": True},
        {"name": "元旦", "date": "2027-01-10", "isOffDay": False},
        {"name": "国庆节", "date": "2027-10-01", "isOffDay": True},
    ],
}


def with_days(*days: dict[str, Any], **changes: Any) -> bytes:
    return json.dumps({**SAMPLE, "days": [*SAMPLE["days"], *days], **changes}).encode()


def off(day: str, name: str = "元旦", is_off: bool = True) -> dict[str, Any]:
    return {"name": name, "date": day, "isOffDay": is_off}


def told(source: Path | bytes) -> str:
    with pytest.raises(CalendarError) as raised:
        import_holiday_cn(source)
    return str(raised.value)


def test_a_holiday_cn_year_becomes_ranges_and_make_up_days() -> None:
    published = import_holiday_cn(with_days(), number="示例号", issued=date(2026, 11, 1))
    assert [(h.name, h.first, h.last) for h in published.off] == [
        ("元旦", date(2026, 12, 31), date(2027, 1, 1)),
        ("国庆节", date(2027, 10, 1), date(2027, 10, 1)),
    ]
    assert published.makeup == (date(2027, 1, 10),)
    assert (published.notice.number, published.notice.date) == ("示例号", date(2026, 11, 1))


def test_two_holidays_side_by_side_keep_their_names() -> None:
    published = import_holiday_cn(with_days(off("2027-09-30", name="中秋节")))
    assert [h.name for h in published.off] == ["元旦", "中秋节", "国庆节"]


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
def test_a_real_file_survives_import_saving_and_reading(year: int, tmp_path: Path) -> None:
    published = import_holiday_cn(real_data(f"workdays/{year}.json"))
    assert read_year(save_year(published, into=tmp_path)) == published


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "不是完整的 JSON 文件"),
        (b'{"year": 2027', "不是完整的 JSON 文件"),
        (b"\xff\xfe", "不是完整的 JSON 文件"),
        (b"[" * 100_000, "不是完整的 JSON 文件"),
        (b" " * 1_000_001, "超过 1 MB"),
        (b"[]", "应有 year、papers、days 三项"),
        (with_days(year="2027"), "year 应是四位年份"),
        (with_days(year=True), "year 应是四位年份"),
        (with_days(year=20270), "不在 1900—2199 之间"),
        (with_days(year=2028), "2027-01-01（周五）不属于 2028 年的安排"),
        (with_days(days=[]), "2027 年没有任何放假日期：安排可能尚未公布"),
        (with_days(days={}), "没有 days 列表"),
        (with_days(papers=[]), "没有依据的安排不能导入"),
        (with_days(papers=[""]), "没有写通知的网址"),
        (with_days({"name": "元旦"}), "days 第 5 条"),
        (with_days(off("2027-02-30")), "days 第 5 条"),
        (with_days({"name": "元旦", "date": "2027-01-02", "isOffDay": "是"}), "days 第 5 条"),
        (with_days(off("2027-01-01")), "2027-01-01（周五）写进了两个假期"),
        (with_days(off("2027-01-01", name="春节")), "2027-01-01（周五）写进了两个假期"),
        (with_days(off("2027-01-10", is_off=False)), "在调休上班中写了两次"),
        (with_days(off("2027-01-10")), "2027-01-10（周日）既写了放假又写了上班"),
        (with_days(off("2027-01-11", is_off=False)), "2027-01-11（周一）本来就是上班的日子"),
        (with_days(off("2027-01-15", is_off=False)), "2027-01-15（周五）本来就是上班的日子"),
        (with_days(off("2026-11-30")), "2026-11-30（周一）不属于 2027 年的安排"),
        (with_days(off("2028-01-01")), "2028-01-01（周六）不属于 2027 年的安排"),
        (with_days(off("2027-05-01", name=" ")), "2027-05-01（周六）起的假期没有名称"),
        (with_days(*(off(f"2027-03-{day:02}") for day in range(1, 21))), "共 20 天，不合常理"),
    ],
)
def test_a_wrong_import_is_refused_with_a_sentence(content: bytes, sentence: str) -> None:
    assert sentence in told(content)


def test_every_fault_is_told_at_once() -> None:
    message = told(with_days(off("2027-01-01"), off("2028-01-01"), off("2027-01-11", is_off=False)))
    assert len(message.splitlines()) == 3


def test_a_file_named_for_another_year_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "2028.json"
    path.write_bytes(with_days())
    assert "文件名是 2028，里面却是 2027 年" in told(path)
    assert "打不开" in told(tmp_path / "2029.json")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(list(SAMPLE)), inner),
    )
)
def test_no_json_at_all_ends_in_anything_but_a_year_or_sentences(value: Any) -> None:
    with pytest.raises(CalendarError):
        import_holiday_cn(json.dumps(value).encode())


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("year: 2026", "year: 2025"), "文件名与其中的 year: 2025 不符"),
        (("year: 2026", "year: soon"), "字段 year 不对"),
        (("from: 2026-01-01", "from: 2026-02-30"), "字段 holidays[0].from 不对"),
        (("from: 2026-01-01", "since: 2026-01-01"), "字段 holidays[0] 不对"),
        (("from: 2026-01-01, to: 2026-01-03", "from: 2026-01-03, to: 2026-01-01"), "不合常理"),
        (("name: 元旦", "name: [元旦"), "第 9 行不合 YAML 写法"),
        (("  - 2026-01-04", "  - 2026-01-05"), "2026-01-05（周一）本来就是上班的日子"),
        (("  - 2026-01-04", "  - 2026-02-15"), "2026-02-15（周日）既写了放假又写了上班"),
        (("https://", ""), "没有写通知的网址"),
    ],
)
def test_a_wrong_yaml_names_file_place_and_cure(
    change: tuple[str, str], sentence: str, shipped: Path, tmp_path: Path
) -> None:
    text = (shipped / "2026.yaml").read_text("utf-8")
    assert change[0] in text
    (tmp_path / "2026.yaml").write_text(text.replace(*change, 1), "utf-8")
    with pytest.raises(CalendarError) as raised:
        load([tmp_path])
    assert str(raised.value).startswith("2026.yaml：")
    assert sentence in str(raised.value)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("draft.yaml", b"", "文件名应是年份"),
        ("2027.yml", b"", "文件名应是年份"),
        ("2027.yaml", b"", "不对"),
        ("2027.yaml", b"\xff", "不是 UTF-8"),
        ("2027.yaml", b"\x00", "不是 YAML 文件"),
        ("2027.yaml", b"[" * 5_000, "YAML"),
    ],
)
def test_a_stray_file_in_the_folder_is_told(
    name: str, content: bytes, sentence: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CalendarError, match=sentence):
        load([tmp_path])


def test_a_missing_installation_is_told(tmp_path: Path) -> None:
    with pytest.raises(CalendarError, match="请检查安装是否完整"):
        load([tmp_path / "nowhere"])


def test_an_imported_year_wins_and_is_reported(shipped: Path, tmp_path: Path) -> None:
    changed = yaml.safe_load((shipped / "2026.yaml").read_text("utf-8"))
    changed["makeup"].remove(date(2026, 10, 10))
    (tmp_path / "2026.yaml").write_text(yaml.safe_dump(changed, allow_unicode=True), "utf-8")
    loaded = load([shipped, tmp_path])
    assert not loaded.calendar.is_workday(date(2026, 10, 10))
    assert "2026 年有两份安排，内容不同" in loaded.notes[0].said()


def test_a_year_is_written_whole_and_replaced_only_when_asked(tmp_path: Path) -> None:
    published = import_holiday_cn(with_days())
    path = save_year(published, into=tmp_path / "var" / "workdays")
    assert read_year(path) == published
    with pytest.raises(CalendarError, match="--replace"):
        save_year(published, into=path.parent)
    save_year(published, into=path.parent, replace=True)
    assert [file.name for file in path.parent.iterdir()] == ["2027.yaml"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CalendarError, match="写不进去"):
        save_year(import_holiday_cn(with_days()), into=tmp_path / "file")
