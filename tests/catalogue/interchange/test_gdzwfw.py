"""The Guangdong portal's items: none lost, none silently altered."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gaoxingban.catalogue.interchange.base import Imported, Options
from gaoxingban.catalogue.interchange.gdzwfw import Gdzwfw
from gaoxingban.catalogue.rules.model import Material
from gaoxingban.catalogue.rules.problem import BadInput
from gaoxingban.catalogue.rules.words import Channel, Kind, Level, MaterialKind, Unit
from tests.real_data import real_data

OPTIONS = Options("gdzwfw", date(2026, 1, 1))
RECORD: dict[str, Any] = {
    "TASK_CODE": "11440232MB2D06811W2000117051000",
    "ORGCODE": "MB2D06811",
    "CATAID": "000117051000",
    "TASK_NAME": "建设工程消防设计审查",
    "DEPT_NAME": "住房和城乡建设局",
    "TASK_TYPE_TEXT": "行政许可",
    "matter_type": "行政许可",
    "matter_level": "省级",
    "LIMIT_SCENE_NUM": "0",
    "visit_number": "0",
    "handle_time": "20(工作日)",
    "handle_time_limit": "5(工作日)",
    "material_intro": ["申请表", "营业执照"],
}


def import_records(tmp_path: Path, *records: Any, options: Options = OPTIONS) -> Imported:
    path = tmp_path / "items.jsonl"
    lines = [r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in records]
    path.write_text("\n".join(lines), encoding="utf-8")
    return Gdzwfw().read(path, options=options)


def rules(imported: Imported) -> set[str]:
    return {problem.rule for problem in imported.problems}


@pytest.fixture(scope="module")
def real() -> Imported:
    path = real_data("catalogue/gdzwfw_items_2021.jsonl")
    return Gdzwfw().read(path, options=OPTIONS)


def test_all_real_items_are_taken(real: Imported) -> None:
    assert len(real.catalogue.items) == 2262
    assert len(real.catalogue.departments) == 177
    assert len(real.catalogue.materials) == 1441
    assert real.rejects == ()


def test_every_real_record_can_be_written_back_field_by_field(
    real: Imported, tmp_path: Path
) -> None:
    source = real_data("catalogue/gdzwfw_items_2021.jsonl")
    Gdzwfw().write(real.catalogue, tmp_path / "out.jsonl")

    def records(path: Path) -> dict[str, Any]:
        lines = path.read_text(encoding="utf-8").splitlines()
        return {record["TASK_CODE"]: record for record in map(json.loads, lines)}

    assert records(tmp_path / "out.jsonl") == records(source)


def test_what_was_written_back_reads_as_the_same_catalogue(real: Imported, tmp_path: Path) -> None:
    Gdzwfw().write(real.catalogue, tmp_path / "out.jsonl")
    again = Gdzwfw().read(tmp_path / "out.jsonl", options=OPTIONS)
    assert again.catalogue == real.catalogue
    assert again.problems != ()


def test_what_the_real_items_leave_open_is_counted_by_rule(real: Imported) -> None:
    assert Counter(problem.rule for problem in real.problems) == {
        "service-object": 620,
        "other-code": 293,
        "limit-over-a-year": 28,
        "spaces": 14,
        "limit-units": 9,
        "materials-empty": 7,
        "licence-without-materials": 6,
        "credit-code": 6,
    }


def test_a_record_becomes_an_item_with_its_limits_papers_and_department(tmp_path: Path) -> None:
    (item,) = import_records(tmp_path, RECORD).catalogue.items
    assert (item.kind, item.level, item.visits) == (Kind.LICENCE, Level.PROVINCE, 0)
    assert (item.statutory[0].days, item.promised[0].days) == (20, 5)
    assert item.department == "MB2D06811"
    assert item.implementation_code == RECORD["TASK_CODE"]


def test_a_limit_holds_from_the_day_its_record_was_collected(tmp_path: Path) -> None:
    collected = RECORD | {"_id": {"$oid": "60ae6f94e995f7e541f057f2"}}
    (item,) = import_records(tmp_path, collected).catalogue.items
    assert item.promised[0].since == date(2021, 5, 26)
    (undated,) = import_records(tmp_path, RECORD).catalogue.items
    assert undated.promised[0].since == OPTIONS.since


@pytest.mark.parametrize(
    ("text", "days", "unit"),
    [
        ("20(工作日)", 20, Unit.WORKDAYS),
        ("90(自然日)", 90, Unit.NATURAL_DAYS),
        ("即办", 0, Unit.WORKDAYS),
        ("15（工作日）", 15, Unit.WORKDAYS),
    ],
)
def test_printed_limits_are_read(tmp_path: Path, text: str, days: int, unit: Unit) -> None:
    (item,) = import_records(tmp_path, RECORD | {"handle_time": text}).catalogue.items
    assert (item.statutory[0].days, item.statutory[0].unit) == (days, unit)


def test_a_limit_that_is_not_understood_is_kept_and_told_never_guessed(tmp_path: Path) -> None:
    imported = import_records(tmp_path, RECORD | {"handle_time": "20-30个工作日"})
    (item,) = imported.catalogue.items
    assert item.statutory == ()
    assert item.extra["handle_time"] == "20-30个工作日"
    (problem,) = [p for p in imported.problems if p.rule == "limit-unread"]
    assert problem.sentence() == "法定办结时限写作“20-30个工作日”，看不懂，已按原文保留。"
    assert problem.where.line == 1


def test_a_promise_longer_than_the_law_is_kept_and_told(tmp_path: Path) -> None:
    imported = import_records(tmp_path, RECORD | {"handle_time_limit": "30(工作日)"})
    assert imported.catalogue.items[0].promised[0].days == 30
    assert "promised-over-statutory" in rules(imported)


def test_unknown_fields_and_types_are_kept_word_for_word(tmp_path: Path) -> None:
    odd = RECORD | {"新字段": {"a": [1, 2.5, None]}, "TASK_TYPE_TEXT": "行政协助"}
    imported = import_records(tmp_path, odd)
    assert {"field-unknown", "type-unread"} <= rules(imported)
    Gdzwfw().write(imported.catalogue, tmp_path / "out.jsonl")
    assert json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8")) == odd


def test_absent_fields_stay_absent(tmp_path: Path) -> None:
    imported = import_records(tmp_path, RECORD)
    Gdzwfw().write(imported.catalogue, tmp_path / "out.jsonl")
    assert json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8")) == RECORD


def test_a_paper_is_linked_only_when_its_name_is_exactly_a_known_one(tmp_path: Path) -> None:
    licence = Material(
        "business-licence", "营业执照", MaterialKind.LICENCE, aliases=("营业执照复印件",)
    )
    options = Options("gdzwfw", date(2026, 1, 1), known=(licence,))
    papers = ["营业执照", "营业执照复印件", "营业执照副本"]
    imported = import_records(tmp_path, RECORD | {"material_intro": papers}, options=options)
    (item,) = imported.catalogue.items
    assert [m.material for m in item.materials][:2] == ["business-licence"] * 2
    assert item.materials[2].material != "business-licence"
    Gdzwfw().write(imported.catalogue, tmp_path / "out.jsonl")
    assert json.loads((tmp_path / "out.jsonl").read_text("utf-8"))["material_intro"] == papers
    assert "material_intro" not in item.extra


def test_channels_follow_the_window_and_the_online_address(tmp_path: Path) -> None:
    record = RECORD | {"handle_location": "办理地点：政务大厅", "ONLINECHECK": "1"}
    (item,) = import_records(tmp_path, record).catalogue.items
    assert item.channels == (Channel.WINDOW, Channel.ONLINE)
    assert item.contact.place == "政务大厅"


def test_one_bad_line_does_not_block_the_others(tmp_path: Path) -> None:
    other = RECORD | {"TASK_CODE": "11440232MB2D06811W2000117051001"}
    imported = import_records(tmp_path, RECORD, '{"TASK_CODE": "11', other)
    assert len(imported.catalogue.items) == 2
    (reject,) = imported.rejects
    assert reject.where.line == 2
    Gdzwfw().write_rejects(imported.rejects, tmp_path / "rejects.jsonl")
    assert (tmp_path / "rejects.jsonl").read_text(encoding="utf-8") == '{"TASK_CODE": "11\n'


@pytest.mark.parametrize("field", ["TASK_CODE", "TASK_NAME", "DEPT_NAME"])
def test_a_record_without_code_name_or_department_is_rejected(tmp_path: Path, field: str) -> None:
    imported = import_records(tmp_path, RECORD | {field: " "})
    assert imported.catalogue.items == ()
    (problem,) = imported.problems
    assert problem.sentence() == f"缺少“{field}”，不知道是哪个事项，请补上后再导入这一条。"


def test_a_file_that_is_an_array_is_refused_with_its_cure(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        import_records(tmp_path, json.dumps([RECORD], ensure_ascii=False))
    assert "把每个事项单独写成一行" in str(refused.value)


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    options = Options(
        "x", date(2026, 1, 1), progress=lambda done, total: told.append((done, total))
    )
    import_records(tmp_path, RECORD, options=options)
    assert told[-1][0] == told[-1][1] == (tmp_path / "items.jsonl").stat().st_size
