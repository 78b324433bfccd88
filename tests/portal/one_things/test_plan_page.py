"""Rulings: the plan's page says what is to be done, why, until when and on what basis."""

from __future__ import annotations

import json
import re
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from gaoxingban.catalogue.models import Edition
from gaoxingban.catalogue.rules.model import Catalogue
from tests.editions import district_catalogue, publish
from tests.portal.one_things.shop import EVERYTHING, always, shop

PLAN = "/one-things/shop/plan/"
WRITTEN = EVERYTHING.replace("&", "&amp;")
"""The query string as HTML writes it."""


def read(client: Client, query: str = EVERYTHING, address: str = PLAN) -> str:
    answer = client.get(f"{address}?{query}")
    assert answer.status_code == HTTPStatus.OK, (answer.status_code, answer.headers)
    return answer.content.decode()


def words(page: str) -> str:
    """What one reads, without tags and line breaks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def section(page: str, name: str) -> str:
    """One section of the plan."""
    found = re.search(rf'<section[^>]*id="{name}".*?</section>', page, re.DOTALL)
    assert found
    return found[0]


@pytest.mark.usefixtures("small_shop")
def test_the_headline_can_be_counted_by_hand(client: Client) -> None:
    numbers = re.findall(r'class="headline-number">([^<]+)<', read(client))
    # 4 approvals; layout, milk paper and one commitment letter; the name; 1 + 8 days.
    assert numbers == ["4", "3", "1", "9"]


@pytest.mark.usefixtures("small_shop")
def test_one_by_one_is_told_beside_it(client: Client) -> None:
    page = words(read(client))
    assert "逐项办要 18 工作日" in page
    assert "逐项办要 7 份" in page


@pytest.mark.usefixtures("small_shop")
def test_the_dates_are_lawful_working_days(client: Client) -> None:
    # From Thursday 24 September: 中秋节 25–27 and 国庆节 1–7 October are off, 10 October is worked.
    page = words(read(client))
    assert "2026 年 9 月 24 日提交" in page
    assert "2026 年 10 月 14 日前全部办完" in page
    assert "跨过国庆节 2026-10-01—2026-10-07，放假 7 天，不计入。" in page


@pytest.mark.usefixtures("small_shop")
def test_a_partial_plan_tells_what_it_depends_on(client: Client) -> None:
    page = read(client, "has_licence=no")
    assert "还取决于" in page
    assert "change=trade" in page
    assert re.findall(r'class="headline-number">([^<]+)<', page)[0] == "1–4"
    assert "最多交" in page


@pytest.mark.usefixtures("small_shop")
def test_a_promise_that_holds_is_said_to_hold(client: Client) -> None:
    assert "整件事的承诺守得住" in read(client)


@pytest.mark.usefixtures("db")
def test_a_promise_that_cannot_be_kept_is_exposed(client: Client) -> None:
    limit = {"days": 3, "since": "2020-01-01", "reference": {"title": "某通告"}}
    publish(shop(promised=[limit]))
    page = words(read(client))
    assert "整件事的承诺守不住" in page
    assert "营业执照登记 1 个 → 烟草专卖零售许可 8 个，就要 9 个工作日" in page


@pytest.mark.usefixtures("small_shop")
def test_every_reason_is_the_answer_that_decided_it(client: Client) -> None:
    page = words(section(read(client), "items"))
    assert "有执照了吗？您答：否" in page
    assert "店多大？您答：320 平方米，大于 300 平方米" in page


@pytest.mark.usefixtures("small_shop")
def test_what_is_not_involved_says_why(client: Client) -> None:
    page = words(
        section(read(client, "has_licence=yes&trade=hot&area=20&tobacco=no&goods=none"), "items")
    )
    assert "不涉及的 3 个事项" in page
    assert "店多大？您答：20 平方米，不大于 300 平方米" in page


@pytest.mark.usefixtures("small_shop")
def test_an_optional_item_can_be_declined_and_taken_back(client: Client) -> None:
    page = read(client)
    assert f"{PLAN}?{WRITTEN}&amp;decline=tobacco" in page
    declined = read(client, f"{EVERYTHING}&decline=tobacco")
    assert "您选择不办" in declined
    assert re.findall(r'class="headline-number">([^<]+)<', declined)[0] == "3"
    assert f'href="{PLAN}?{WRITTEN}"' in declined


@pytest.mark.usefixtures("small_shop")
def test_what_the_law_demands_cannot_be_declined(client: Client) -> None:
    page = read(client, f"{EVERYTHING}&decline=food")
    assert re.findall(r'class="headline-number">([^<]+)<', page)[0] == "4"


@pytest.mark.usefixtures("small_shop")
def test_a_paper_may_be_brought_instead_of_a_promise(client: Client) -> None:
    page = section(read(client), "papers")
    assert f"{PLAN}?{WRITTEN}&amp;bring=rules#papers" in page
    brought = words(section(read(client, f"{EVERYTHING}&bring=rules"), "papers"))
    assert "承诺书，代替" not in brought
    assert "改用承诺书代替" in brought


@pytest.mark.usefixtures("small_shop")
def test_each_paper_not_brought_has_its_proof(client: Client) -> None:
    page = words(section(read(client, EVERYTHING.replace("licence=no", "licence=yes")), "papers"))
    assert "市场监管部门已有电子营业执照，由系统调取" in page
    assert "《广东省优化营商环境条例》第三十四条" in page


@pytest.mark.usefixtures("small_shop")
def test_the_names_offices_print_stay_findable(client: Client) -> None:
    assert "指南里也叫：布局图" in words(section(read(client), "papers"))


@pytest.mark.usefixtures("small_shop")
def test_a_field_answered_in_the_questionnaire_is_not_asked_again(client: Client) -> None:
    page = words(section(read(client), "form"))
    assert "经营面积 已在问答中填过 您在问答里已经答过：320 平方米" in page


@pytest.mark.usefixtures("small_shop")
def test_another_day_moves_every_date(client: Client) -> None:
    page = words(read(client, f"{EVERYTHING}&start=2026-10-12"))
    assert "2026 年 10 月 23 日前全部办完" in page


@pytest.mark.usefixtures("small_shop")
@pytest.mark.parametrize(
    ("start", "sentence"),
    [
        ("2026-02-30", "“2026-02-30”不是一个日期"),
        ("gestern", "“gestern”不是一个日期"),
        ("2020-01-06", "2020-01-06 不在 2026-09-24 至"),
        ("2099-01-05", "2099-01-05 不在 2026-09-24 至"),
    ],
)
def test_a_day_that_cannot_be_is_told_and_today_is_taken(
    client: Client, start: str, sentence: str
) -> None:
    page = words(read(client, f"{EVERYTHING}&start={start}"))
    assert sentence in page
    assert "2026 年 10 月 14 日前全部办完" in page


@pytest.mark.usefixtures("small_shop")
def test_a_holiday_is_a_day_to_apply_but_not_to_count(client: Client) -> None:
    page = words(read(client, f"{EVERYTHING}&start=2026-10-03"))
    assert "2026 年 10 月 3 日不上班。网上可以提交，从下一个工作日起算。" in page


@pytest.mark.usefixtures("small_shop")
def test_a_year_without_its_notice_is_provisional(client: Client) -> None:
    page = words(read(client, f"{EVERYTHING}&start=2027-02-01"))
    assert "办完的日期是暂定的" in page
    assert "2027 年放假安排尚未公布" in page


@pytest.mark.usefixtures("small_shop")
def test_the_law_s_own_limits_can_be_chosen(client: Client) -> None:
    page = read(client, f"{EVERYTHING}&baseline=statutory")
    assert re.findall(r'class="headline-number">([^<]+)<', page)[3] == "40"
    assert "时间安排（按法定时限）" in words(page)


@pytest.mark.usefixtures("small_shop")
def test_a_pause_is_drawn_and_named_with_its_law(client: Client) -> None:
    page = section(read(client, EVERYTHING.replace("320", "1200")), "time")
    assert 'class="lane-pause"' in page
    assert "专家评审 2 个工作日，不计入时限（《中华人民共和国行政许可法》第四十五条）" in words(
        page
    )


@pytest.mark.usefixtures("small_shop")
def test_a_preview_says_that_it_is_not_today_s_law(client: Client) -> None:
    page = words(read(client, f"{EVERYTHING}&on=2027-03-01"))
    assert "预览：按 2027-03-01 有效的规定计算" in page
    assert "法定 10 个工作日" in page
    assert "法定 10 个工作日" not in words(read(client))


@pytest.mark.usefixtures("small_shop")
def test_a_preview_keeps_its_day_through_the_questionnaire(client: Client) -> None:
    page = read(client, "on=2027-03-01", "/one-things/shop/questions/")
    assert '<input type="hidden" name="on" value="2027-03-01">' in page


@pytest.mark.usefixtures("small_shop")
def test_every_figure_names_its_baseline_and_derivation(client: Client) -> None:
    page = words(section(read(client), "compare"))
    assert "承诺时限；前：一项办完再办下一项；后：能并联的并联，只算关键路径" in page
    assert "逐项办理：烟草专卖零售许可，8 工作日" in page
    assert "合为一件事合计 9 工作日" in page or "一件事合计 9 工作日" in page
    assert "每小时人工" in page
    assert "示例承诺》（示例）" in page


@pytest.mark.usefixtures("small_shop")
def test_the_list_of_laws_has_each_law_once_and_marks_samples(client: Client) -> None:
    page = section(read(client), "bases")
    assert page.count("《中华人民共和国行政许可法》第四十二条") == 1
    assert page.count("《示例承诺》") == 1
    assert re.search(r"《示例承诺》.*?示例</span>", page, re.DOTALL)


@pytest.mark.usefixtures("small_shop")
def test_a_link_with_a_wrong_answer_leads_to_the_question(client: Client) -> None:
    answer = client.get(f"{PLAN}?area=viel&trade=hot")
    assert answer["Location"].startswith("/one-things/shop/questions/?area=viel")
    assert "请填数字" in client.get(answer["Location"]).content.decode()


@pytest.mark.usefixtures("small_shop")
def test_a_link_with_answers_out_of_use_is_tidied(client: Client) -> None:
    where = client.get(f"{PLAN}?trade=packed&goods=milk")["Location"]
    assert parse_qs(urlsplit(where).query) == {"trade": ["packed"], "unused": ["goods"]}


@pytest.mark.usefixtures("small_shop")
def test_a_boosted_request_is_sent_to_the_whole_page(client: Client) -> None:
    answer = client.get(f"{PLAN}?{EVERYTHING}", headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == f"{PLAN}?{EVERYTHING}"


def test_the_same_plan_for_programs(client: Client, small_shop: Edition) -> None:
    body = json.loads(client.get(f"/one-things/shop/plan.json?{EVERYTHING}").content)
    assert body["edition"]["digest"] == small_shop.digest
    assert body["plan"]["complete"] is True
    assert body["plan"]["promised"]["days"] == 9
    assert body["plan"]["promised"]["ends_on"] == "2026-10-14"
    assert body["plan"]["promise"]["sentence"].startswith("承诺 10 个工作日")


@pytest.mark.usefixtures("small_shop")
def test_a_program_is_told_what_was_wrong(client: Client) -> None:
    body = json.loads(client.get("/one-things/shop/plan.json?area=viel").content)
    assert body["faults"] == {"area": "“店多大？”请填数字，例如 120。"}


@pytest.mark.usefixtures("small_shop")
def test_the_qr_code_leads_back_to_this_very_plan(client: Client) -> None:
    page = section(read(client), "keep")
    assert f'href="http://testserver{PLAN}?{WRITTEN}"' in page
    assert "<svg" in page


@pytest.mark.usefixtures("small_shop")
def test_no_search_engine_keeps_the_answers(client: Client) -> None:
    assert client.get(f"{PLAN}?{EVERYTHING}")["X-Robots-Tag"] == "noindex"


@pytest.mark.usefixtures("small_shop")
def test_no_page_runs_inline_script_or_style(client: Client) -> None:
    page = read(client)
    assert not re.search(r"<script(?![^>]*src=)|\son[a-z]+=\"|\sstyle=|<style", page)


@pytest.mark.usefixtures("db")
def test_an_imported_one_thing_has_its_own_address(client: Client) -> None:
    publish(shop(), collection="elsewhere")
    page = read(client, EVERYTHING, "/one-things/of/elsewhere/shop/plan/")
    assert "/one-things/of/elsewhere/shop/questions/?" in page
    assert client.get(f"{PLAN}?{EVERYTHING}").status_code == HTTPStatus.NOT_FOUND


ONE_THINGS = [one.code for one in district_catalogue().one_things]


@pytest.mark.usefixtures("db")
def test_what_nobody_published_is_not_told_as_nothing(client: Client) -> None:
    publish(always())
    page = read(client, "")
    assert re.findall(r'class="headline-number">([^<]+)<', page) == ["1", "0", "—", "0"]
    assert "目录没有公布表单里要填什么。" in words(section(page, "form"))


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("code", ONE_THINGS)
def test_every_one_thing_of_the_district_can_be_planned(client: Client, code: str) -> None:
    for page in ("", "questions/", "plan/", "notice/"):
        answer = client.get(f"/one-things/{code}/{page}")
        assert answer.status_code == HTTPStatus.OK, page


def test_the_district_publishes_a_sound_catalogue() -> None:
    catalogue: Catalogue = district_catalogue()
    assert catalogue.one_things
