"""The workbook: what is in the template, what is skipped, what comes back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from gaoxingban.catalogue.interchange import gb_names
from gaoxingban.catalogue.interchange.base import Options
from gaoxingban.catalogue.interchange.layout import tables
from gaoxingban.catalogue.interchange.template import write_template
from gaoxingban.catalogue.interchange.xlsx import Xlsx
from gaoxingban.catalogue.rules.model import Catalogue, Department, Item, Limit, Record, Reference
from gaoxingban.catalogue.rules.words import Kind
from gaoxingban.catalogue.schema import PARTS

OPTIONS = Options("table", date(2026, 1, 1))
LAW = Reference("某办法")


def item(code: str, **given: object) -> Item:
    return Item(code, f"事项{code}", "market", Kind.LICENCE, **given)  # type: ignore[arg-type]


def catalogue(*items: Item) -> Catalogue:
    return Catalogue("table", departments=(Department("market", "市场监管局"),), items=items)


def test_every_field_of_every_record_has_its_own_name_on_paper() -> None:
    kinds: set[type[Record]] = {Catalogue, *PARTS.values()} - {PARTS["local_terms"]}
    for kind in kinds:
        names = gb_names.names(kind)
        assert len(set(names.values())) == len(names), kind
    for table in tables().values():
        for below in table.all():
            assert len(set(below.headings)) == len(below.headings), below.name
            assert len(below.name) <= 31


def test_the_template_holds_every_sheet_with_headings_drop_downs_and_examples(
    tmp_path: Path,
) -> None:
    write_template(tmp_path / "template.xlsx")
    book = load_workbook(tmp_path / "template.xlsx")
    sheets = {table.name for top in tables().values() for table in top.all()}
    assert sheets <= set(book.sheetnames)
    kinds = [v.formula1 for v in book["事项"].data_validations.dataValidation]
    assert any("许可" in formula for formula in kinds)
    assert book["事项"]["A2"].value == "示例：food-licence"
    assert book["说明"]["B1"].value


def test_examples_of_the_template_are_skipped(tmp_path: Path) -> None:
    write_template(tmp_path / "template.xlsx")
    imported = Xlsx().read(tmp_path / "template.xlsx", options=OPTIONS)
    assert not imported.usable
    assert imported.problems == ()


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    danger = item("=1+1", summary="=HYPERLINK(1)", note="@cmd")
    Xlsx().write(catalogue(danger), tmp_path / "out.xlsx")
    cell = load_workbook(tmp_path / "out.xlsx")["事项"]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    imported = Xlsx().read(tmp_path / "out.xlsx", options=OPTIONS)
    assert imported.catalogue.items == (danger,)


def test_a_text_longer_than_a_cell_is_written_in_parts_and_read_whole(tmp_path: Path) -> None:
    long = item("a", summary="长文" * 40_000)
    Xlsx().write(catalogue(long), tmp_path / "out.xlsx")
    assert load_workbook(tmp_path / "out.xlsx")["事项"]["E2"].value == "\\续文 1"
    imported = Xlsx().read(tmp_path / "out.xlsx", options=OPTIONS)
    assert imported.catalogue.items == (long,)


def test_rows_of_a_list_stand_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    limits = tuple(Limit(days, date(2020 + days, 1, 1), LAW) for days in (1, 2))
    Xlsx().write(catalogue(item("a", statutory=limits)), tmp_path / "out.xlsx")
    book = load_workbook(tmp_path / "out.xlsx")
    sheet = book["事项-法定办结时限"]
    sheet["B2"], sheet["B3"] = 9, 4
    book.save(tmp_path / "out.xlsx")
    (read,) = Xlsx().read(tmp_path / "out.xlsx", options=OPTIONS).catalogue.items
    assert [limit.days for limit in read.statutory] == [2, 1]


def test_rejected_records_come_back_with_all_their_rows_and_can_be_added(tmp_path: Path) -> None:
    limits = (Limit(5, date(2026, 1, 1), LAW),)
    Xlsx().write(catalogue(item("bad", statutory=limits), item("good")), tmp_path / "in.xlsx")
    book = load_workbook(tmp_path / "in.xlsx")
    book["事项"]["B2"] = "=A2"
    book.save(tmp_path / "in.xlsx")
    first = Xlsx().read(tmp_path / "in.xlsx", options=OPTIONS)
    Xlsx().write_rejects(first.rejects, tmp_path / "rejects.xlsx")

    returned = load_workbook(tmp_path / "rejects.xlsx")
    assert "公式" in returned["事项"]["A2"].value
    assert returned["事项"]["C2"].data_type == "f"
    assert returned["事项-法定办结时限"]["D2"].value == 5
    returned["事项"]["C2"] = "改好的名称"
    returned.save(tmp_path / "rejects.xlsx")

    options = Options("table", date(2026, 1, 1), base=first.catalogue)
    again = Xlsx().read(tmp_path / "rejects.xlsx", options=options)
    assert [(i.code, i.name) for i in again.catalogue.items] == [
        ("bad", "改好的名称"), ("good", "事项good"),
    ]  # fmt: skip
    assert again.catalogue.items[0].statutory == limits
    assert again.rejects == ()


def test_a_rejected_department_takes_its_items_with_it_and_each_is_told(tmp_path: Path) -> None:
    Xlsx().write(catalogue(item("a")), tmp_path / "in.xlsx")
    book = load_workbook(tmp_path / "in.xlsx")
    book["部门"]["B2"] = None
    book.save(tmp_path / "in.xlsx")
    imported = Xlsx().read(tmp_path / "in.xlsx", options=OPTIONS)
    assert imported.catalogue.items == imported.catalogue.departments == ()
    assert {problem.where.sheet for problem in imported.problems} == {"部门", "事项"}


def test_numbers_typed_where_text_belongs_are_read_as_their_text(tmp_path: Path) -> None:
    Xlsx().write(catalogue(item("a")), tmp_path / "in.xlsx")
    book = load_workbook(tmp_path / "in.xlsx")
    book["事项"]["A2"], book["事项"]["N2"] = 1001, 12
    book.save(tmp_path / "in.xlsx")
    (read,) = Xlsx().read(tmp_path / "in.xlsx", options=OPTIONS).catalogue.items
    assert (read.code, read.basic_code) == ("1001", "12")
