"""Search in a browser: suggestions while typing, judged by axe-core like every page."""

from __future__ import annotations

import pytest

from gaoxingban.portal.search.services import replace_entries
from tests.browser.conftest import PHONE, SMALLEST, OpenPage, assert_accessible, assert_fits
from tests.portal.search import entries

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ("/search/", "/search/?q=许可", "/search/?q=烧考店")


@pytest.fixture(autouse=True)
def _town() -> None:
    replace_entries(collection=entries.OWN, digest="1", told=entries.town())
    replace_entries(collection=entries.IMPORTED, digest="1", told=entries.elsewhere())


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast", "elder"])
@pytest.mark.parametrize("path", PAGES)
def test_the_pages_are_accessible(open_page: OpenPage, path: str, scheme: str) -> None:
    assert_accessible(open_page(path, scheme=scheme))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("scheme", ["light", "elder"])
def test_the_smallest_phone_scrolls_one_way_only(
    open_page: OpenPage, scheme: str, language: str
) -> None:
    assert_fits(open_page("/search/?q=许可", scheme=scheme, width=SMALLEST, language=language))


def test_typing_pinyin_brings_suggestions_one_can_tab_to(open_page: OpenPage) -> None:
    page = open_page("/search/", width=PHONE)
    page.click("#search")
    page.keyboard.type("kaifan", delay=20)
    first = page.locator(".finder-list a").first
    first.wait_for()
    assert "开办餐饮店" in first.inner_text()
    assert "1 条建议" in page.locator("#search-count").inner_text()
    assert_accessible(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == first.get_attribute(
        "href"
    )


def test_what_no_name_begins_with_is_said_aloud_too(open_page: OpenPage) -> None:
    page = open_page("/search/")
    page.click("#search")
    page.keyboard.type("qqqq", delay=20)
    page.get_by_text("没有建议，按回车搜索").wait_for(state="attached")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=qqqq")
    assert "没有找到“qqqq”" in page.inner_text("main")
