"""The words' own tool: what it finds, what it keeps, what it refuses."""

from __future__ import annotations

import gettext
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def messages() -> ModuleType:
    spec = importlib.util.spec_from_file_location("messages", ROOT / "scripts" / "messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["messages"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one sentence of each kind."""
    _write(tmp_path, "gaoxingban/rules.py", 'say(N_("还要 %(days)s 天"), days=3)\n_("首页")\n')
    _write(
        tmp_path,
        "gaoxingban/templates/page.html",
        '{% load i18n %}\n<p>\n    {% translate "搜索" %}\n  {% blocktranslate count n=n %}'
        "{{ n }} 个事项{% plural %}{{ n }} 个事项{% endblocktranslate %}</p>\n",
    )
    _write(tmp_path, "data/one_things/shop.yaml", "title: 开店\nstage: 准入\ncode: shop\n")
    return tmp_path


def test_words_are_found_in_python_templates_and_data(messages: ModuleType, site: Path) -> None:
    assert {messages._key(one.msgid) for one in messages.found(site)} == {
        "还要 %(days)s 天",
        "首页",
        "搜索",
        "%(n)s 个事项",
        "开店",
        "准入",
    }


def test_a_missing_translation_fails_the_check(messages: ModuleType, site: Path) -> None:
    lines, waiting = messages.faults(site)
    assert len(lines) == 5, lines
    assert waiting == 1, "阶段名只计数，标题必须有英文"
    assert messages.check(site) == 1


def test_a_full_translation_passes_and_is_read_by_gettext(messages: ModuleType, site: Path) -> None:
    _translate(messages, site, {})
    assert messages.check(site) == 0
    messages.compile_(site)
    with messages._po(site).with_suffix(".mo").open("rb") as stream:
        assert gettext.GNUTranslations(stream).gettext("首页") == "Home"


@pytest.mark.parametrize(
    ("msgid", "english"),
    [
        ("还要 %(days)s 天", "%(day)s days more"),
        ("还要 %(days)s 天", "some days more"),
        ("%(n)s 个事项", ("One item", "Items")),
    ],
)
def test_places_must_be_the_same_in_both_languages(
    messages: ModuleType, site: Path, msgid: str, english: str | tuple[str, str]
) -> None:
    _translate(messages, site, {msgid: english})
    lines, _ = messages.faults(site)
    assert len(lines) == 1
    assert "占位符" in lines[0]


def test_one_thing_need_not_say_one(messages: ModuleType, site: Path) -> None:
    _translate(messages, site, {"%(n)s 个事项": ("One item", "%(n)s items")})
    assert messages.faults(site)[0] == []


def test_a_fuzzy_translation_fails_the_check(messages: ModuleType, site: Path) -> None:
    _translate(messages, site, {})
    po = messages._po(site)
    text = po.read_text(encoding="utf-8")
    po.write_text(text.replace('msgid "首页"', '#, fuzzy\nmsgid "首页"'), encoding="utf-8")
    assert "fuzzy" in messages.faults(site)[0][0]


def test_collecting_again_keeps_the_translations(messages: ModuleType, site: Path) -> None:
    _translate(messages, site, {})
    before = messages._po(site).read_text(encoding="utf-8")
    messages.collect(site)
    assert messages._po(site).read_text(encoding="utf-8") == before


def _translate(messages: ModuleType, site: Path, other: dict[str, str | tuple[str, str]]) -> None:
    english = {
        "还要 %(days)s 天": "%(days)s days more",
        "首页": "Home",
        "搜索": "Search",
        "%(n)s 个事项": ("%(n)s item", "%(n)s items"),
        "开店": "Open a shop",
        **other,
    }
    messages.collect(site)
    catalog = messages._kept(site)
    for msgid, string in english.items():
        catalog.get(msgid).string = string
    with messages._po(site).open("wb") as stream:
        messages.write_po(
            stream, catalog, width=98, sort_output=True, ignore_obsolete=True, include_lineno=False
        )


def _write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
