"""The living page, looked at by a browser and judged by axe-core."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import (
    DESKTOP,
    PHONE,
    SMALLEST,
    OpenPage,
    assert_accessible,
    assert_fits,
)

SCHEMES = ("light", "dark", "contrast", "elder")


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_component_is_accessible(open_page: OpenPage, scheme: str, width: int) -> None:
    page = open_page("/design/", scheme=scheme, width=width)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert_accessible(page)


def test_the_judge_sees_a_field_without_a_name(open_page: OpenPage) -> None:
    page = open_page("/preferences/")
    page.evaluate("document.querySelector('main form').append(document.createElement('input'))")
    with pytest.raises(AssertionError, match="label"):
        assert_accessible(page)


def test_the_english_page_is_accessible(open_page: OpenPage) -> None:
    page = open_page("/design/", language="en")
    assert page.locator("html").get_attribute("lang") == "en"
    assert_accessible(page)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_smallest_phone_scrolls_one_way_only(
    open_page: OpenPage, scheme: str, language: str
) -> None:
    assert_fits(open_page("/design/", scheme=scheme, width=SMALLEST, language=language))


@pytest.mark.parametrize("scheme", ["light", "contrast"])
def test_one_always_sees_where_the_keyboard_is(open_page: OpenPage, scheme: str) -> None:
    page = open_page("/design/", scheme=scheme)
    page.evaluate("document.activeElement.blur()")
    expected = page.locator("a[href], button:enabled:visible, input:enabled:visible, summary")
    seen = _outlines_along_the_keyboard(page, steps=expected.count())
    assert len(seen) > 50
    assert [name for name, width in seen if width < 3] == []


def test_the_first_key_leads_to_the_text(open_page: OpenPage) -> None:
    page = open_page("/preferences/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_elder_mode_has_large_words_and_targets(open_page: OpenPage) -> None:
    page = open_page("/preferences/", scheme="elder", width=PHONE)
    measures = page.evaluate(
        """() => ({
          word: parseFloat(getComputedStyle(document.body).fontSize),
          line: parseFloat(getComputedStyle(document.body).lineHeight),
          targets: [...document.querySelectorAll(".button, .bar a, .bar button, .nav a")]
            .map(element => element.getBoundingClientRect().height),
        })"""
    )
    assert measures["word"] >= 20
    assert measures["line"] / measures["word"] >= 1.6
    assert min(measures["targets"]) >= 60


def test_a_scheme_is_chosen_with_the_mouse_alone(open_page: OpenPage) -> None:
    page = open_page("/preferences/")
    page.get_by_role("link", name="长者助手").click()
    assert page.locator("html").get_attribute("data-scheme") == "elder"
    page.get_by_label("高对比").check()
    page.get_by_role("button", name="保存").click()
    assert page.locator("html").get_attribute("data-scheme") == "contrast"


def test_paper_shows_every_derivation(open_page: OpenPage) -> None:
    page = open_page("/design/")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0


def _outlines_along_the_keyboard(page: Page, *, steps: int) -> list[tuple[str, float]]:
    """What each press of Tab lands on, with the width of the outline drawn around it (px)."""
    seen = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        name, width = page.evaluate(
            """() => {
              const here = document.activeElement, style = getComputedStyle(here);
              const drawn = style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
              return [here.outerHTML.slice(0, 80), here === document.body ? 99 : drawn];
            }"""
        )
        seen.append((name, width))
    return seen
