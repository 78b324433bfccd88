"""The public pages of the catalogue, as anyone sees them."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus
from pathlib import Path

import msgspec
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from gaoxingban.catalogue.interchange.base import Options
from gaoxingban.catalogue.interchange.registry import BY_NAME
from gaoxingban.catalogue.queries import catalogue_of
from gaoxingban.catalogue.rules.problem import Problem, Severity, Where
from gaoxingban.catalogue.services import canonical, record_import
from gaoxingban.portal.items.exports import DOWNLOADS
from tests.portal.items.town import FOOD, START, TOWN, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(settings: Settings, tmp_path: Path) -> None:
    """Where exports are kept during a test."""
    settings.MEDIA_ROOT = tmp_path / "files"


def _text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == HTTPStatus.OK, address
    return answer.content.decode()


def test_before_anything_is_published_the_list_says_so(client: Client) -> None:
    assert "还没有发布任何目录" in _text(client, "/items/")
    assert "还没有发布任何目录" in _text(client, "/catalogue/")
    assert "网站地图" in _text(client, "/sitemap/")


def test_the_list_begins_with_the_district_s_own_catalogue(client: Client) -> None:
    publish(collection="aaa", title="别处的目录")
    publish()
    page = _text(client, "/items/")
    assert "/items/gaoyao/food/" in page
    assert "/items/aaa/" not in page
    assert "/items/aaa/food/" in _text(client, "/items/?collection=aaa")


def test_a_collection_nobody_published_is_not_found(client: Client) -> None:
    publish()
    answer = client.get("/items/?collection=moon")
    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert "没有这个目录库" in answer.content.decode()


def test_an_edition_of_the_future_is_not_shown_yet(client: Client) -> None:
    publish(since=date(2099, 1, 1))
    assert "还没有发布任何目录" in _text(client, "/items/")


def test_a_narrowed_list_keeps_its_choices_from_page_to_page(client: Client) -> None:
    many = tuple(
        msgspec.structs.replace(FOOD, code=f"food-{n:03}", depends_on=()) for n in range(120)
    )
    publish(msgspec.structs.replace(TOWN, items=many, one_things=()))
    page = _text(client, "/items/?department=market&q=许可&page=2")
    assert page.count("/items/gaoyao/food-") == 50
    assert "department=market&amp;q=%E8%AE%B8%E5%8F%AF&amp;page=3" in page


def test_nothing_found_says_what_to_do(client: Client) -> None:
    publish()
    assert "没有符合条件的事项" in _text(client, "/items/?q=养蜂")


def test_the_list_reads_no_edition_twice(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    publish()
    client.get("/items/")
    with django_assert_num_queries(2):
        client.get("/items/?kind=许可")


def test_a_guide_tells_every_element(client: Client) -> None:
    publish()
    page = _text(client, "/items/gaoyao/food/")
    for words in (
        "食品经营许可", "卖吃的要先办这个证。", "卫生证、食品证", "5 个工作日", "10 个工作日",
        "20 个工作日", "已被替代", "将要生效", "1 次", "要当面核对身份", "有固定的经营场所",
        "要先办好的事项", "企业设立登记", "本事项印的名称：营业执照副本复印件", "也叫：执照",
        "不用交，由市场监管部门通过电子营业执照取得", "可以用告知承诺代替",
        "受理后 5 个工作日内补交", "次要材料", "手画也可以。", "现场核查", "不计入办理时限",
        "工本费：不收费", "食品经营许可证", "有效期：五年", "政务大厅一楼", "周一至周五",
        "多久换证？", "开办餐饮店", "第三十五条", "主席令第二十一号", "TASK_TAG", "原文如此",
        "小镇目录", "指纹",
    ):  # fmt: skip
        assert words in page, words


def test_a_paper_says_in_words_when_it_is_needed(client: Client) -> None:
    publish()
    page = _text(client, "/items/gaoyao/food/")
    assert (
        "“经营面积有多大”不小于 150 平方米（小餐饮面积，依据 《食品经营许可和备案管理办法》第二十一条）"
        in page
    )
    assert "“做哪些菜”勾选了“凉菜”" in page
    assert "“在自己家里做吗”答“是”" in page


def test_what_is_absent_is_said_to_be_absent(client: Client) -> None:
    publish()
    page = _text(client, "/items/gaoyao/start/")
    assert page.count("未公布") >= 12
    assert "未提供" in page
    assert "周一至周五" in page, "部门的办公时间对它的事项也有效"


def test_a_value_written_for_the_demo_is_marked(client: Client) -> None:
    publish()
    assert "含示例" in _text(client, "/items/gaoyao/food/")
    assert "含示例" not in _text(client, "/items/gaoyao/start/")


def test_the_guide_of_another_day_shows_the_law_of_that_day(client: Client) -> None:
    publish()
    page = _text(client, "/items/gaoyao/food/?on=2099-06-01")
    assert "这里按 2099-06-01 有效的时限和规定显示" in page
    assert "3 个工作日" in page
    assert "不是今天的" not in _text(client, "/items/gaoyao/food/?on=nonsense")


def test_codes_of_any_shape_lead_to_their_guide(client: Client) -> None:
    publish()
    address = reverse("item", args=["gaoyao", "44/sign?1"])
    page = _text(client, address)
    assert "户外招牌备案 &lt;b&gt;" in page
    assert address in _text(client, "/items/?department=urban")


def test_text_of_a_catalogue_is_never_followed_as_an_address(client: Client) -> None:
    publish()
    for code in ("food", "start"):
        assert 'href="javascript:' not in _text(client, f"/items/gaoyao/{code}/")


def test_an_unknown_or_abolished_item_is_not_found_and_says_why(client: Client) -> None:
    publish()
    for code in ("moon", "gone"):
        answer = client.get(f"/items/gaoyao/{code}/")
        assert answer.status_code == HTTPStatus.NOT_FOUND
        assert "可能已经取消或改了编码" in answer.content.decode()


def test_the_sitemap_names_one_things_by_stage_and_departments(client: Client) -> None:
    publish()
    page = _text(client, "/sitemap/")
    for words in ("一件事：开办", "开办餐饮店", "市场监督管理局", "/sign-in/", "/catalogue/"):
        assert words in page, words


def test_pages_forbid_what_they_do_not_use(client: Client, settings: Settings) -> None:
    policy = client.get("/sitemap/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert client.get("/nowhere/").headers["Content-Security-Policy"] == policy
    assert settings.X_FRAME_OPTIONS == "DENY"


def test_an_unknown_page_leads_home(client: Client) -> None:
    answer = client.get("/nowhere/")
    assert answer.status_code == HTTPStatus.NOT_FOUND
    page = answer.content.decode()
    assert "没有找到这个页面" in page
    assert "Resolver404" not in page


def test_a_form_from_an_old_page_is_told_so() -> None:
    answer = Client(enforce_csrf_checks=True).post("/sign-in/", {"username": "a", "password": "b"})
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "页面过期了" in answer.content.decode()


@pytest.mark.parametrize("name", DOWNLOADS)
def test_an_edition_goes_home_whole(client: Client, name: str, tmp_path: Path) -> None:
    edition = publish()
    address = f"/catalogue/gaoyao/1/download/{name}/"
    answer = client.get(address)
    home = tmp_path / f"home{DOWNLOADS[name].suffix}"
    home.write_bytes(b"".join(answer.streaming_content))  # type: ignore[attr-defined]  # a FileResponse
    read = BY_NAME[name].read(home, options=Options("town", date(2026, 1, 1)))
    assert canonical(read.catalogue) == canonical(catalogue_of(edition.pk))
    again = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == HTTPStatus.NOT_MODIFIED


@pytest.mark.parametrize(
    "address", ["/catalogue/gaoyao/9/", "/catalogue/moon/1/", "/catalogue/gaoyao/1/download/exe/"]
)
def test_what_is_not_there_cannot_be_taken(client: Client, address: str) -> None:
    publish()
    assert client.get(address).status_code == HTTPStatus.NOT_FOUND


def test_the_open_data_page_names_every_edition_and_its_mark(client: Client) -> None:
    first = publish()
    second = publish(msgspec.structs.replace(TOWN, items=(START,), one_things=()))
    page = _text(client, "/catalogue/")
    for words in (
        first.digest[:12],
        second.digest[:12],
        "现行",
        "空白模板",
        "/catalogue/gaoyao/2/",
    ):
        assert words in page, words
    assert second.digest in _text(client, "/catalogue/gaoyao/2/")


def test_the_schema_and_the_blank_workbook_are_open(client: Client) -> None:
    assert client.get("/catalogue/schema.json").json()["$ref"] == "#/$defs/Catalogue"
    answer = client.get("/catalogue/template/")
    assert b"".join(answer.streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]  # a FileResponse


def test_what_an_import_saw_is_kept_shown_and_countable(client: Client) -> None:
    edition = publish()
    faults = [
        Problem(Severity.REJECTED, Where(file="a.xlsx", sheet="事项", cell=f"B{n}"), "缺少“%(what)s”，",
                {"what": "名称"}, "请补上。", "required")
        for n in range(60)
    ]  # fmt: skip
    noted = Problem(Severity.NOTED, Where(file="a.xlsx", row=3), "有空格。", rule="spaces")
    run = record_import(
        edition=edition, file_name="a.xlsx", file_digest="0" * 64, format_name="xlsx",
        problems=[noted, *faults], counts={"事项": 3}, at=edition.published_at, actor="小陈",
    )  # fmt: skip
    page = _text(client, "/catalogue/gaoyao/1/")
    assert page.index("缺少“名称”，请补上。") < page.index("有空格。"), "退回的排在前面"
    assert ">60<" in page
    assert "小陈" not in page, "公众页不公布是谁导入的"
    listed = f"/catalogue/gaoyao/1/imports/{run.pk}/?rule=required"
    assert "单元格 B0" in _text(client, listed)
    assert "单元格 B59" in _text(client, f"{listed}&page=2")
    assert (
        client.get(f"/catalogue/gaoyao/1/imports/{run.pk}/?rule=moon").status_code
        == HTTPStatus.NOT_FOUND
    )
    assert (
        client.get(f"/catalogue/gaoyao/1/imports/{run.pk + 1}/?rule=required").status_code
        == HTTPStatus.NOT_FOUND
    )
