"""From the home page to the printed notice, as people walk it: by mouse, by key, without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import (
    DESKTOP,
    PHONE,
    SMALLEST,
    OpenPage,
    assert_accessible,
    assert_fits,
)
from tests.editions import published_live as published_live

pytestmark = pytest.mark.usefixtures("published_live")
HOME = "/one-things/open-restaurant/"
ANSWERS = {"area": "320", "trade": "catering", "has_licence": "no", "entity_type": "individual"}
SETTLED = (
    "trade=catering&has_licence=no&entity_type=individual&has_sign=yes&sign_large=no&dine_in=yes"
    "&area=320&fire_way=ordinary&drains_public=yes&sells_tobacco=yes&staff_without_health=yes"
    "&has_warehouse=no&by_agent=no&premises_differs=no"
)
PAGES = (
    "/",
    "/one-things/",
    "/one-things/held-papers/",
    HOME,
    f"{HOME}questions/",
    f"{HOME}questions/?area=viel&asked=area",
    f"{HOME}questions/?trade=catering&change=area",
    f"{HOME}plan/?trade=catering",
    f"{HOME}plan/?{SETTLED}",
    f"{HOME}notice/?{SETTLED}",
)


def answer_all(page: Page, send: Callable[[Page], None]) -> list[str]:
    """Answer until the plan is reached; the questions in the order in which they came."""
    asked: list[str] = []
    while "/plan/" not in page.url:
        assert len(asked) < 30, f"问不完：{asked}"
        key = page.locator("button[name=asked]").get_attribute("value")
        assert key
        assert key not in asked, f"问了两遍：{key}"
        asked.append(key)
        fill(page, key)
        send(page)
        page.wait_for_function(
            "was => document.querySelector('button[name=asked]')?.value !== was", arg=key
        )
    return asked


def fill(page: Page, key: str) -> None:
    """Give the prepared answer, or the first one there is."""
    field = page.locator(f".ask-form [name={key}]")
    if field.first.get_attribute("type") is None:
        field.fill(ANSWERS.get(key, "100"))
    elif key in ANSWERS:
        page.locator(f".ask-form [name={key}][value={ANSWERS[key]}]").check()
    else:
        field.first.check()


def press_next(page: Page) -> None:
    page.get_by_role("button", name="下一步").click()


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_from_the_home_page_to_the_printed_notice(open_page: OpenPage, width: int) -> None:
    page = open_page("/", width=width)
    page.get_by_role("link", name="开办餐饮店", exact=True).click()
    page.get_by_role("link", name="开始：看我要办什么").click()
    asked = answer_all(page, press_next)
    assert "area" in asked
    expect(page.get_by_role("heading", name="开办餐饮店：办事清单")).to_be_visible()
    assert page.locator(".headline-number").count() == 4
    page.get_by_role("link", name="打印一次性告知单", exact=True).click()
    expect(page.get_by_role("heading", name="开办餐饮店一次性告知单")).to_be_visible()
    expect(page.locator(".sheet-qr svg")).to_be_visible()


def test_everything_works_without_scripts(chromium: Browser, live_server: LiveServer) -> None:
    context = chromium.new_context(
        java_script_enabled=False, locale="zh-CN", viewport={"width": PHONE, "height": 800}
    )
    page = context.new_page()
    page.goto(f"{live_server.url}{HOME}")
    page.get_by_role("link", name="开始：看我要办什么").click()
    page.get_by_role("button", name="下一步").click()
    expect(page.get_by_role("alert")).to_contain_text("请回答")
    for _ in range(30):
        if "/plan/" in page.url:
            break
        key = page.locator("button[name=asked]").get_attribute("value")
        assert key
        fill(page, key)
        press_next(page)
    expect(page.locator(".headline-number").first).to_be_visible()
    page.locator("#form summary").first.click()
    expect(page.locator("#form .form-field").first).to_be_visible()
    context.close()


def test_the_keyboard_alone_is_enough(open_page: OpenPage) -> None:
    page = open_page(HOME)
    page.get_by_role("link", name="开始：看我要办什么").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/questions/**")

    def send(page: Page) -> None:
        page.keyboard.press("Enter")

    asked = []
    while "/plan/" not in page.url:
        key = page.locator("button[name=asked]").get_attribute("value")
        assert key
        asked.append(key)
        assert len(asked) < 30
        _tab_into(page, key)
        if page.evaluate("document.activeElement.type") == "text":
            page.keyboard.type(ANSWERS.get(key, "100"))
        else:
            page.keyboard.press("Space")
        send(page)
        page.wait_for_function(
            "was => document.querySelector('button[name=asked]')?.value !== was", arg=key
        )
    expect(page.locator(".headline")).to_be_visible()


def _tab_into(page: Page, key: str) -> None:
    """Press Tab until the question's field has the focus."""
    for _ in range(40):
        if page.evaluate("document.activeElement.name") == key:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"键盘走不到 {key}")


def test_a_wrong_answer_takes_the_focus_and_keeps_the_rest(open_page: OpenPage) -> None:
    page = open_page(f"{HOME}questions/?trade=catering&change=area")
    page.locator("#area").fill("很大")
    press_next(page)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("请填数字")
    expect(alert).to_be_focused()
    alert.get_by_role("link").click()
    expect(page.locator("#area")).to_be_focused()
    expect(page.locator("#area")).to_have_value("很大")
    expect(page.locator(".ask-form input[type=hidden][name=trade]")).to_have_value("catering")
    assert_accessible(page)


def test_the_browser_s_own_back_returns_to_the_question(open_page: OpenPage) -> None:
    page = open_page(f"{HOME}questions/")
    first = page.locator("button[name=asked]").get_attribute("value")
    assert first
    fill(page, first)
    press_next(page)
    page.wait_for_url(re.compile(f"{first}="))
    page.go_back()
    expect(page.locator("button[name=asked]")).to_have_attribute("value", first)
    assert f"{first}=" not in page.url


def test_a_new_question_takes_the_reader_to_its_beginning(open_page: OpenPage) -> None:
    page = open_page(f"{HOME}questions/")
    first = page.locator("button[name=asked]").get_attribute("value")
    assert first
    fill(page, first)
    press_next(page)
    page.wait_for_url(re.compile(f"{first}="))
    expect(page.locator("#main")).to_be_focused()
    assert page.locator("h1").inner_text() in page.title()


def test_changing_the_look_keeps_the_answers(open_page: OpenPage) -> None:
    page = open_page(f"{HOME}questions/")
    first = page.locator("button[name=asked]").get_attribute("value")
    assert first
    fill(page, first)
    press_next(page)
    page.wait_for_url(re.compile(f"{first}="))
    page.get_by_role("link", name="长者助手").click()
    assert f"{first}=" in page.url
    assert page.locator("html").get_attribute("data-scheme") == "elder"


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(
    ("scheme", "width"), [("light", DESKTOP), ("dark", PHONE), ("elder", PHONE)]
)
def test_every_page_is_accessible(
    open_page: OpenPage, address: str, scheme: str, width: int
) -> None:
    page = open_page(address, scheme=scheme, width=width)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert_accessible(page)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("scheme", ["light", "elder"])
def test_the_smallest_phone_scrolls_one_way_only(
    open_page: OpenPage, address: str, scheme: str
) -> None:
    page = open_page(address, scheme=scheme, width=SMALLEST)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert_fits(page)


def test_the_plan_is_accessible_in_english(open_page: OpenPage) -> None:
    assert_accessible(open_page(f"{HOME}plan/?{SETTLED}", language="en"))
