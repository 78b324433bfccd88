"""The face: colours one can read, schemes one can choose, links that lead somewhere."""

from __future__ import annotations

import re
from http import HTTPStatus
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import resolve
from django.utils.translation import override

from gaoxingban.portal import tokens
from gaoxingban.portal.components import Cell, Column, Table
from gaoxingban.portal.context import leads_somewhere
from gaoxingban.portal.district import ProfileError, district
from gaoxingban.portal.lanes import Lane, Lanes
from gaoxingban.portal.templatetags.words import plain, said
from gaoxingban.sentences import say


@pytest.mark.parametrize("scheme", tokens.SELECTORS)
def test_every_colour_can_be_read_on_its_ground(scheme: str) -> None:
    weak = [pair for pair in tokens.pairs(scheme) if pair.ratio < pair.least]
    assert weak == []


def test_the_device_s_dark_is_the_dark_one_may_choose() -> None:
    css = tokens.TOKENS.read_text(encoding="utf-8")
    chosen, by_device = (
        re.search(pattern, css, re.DOTALL)
        for pattern in (
            r'\n\[data-scheme="dark"\] \{(.*?)\}',
            r'dark\) \{\s+\[data-scheme="auto"\] \{(.*?)\}',
        )
    )
    assert chosen is not None
    assert by_device is not None
    assert chosen[1].split() == by_device[1].split()


def test_a_chosen_scheme_is_kept_and_leads_back(client: Client) -> None:
    answer = client.get("/preferences/", {"scheme": "elder", "next": "/design/?page=2"})
    assert answer["Location"] == "/design/?page=2"
    assert 'data-scheme="elder"' in client.get("/design/").content.decode()


def test_the_form_without_javascript_keeps_a_scheme(client: Client) -> None:
    client.post("/preferences/", {"scheme": "contrast", "next": "/design/"})
    assert 'data-scheme="contrast"' in client.get("/design/").content.decode()


@pytest.mark.parametrize("away", ["https://example.org/", "//example.org", "javascript:alert(1)"])
def test_nobody_is_led_to_another_site(client: Client, away: str) -> None:
    answer = client.get("/preferences/", {"scheme": "dark", "next": away})
    assert answer["Location"] == "/preferences/"


def test_an_unknown_scheme_is_not_kept(client: Client) -> None:
    answer = client.get("/preferences/", {"scheme": "purple"})
    assert answer.status_code == HTTPStatus.OK
    assert not answer.cookies.get("scheme")
    client.cookies["scheme"] = "purple"
    assert 'data-scheme="auto"' in client.get("/design/").content.decode()


def test_the_frame_has_no_dead_link(client: Client) -> None:
    page = client.get("/design/").content.decode()
    for address in set(re.findall(r'(?:href|action)="(/[^"?#]*)', page)):
        if not address.startswith(f"/{settings.STATIC_URL.strip('/')}/"):
            assert resolve(address), address


def test_a_room_that_is_not_there_gets_no_link() -> None:
    assert leads_somewhere("/design/")
    assert not leads_somewhere("/no-such-room/")


@pytest.mark.parametrize(("language", "lang"), [("zh-hans", "zh-Hans"), ("en", "en")])
def test_a_page_says_which_language_it_speaks(client: Client, language: str, lang: str) -> None:
    client.cookies["django_language"] = language
    assert f'<html lang="{lang}"' in client.get("/design/").content.decode()


def test_no_page_runs_inline_script_or_style(client: Client) -> None:
    page = client.get("/design/").content.decode()
    assert not re.search(r"<script(?![^>]*src=)|\son[a-z]+=|\sstyle=|<style", page)


def test_every_component_stands_on_the_living_page(client: Client) -> None:
    answer = client.get("/design/")
    shown = {template.name for template in answer.templates}
    folder = Path(__file__).parents[2] / "gaoxingban/portal/templates/portal/components"
    assert {f"portal/components/{path.name}" for path in folder.glob("*.html")} - shown == {
        # The search box comes with the search room's address.
        *(() if leads_somewhere("/search/") else ("portal/components/search.html",))
    }


def test_a_lane_lies_where_its_days_are() -> None:
    lane = Lane(name="许可", department="", start=5, finish=20, slack=9)
    (course,) = Lanes(caption="", total=20, lanes=(lane,)).courses()
    assert (course.boat.x, course.boat.width) == ("25.000%", "75.000%")
    assert course.slack.width == "0.000%", "余量不能画到终点以外"


def test_a_plan_done_at_once_still_has_a_scale() -> None:
    lane = Lane(name="登记", department="", start=0, finish=0)
    board = Lanes(caption="", total=0, lanes=(lane,))
    assert [tick.day for tick in board.ticks()] == [0, 1]
    assert board.courses()[0].boat.width == "0.000%"


def test_a_lane_past_the_end_is_refused() -> None:
    with pytest.raises(ValueError, match="20 个工作日"):
        Lanes(caption="", total=20, lanes=(Lane(name="", department="", start=1, finish=21),))


@pytest.mark.parametrize(
    ("start", "finish", "words"), [(3, 3, "当场"), (2, 3, "第 3 天"), (2, 7, "第 3–7 天")]
)
def test_a_step_s_days_are_said_in_words(start: int, finish: int, words: str) -> None:
    assert Lane(name="", department="", start=start, finish=finish).days == words


def test_a_row_has_a_cell_for_every_column() -> None:
    with pytest.raises(ValueError, match="列数不同"):
        Table(caption="材料", columns=(Column(label="名"),) * 2, rows=((Cell(text="一"),),))


def test_chinese_on_an_english_page_says_that_it_is_chinese() -> None:
    with override("en"):
        assert said("未曾翻译的话 <1>") == '<span lang="zh-Hans">未曾翻译的话 &lt;1&gt;</span>'
        assert said("20") == "20"
    with override("zh-hans"):
        assert said("未曾翻译的话") == "未曾翻译的话"


def test_nothing_to_say_says_nothing() -> None:
    assert plain("") == plain(None) == ""
    assert plain(say("还要 %(days)s 个工作日", days=3)) == "还要 3 个工作日"


def test_gaoyao_has_seventeen_towns() -> None:
    here = district(settings.DISTRICT_DIR)
    codes = {town.code for town in here.towns}
    assert len(codes) == 17
    assert all(code.startswith(here.code) and len(code) == 9 for code in codes)


def test_a_profile_with_a_missing_name_says_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "profile.yaml").write_text("code: '441204'\n", encoding="utf-8")
    with pytest.raises(ProfileError, match="name"):
        district(tmp_path)
