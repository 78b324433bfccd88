"""`gaoxingban catalogue`: the same verbs for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from gaoxingban.catalogue.models import Edition, ImportRun
from gaoxingban.cli.app import app

pytestmark = pytest.mark.django_db

HEAD = "事项编码,事项名称,实施主体,事项类型"
GOOD = f"{HEAD}\na,甲,乙局,登记\n"


def run(*words: str) -> Any:
    return CliRunner().invoke(app, ["catalogue", *words], catch_exceptions=False)


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "items.csv"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_an_import_becomes_an_edition_with_what_was_seen_beside_it(table: Path) -> None:
    result = run("import", str(table), "--collection", "county", "--title", "某县事项")
    assert result.exit_code == 0
    edition = Edition.objects.get()
    assert (edition.collection, edition.number, edition.title) == ("county", 1, "某县事项")
    imported = ImportRun.objects.get()
    assert (imported.file_name, imported.format, imported.edition) == ("items.csv", "csv", edition)
    assert "某县事项 第 1 版（county@1）" in result.stdout


def test_the_same_file_again_makes_no_new_edition(table: Path) -> None:
    run("import", str(table), "--collection", "county")
    run("import", str(table), "--collection", "county")
    assert Edition.objects.count() == 1
    assert ImportRun.objects.count() == 2


def test_a_dry_run_writes_nothing(table: Path) -> None:
    result = run("import", str(table), "--dry-run")
    assert result.exit_code == 0
    assert "试运行" in result.stdout
    assert not Edition.objects.exists()


def test_rejected_rows_are_written_beside_and_can_be_added(table: Path, tmp_path: Path) -> None:
    table.write_text(f"{GOOD}b,,丙局,登记\n", encoding="utf-8")
    result = run("import", str(table), "--collection", "county")
    assert result.exit_code == 1
    rejects = tmp_path / "items-退回.csv"
    mended = rejects.read_text("utf-8-sig").replace("b,,", "b,丁,")
    rejects.write_text(mended, encoding="utf-8")
    assert run("import", str(rejects), "--collection", "county", "--add").exit_code == 0
    latest = Edition.objects.get(number=2)
    assert latest.items == 2


def test_an_edition_is_exported_and_imported_to_the_same_digest(
    table: Path, tmp_path: Path
) -> None:
    run("import", str(table), "--collection", "county")
    for suffix in ("xlsx", "yaml", "zip", "json", "gb.json"):
        out = tmp_path / f"out.{suffix}"
        assert run("export", "county@1", "-o", str(out)).exit_code == 0
        assert run("import", str(out), "--collection", "county").exit_code == 0
    assert Edition.objects.count() == 1


def test_exporting_what_is_not_there_names_what_is(table: Path) -> None:
    run("import", str(table), "--collection", "county")
    result = run("export", "country", "-o", "out.json")
    assert result.exit_code == 2
    assert "没有目录库或版次“country”，现有：county。" in result.stderr


def test_an_unknown_export_format_names_the_known_ones(table: Path) -> None:
    run("import", str(table), "--collection", "county")
    result = run("export", "county", "-o", "out.docx")
    assert result.exit_code == 2
    assert (
        "不能导出成“out.docx”，可以用：gdzwfw、guide、gbjson、json、xlsx、yaml。" in result.stderr
    )


def test_editions_are_listed_for_programs(table: Path) -> None:
    run("import", str(table), "--collection", "county")
    (edition,) = json.loads(run("editions", "--json").stdout)
    assert (edition["collection"], edition["items"]) == ("county", 1)


def test_a_file_name_that_makes_no_collection_name_is_asked_for_one(tmp_path: Path) -> None:
    path = tmp_path / "事项.csv"
    path.write_text(GOOD, encoding="utf-8")
    result = run("import", str(path))
    assert result.exit_code == 2
    assert "--collection" in result.stderr


def test_a_mapping_without_an_equals_sign_is_explained(table: Path) -> None:
    result = run("import", str(table), "--map", "编码")
    assert result.exit_code == 2
    assert "--map 要写成 列=字段，不是“编码”。" in result.stderr


def test_papers_that_may_be_one_are_suggested_with_reasons(table: Path) -> None:
    table.write_text(f"{HEAD},申请材料\na,甲,乙局,登记,营业执照、企业营业执照、布局图\n", "utf-8")
    run("import", str(table), "--collection", "county")
    (pair,) = json.loads(run("materials", "suggest", "county", "--json").stdout)
    assert {pair["name"], pair["known_as"]} == {"营业执照", "企业营业执照"}
    assert "完全相同" in pair["reason"]
    assert "共 1 对" in run("materials", "suggest", "county").stdout


def test_the_schema_is_valid_json() -> None:
    schema = json.loads(run("schema").stdout)
    assert "Item" in schema["$defs"]


def test_the_template_is_written(tmp_path: Path) -> None:
    assert run("template", str(tmp_path / "t.xlsx")).exit_code == 0
    assert (tmp_path / "t.xlsx").exists()


def test_the_law_of_the_house_can_be_published() -> None:
    result = run("check")
    assert result.exit_code == 0, result.stdout
    assert "目录可以发布" in result.stdout


def test_a_folder_that_cannot_be_published_is_told_why(tmp_path: Path) -> None:
    (tmp_path / "items").mkdir()
    (tmp_path / "items" / "a.yaml").write_text("code: a\nname: 甲\n", encoding="utf-8")
    result = run("check", str(tmp_path))
    assert result.exit_code == 1
    assert "缺少必填字段" in result.stdout
