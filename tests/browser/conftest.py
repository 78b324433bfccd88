"""A browser for the tests: the system's Chromium, driven by Playwright, judged by axe-core."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

# Playwright's sync API runs inside an event loop of its own; Django would take that for async code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESKTOP, PHONE, SMALLEST = 1280, 390, 320

OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every browser test shares one Chromium, so they run in one xdist worker."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, started once."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.fail(f"没有找到浏览器：请安装 chromium（找过 {'、'.join(NAMES)}）")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, live_server: LiveServer) -> Iterator[OpenPage]:
    """Open an address of the live site in a scheme, at a width (px), in a language."""
    contexts = []

    def opened(
        path: str, *, scheme: str = "light", width: int = DESKTOP, language: str = "zh-hans"
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, reduced_motion="reduce"
        )
        contexts.append(context)
        cookies = {"scheme": scheme, "django_language": language}
        context.add_cookies(
            [
                {"name": name, "value": value, "url": live_server.url}
                for name, value in cookies.items()
            ]
        )
        page = context.new_page()
        answer = page.goto(live_server.url + path)
        assert answer is not None
        assert answer.ok, f"{path} 回答 {answer.status}"
        return page

    yield opened
    for context in contexts:
        context.close()


def assert_accessible(page: Page) -> None:
    """No violation of WCAG 2.2 AA or of axe's good practice; prints each with its place."""
    # Evaluated, not added as a script: the page's own policy admits no script but ours.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
    )
    assert not found["violations"], "\n".join(map(_readable, found["violations"]))


def assert_fits(page: Page) -> None:
    """Nothing reaches past the right edge: a page scrolls one way only (WCAG 1.4.10)."""
    wide = page.evaluate(
        """() => {
          const edge = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= edge) return [];
          return [...document.querySelectorAll("body *")]
            .filter(element => element.getBoundingClientRect().right > edge + 1)
            .map(element => `${element.tagName.toLowerCase()}.${element.getAttribute("class")}`);
        }"""
    )
    assert not wide, f"超出页面右边：{wide[:10]}"


def _readable(violation: dict[str, object]) -> str:
    nodes = violation["nodes"]
    assert isinstance(nodes, list)
    places = "\n".join(f"    {node['target']}: {node['failureSummary']}" for node in nodes[:5])
    return f"{violation['id']}: {violation['help']} ({len(nodes)})\n{places}"
