"""A flat table of items from anybody's system."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gaoxingban.catalogue.interchange.base import Imported, Options
from gaoxingban.catalogue.interchange.csv_file import CsvFile
from gaoxingban.catalogue.rules.check import check
from gaoxingban.catalogue.rules.model import Catalogue, Department, Material
from gaoxingban.catalogue.rules.words import Channel, Kind, MaterialKind, Unit

HEAD = "事项编码,事项名称,实施主体,事项类型"
OPTIONS = Options("table", date(2026, 1, 1))


def read(tmp_path: Path, text: str, options: Options = OPTIONS) -> Imported:
    path = tmp_path / "items.csv"
    path.write_text(text, encoding="utf-8")
    return CsvFile().read(path, options=options)


def test_a_row_becomes_an_item_with_its_department_and_papers(tmp_path: Path) -> None:
    row = "a,食品经营许可,市场监管局,行政许可,20工作日,5,营业执照、布局图,《食品安全法》第三十五条"
    imported = read(tmp_path, f"{HEAD},法定办结时限,承诺办结时限,申请材料,设定依据\n{row}\n")
    (item,) = imported.catalogue.items
    assert item.kind is Kind.LICENCE
    assert (item.statutory[0].days, item.promised[0].days) == (20, 5)
    assert item.statutory[0].since == OPTIONS.since
    assert (item.basis[0].title, item.basis[0].article) == ("食品安全法", "第三十五条")
    assert [
        m.name for m in imported.catalogue.materials if m.key == item.materials[0].material
    ] == ["营业执照"]
    (department,) = imported.catalogue.departments
    assert (department.name, item.department) == ("市场监管局", department.key)
    assert check(imported.catalogue) == ()


def test_columns_are_known_by_three_kinds_of_names_and_by_mapping(tmp_path: Path) -> None:
    options = Options("table", date(2026, 1, 1), mapping={"打哪个电话": "phone"})
    text = (
        "code,事项名称,部门,kind,咨询电话X,打哪个电话,contact.place\na,甲,乙局,登记,,0758-1,大厅\n"
    )
    (item,) = read(tmp_path, text, options).catalogue.items
    assert (item.contact.phone, item.contact.place) == ("0758-1", "大厅")


def test_a_list_in_a_cell_is_parted_and_closed_words_are_checked(tmp_path: Path) -> None:
    text = f'{HEAD},办理形式,受理条件\na,甲,乙局,登记,窗口、网上,"一、合法，有效。\n二、齐全"\n'
    (item,) = read(tmp_path, text).catalogue.items
    assert item.channels == (Channel.WINDOW, Channel.ONLINE)
    assert item.conditions == ("一、合法，有效。", "二、齐全")


def test_what_no_column_means_is_kept_word_for_word(tmp_path: Path) -> None:
    imported = read(tmp_path, f"{HEAD},星级\na,甲,乙局,登记, 五 星\n")
    assert imported.catalogue.items[0].extra == {"星级": " 五 星"}
    assert [problem.rule for problem in imported.problems] == ["column"]


@pytest.mark.parametrize("text", ["视情况", "10-20天", "半天"])
def test_a_limit_that_is_not_understood_is_kept_and_told(tmp_path: Path, text: str) -> None:
    imported = read(tmp_path, f"{HEAD},承诺办结时限\na,甲,乙局,登记,{text}\n")
    (item,) = imported.catalogue.items
    assert item.promised == ()
    assert item.extra == {"承诺办结时限": text}


def test_natural_days_stay_natural_days(tmp_path: Path) -> None:
    (item,) = read(tmp_path, f"{HEAD},承诺办结时限\na,甲,乙局,登记,30自然日\n").catalogue.items
    assert item.promised[0].unit is Unit.NATURAL_DAYS


def test_departments_and_papers_of_the_house_are_used_when_named_exactly(tmp_path: Path) -> None:
    base = Catalogue("table", departments=(Department("market", "市场监管局"),))
    licence = Material("licence", "营业执照", MaterialKind.LICENCE, aliases=("执照",))
    options = Options("table", date(2026, 1, 1), known=(licence,), base=base)
    (item,) = read(
        tmp_path, f"{HEAD},申请材料\na,甲,市场监管局,登记,执照\n", options
    ).catalogue.items
    assert item.department == "market"
    assert (item.materials[0].material, item.materials[0].name) == ("licence", "执照")


def test_a_rejected_row_leaves_no_department_or_paper_behind(tmp_path: Path) -> None:
    rows = "a,甲,乙局,登记,,\nb,丙,丁局,许可,5,图纸\n"
    imported = read(tmp_path, f"{HEAD},承诺办结时限,申请材料\n{rows}".replace("b,丙", "a,丙"))
    assert [d.name for d in imported.catalogue.departments] == ["乙局"]
    assert imported.catalogue.materials == ()


def test_rejected_rows_can_be_mended_and_imported_again(tmp_path: Path) -> None:
    imported = read(tmp_path, f"{HEAD}\na,甲,乙局,登记\nb,,丙局,登记\n")
    CsvFile().write_rejects(imported.rejects, tmp_path / "rejects.csv")
    mended = (tmp_path / "rejects.csv").read_text("utf-8-sig").replace("b,,", "b,补上的名称,")
    again = read(tmp_path, mended, Options("table", date(2026, 1, 1), base=imported.catalogue))
    assert [item.code for item in again.catalogue.items] == ["a", "b"]
    assert again.problems == ()


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-16", "utf-8-sig"])
def test_tables_of_chinese_offices_are_read_in_their_encodings(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "items.csv"
    path.write_bytes(
        f"{HEAD}\na,建设工程消防设计审查验收备案,住房和城乡建设局,登记\n".encode(encoding)
    )
    imported = CsvFile().read(path, options=OPTIONS)
    assert imported.catalogue.items[0].name == "建设工程消防设计审查验收备案"
    assert bool(imported.problems) is (encoding != "utf-8-sig")
