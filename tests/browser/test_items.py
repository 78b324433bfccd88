"""The catalogue's pages and the workbench, in a browser and judged by axe-core."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import openpyxl
import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page
from pytest_django import Settings

from gaoxingban.catalogue.interchange.registry import WRITABLE
from gaoxingban.catalogue.interchange.template import write_template
from gaoxingban.catalogue.models import ImportRun
from tests.browser.conftest import (
    DESKTOP,
    PHONE,
    SMALLEST,
    OpenPage,
    assert_accessible,
    assert_fits,
)
from tests.editions import forget_editions
from tests.portal.items.town import FOOD, TOWN, publish
from tests.portal.workbench.test_naming import PAPERS

PASSWORD = "a long enough word"
PAGES = (
    "/items/",
    "/items/?q=许可",
    "/items/gaoyao/food/",
    "/items/gaoyao/start/",
    "/catalogue/",
    "/catalogue/gaoyao/1/",
    "/sitemap/",
    "/sign-in/",
)


@pytest.fixture(autouse=True)
def _town(settings: Settings, tmp_path: Path, transactional_db: None) -> Iterator[None]:  # noqa: ARG001
    """A published town, forgotten afterwards."""
    settings.MEDIA_ROOT = tmp_path / "files"
    many = tuple(
        msgspec.structs.replace(FOOD, code=f"food-{n}", name=f"食品经营许可（第 {n} 类）")
        for n in range(60)
    )
    publish(msgspec.structs.replace(TOWN, items=(*TOWN.items, *many)), since=date(2026, 1, 1))
    yield
    ImportRun.objects.all().delete()
    forget_editions()


@pytest.fixture
def designer_page(open_page: OpenPage) -> Page:
    """The workbench, signed in through the form."""
    User.objects.create_user("designer", password=PASSWORD, is_staff=True, first_name="小陈")
    page = open_page("/workbench/")
    page.get_by_label("用户名").fill("designer")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    return page


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_every_page_is_accessible(open_page: OpenPage, width: int) -> None:
    for page in _each(open_page(PAGES[0], width=width), PAGES):
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert_accessible(page)


@pytest.mark.parametrize("scheme", ["dark", "contrast", "elder"])
def test_every_scheme_is_accessible(open_page: OpenPage, scheme: str) -> None:
    for page in _each(open_page(PAGES[0], scheme=scheme), ("/items/", "/items/gaoyao/food/")):
        assert_accessible(page)


@pytest.mark.parametrize("scheme", ["light", "elder"])
def test_the_smallest_phone_scrolls_one_way_only(open_page: OpenPage, scheme: str) -> None:
    for page in _each(open_page(PAGES[0], width=SMALLEST, scheme=scheme), PAGES):
        assert_fits(page)


def test_nothing_on_a_page_is_against_its_own_policy(open_page: OpenPage) -> None:
    page, refused = open_page(PAGES[0]), []
    page.on("console", lambda message: refused.append(message.text))
    assert len(list(_each(page, PAGES))) == len(PAGES)
    assert [text for text in refused if "Content Security Policy" in text] == []


def test_items_are_narrowed_without_javascript(open_page: OpenPage) -> None:
    page = open_page("/items/")
    page.get_by_label("部门").select_option("urban")
    page.get_by_role("button", name="筛选").click()
    assert page.get_by_text("共 1 个事项").is_visible()
    page.get_by_role("link", name="户外招牌备案").click()
    assert page.get_by_role("heading", level=1).inner_text() == "户外招牌备案 <b>"


def test_one_comes_from_page_to_page(open_page: OpenPage) -> None:
    page = open_page("/items/?department=market")
    page.get_by_role("link", name="下一页").click()
    assert "第 2 页，共 2 页" in page.inner_text("main")
    assert page.locator("tbody tr").count() == 12


def test_a_good_workbook_is_looked_at_and_published(designer_page: Page, tmp_path: Path) -> None:
    page, file = designer_page, tmp_path / "小镇.xlsx"
    WRITABLE["xlsx"].write(TOWN, file)
    assert_accessible(page)
    page.get_by_role("link", name="导入目录").click()
    assert_accessible(page)
    page.get_by_label("文件", exact=True).set_input_files(file)
    page.get_by_label("放进哪个目录库").fill("town")
    page.get_by_role("button", name="上传并检查").click()
    assert page.get_by_role("heading", level=1).inner_text() == "检查好了，还没有发布"
    assert_accessible(page)
    page.get_by_role("button", name="发布成新版次").click()
    assert page.get_by_text("已发布：小镇 第 1 版").is_visible()
    assert_accessible(page)


def test_a_bad_workbook_tells_sheet_cell_and_cure(designer_page: Page, tmp_path: Path) -> None:
    page, file = designer_page, tmp_path / "填错.xlsx"
    _filled_wrongly(file)
    page.get_by_role("link", name="导入目录").click()
    page.get_by_label("文件", exact=True).set_input_files(file)
    page.get_by_label("放进哪个目录库").fill("town")
    page.get_by_role("button", name="上传并检查").click()
    said = page.inner_text("main")
    assert "工作表“事项”" in said
    assert "单元格" in said
    assert_accessible(page)


def test_the_designer_s_other_pages_are_accessible(designer_page: Page) -> None:
    page = designer_page
    publish(PAPERS)
    for name in ("材料名称", "版次对比"):
        page.get_by_role("link", name="目录工作台").or_(
            page.get_by_role("link", name="工作人员")
        ).first.click()
        page.get_by_role("link", name=name).click()
        assert_accessible(page)
        assert_fits(page)


def test_an_empty_form_leads_to_the_first_gap(designer_page: Page) -> None:
    page = designer_page
    page.get_by_role("link", name="导入目录").click()
    page.get_by_role("button", name="上传并检查").click()
    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    assert_accessible(page)
    page.get_by_role("link", name="请选一个文件").click()
    assert page.evaluate("document.activeElement.id || location.hash") in {"file", "#file"}


def test_error_pages_are_accessible(open_page: OpenPage) -> None:
    page = open_page("/items/")
    page.goto(page.url + "gaoyao/moon/")
    assert "可能已经取消或改了编码" in page.inner_text("main")
    assert_accessible(page)


def _each(page: Page, paths: tuple[str, ...]) -> Iterator[Page]:
    """The same page at one address after another."""
    site = page.url.removesuffix(PAGES[0])
    for path in paths:
        answer = page.goto(site + path)
        assert answer is not None
        assert answer.ok, path
        yield page


def _filled_wrongly(file: Path) -> None:
    """The template with one item whose kind does not exist and whose department is missing."""
    write_template(file)
    book = openpyxl.load_workbook(file)
    sheet = book["事项"]
    heads = {str(cell.value): cell.column for row in sheet.iter_rows(max_row=1) for cell in row}
    row = 3
    for head, value in (("事项编码", "x-1"), ("事项名称", "某事项"), ("事项类型", "批准批准")):
        sheet.cell(row, heads[head], value)
    book.save(file)
