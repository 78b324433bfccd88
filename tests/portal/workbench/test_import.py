"""A file is uploaded, looked at, and only then published."""

from __future__ import annotations

import os
import re
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from gaoxingban.catalogue.models import Edition, ImportRun
from gaoxingban.portal.search.queries import search
from gaoxingban.portal.workbench.uploads import KEPT_HOURS, KEY
from tests.portal.workbench.conftest import RECORD, lines

TODAY = timezone.localdate().isoformat()
WRONG = {"TASK_CODE": "bad-1", "DEPT_NAME": "某局"}


def upload(client: Client, content: bytes, name: str = "事项.jsonl", **said: str) -> HttpResponse:
    """Step 1, followed to the page it leads to."""
    told = {"collection": "trial", "since": TODAY, "add": "replace", **said}
    file = SimpleUploadedFile(name, content)
    return client.post("/workbench/import/", {"file": file, **told}, follow=True)  # type: ignore[return-value]  # the test client's answer


def confirm(client: Client, do: str = "publish", token: str | None = None) -> HttpResponse:
    """Step 2, with the token of the report that was seen."""
    given = client.session.get(KEY) if token is None else token
    return client.post("/workbench/import/confirm/", {"do": do, "token": given or ""}, follow=True)  # type: ignore[return-value]  # the test client's answer


def test_nothing_is_published_before_it_is_confirmed(designer: Client) -> None:
    page = upload(designer, lines(RECORD)).content.decode()
    assert "检查好了，还没有发布" in page
    assert Edition.objects.count() == 0
    assert "有一个上传的文件还没有发布" in designer.get("/workbench/").content.decode()


def test_confirmed_it_is_an_edition_with_its_import_beside_it(
    designer: Client, files: Path
) -> None:
    upload(designer, lines(RECORD, WRONG), title="试用目录")
    page = confirm(designer).content.decode()
    edition = Edition.objects.get()
    assert (edition.collection, edition.number, edition.items) == ("trial", 1, 1)
    assert (edition.title, edition.published_by) == ("试用目录", "小陈")
    assert "已发布：试用目录 第 1 版" in page
    run = ImportRun.objects.get()
    assert (run.file_name, run.format, run.edition) == ("事项.jsonl", "gdzwfw", edition)
    assert run.problems.filter(severity="拒绝").count() == 1
    assert not list((files / "uploads").iterdir()), "发布后上传的文件要删掉"


def test_what_is_published_can_be_found(designer: Client) -> None:
    upload(designer, lines(RECORD))
    confirm(designer)
    assert [hit.code for hit in search("食品经营许可").hits] == ["food-1"]


def test_a_bad_record_is_told_with_its_line_and_can_be_taken_home(designer: Client) -> None:
    page = upload(designer, lines(RECORD, "{", WRONG)).content.decode()
    assert "有 2 条记录读不成" in page
    assert "事项.jsonl · 第 2 行" in page
    assert "缺少“TASK_NAME”" in page
    answer = designer.get("/workbench/import/report/rejects/")
    taken = b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # a FileResponse
    assert taken == lines("{", WRONG) + b"\n"
    assert "attachment" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("content", [b"\x00\x01\x02\xff" * 64, b"{}", "不是目录".encode()])
def test_a_file_nobody_can_read_is_refused_with_sentences(designer: Client, content: bytes) -> None:
    page = upload(designer, content, name="x.bin").content.decode()
    assert "这个文件不能发布" in page
    assert "发布成新版次" not in page
    assert "这个文件没有可以发布的记录" in confirm(designer).content.decode()
    assert Edition.objects.count() == 0


def test_a_file_given_up_is_removed(designer: Client, files: Path) -> None:
    upload(designer, lines(RECORD))
    assert "没有发布任何内容" in confirm(designer, do="discard").content.decode()
    assert not list((files / "uploads").iterdir())
    assert Edition.objects.count() == 0


def test_one_publishes_only_the_file_whose_report_one_saw(designer: Client) -> None:
    upload(designer, lines(RECORD))
    seen = designer.session[KEY]
    upload(designer, lines({**RECORD, "TASK_NAME": "另一个"}))
    assert "请重新上传" in confirm(designer, token=seen).content.decode()
    assert Edition.objects.count() == 0


def test_a_file_belongs_to_the_session_that_brought_it(designer: Client, files: Path) -> None:
    upload(designer, lines(RECORD))
    session = designer.session
    token = session.pop(KEY)
    session.save()
    assert "请重新上传" in confirm(designer, token=token).content.decode()
    assert (files / "uploads" / token).exists()


def test_published_twice_is_published_once(designer: Client) -> None:
    upload(designer, lines(RECORD))
    token = designer.session[KEY]
    confirm(designer, token=token)
    assert "请重新上传" in confirm(designer, token=token).content.decode()
    assert (Edition.objects.count(), ImportRun.objects.count()) == (1, 1)


def test_the_same_content_makes_no_second_edition_and_says_so(designer: Client) -> None:
    for _ in range(2):
        upload(designer, lines(RECORD))
        page = confirm(designer).content.decode()
    assert "没有另出新版次" in page
    assert Edition.objects.count() == 1


def test_the_name_of_a_file_leads_nowhere_else(designer: Client, files: Path) -> None:
    upload(designer, lines(RECORD), name="..\\../../etc/" + "长" * 200 + ".jsonl")
    (held,) = (files / "uploads").iterdir()
    (kept,) = (held / "source").iterdir()
    assert kept.parent == held / "source"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert re.fullmatch(r"[A-Za-z0-9_-]{32}", held.name)


def test_a_file_beyond_the_limit_is_dropped_while_it_arrives(
    designer: Client, settings: Settings, files: Path
) -> None:
    settings.IMPORT_MAX_BYTES = 1024 * 1024
    page = upload(designer, b"x" * (1024 * 1024 + 1)).content.decode()
    assert "文件超过 1 MB，没有接收" in page
    assert not (files / "uploads").exists()


def test_a_form_with_gaps_names_every_gap_and_keeps_what_was_typed(designer: Client) -> None:
    answer = designer.post(
        "/workbench/import/",
        {"collection": "有 空格", "since": "明天", "title": "我的标题", "mapping": "列"},
    )
    page = answer.content.decode()
    for words in (
        "有 5 处需要改正",
        "请选一个文件",
        "只能用小写字母",
        "日期请写成",
        "列=字段",
        "我的标题",
    ):
        assert words in page, words


def test_what_nobody_came_back_for_is_removed(designer: Client, files: Path) -> None:
    upload(designer, lines(RECORD))
    (old,) = (files / "uploads").iterdir()
    long_ago = (timezone.now() - timedelta(hours=KEPT_HOURS + 1)).timestamp()
    os.utime(old, (long_ago, long_ago))
    session = designer.session
    session.pop(KEY)
    session.save()
    upload(designer, lines(RECORD))
    assert [folder.name for folder in (files / "uploads").iterdir()] == [designer.session[KEY]]


def test_a_report_that_is_gone_asks_for_the_file_again(designer: Client) -> None:
    answer = designer.get("/workbench/import/report/", follow=True)
    assert "请重新上传" in answer.content.decode()
    assert designer.get("/workbench/import/report/rejects/").status_code == HTTPStatus.NOT_FOUND


def test_a_file_that_is_added_leaves_the_other_records_in_place(designer: Client) -> None:
    upload(designer, lines(RECORD))
    confirm(designer)
    more = {**RECORD, "TASK_CODE": "sign-1", "TASK_NAME": "户外招牌备案"}
    page = upload(designer, lines(more), add="add").content.decode()
    assert "新增 1 个，去掉 0 个，改动 0 个" in page
    confirm(designer)
    assert Edition.objects.order_by("-number")[0].items == 2


def test_a_file_that_replaces_says_beforehand_what_would_go(designer: Client) -> None:
    upload(designer, lines(RECORD))
    confirm(designer)
    more = {**RECORD, "TASK_CODE": "sign-1", "TASK_NAME": "户外招牌备案"}
    page = upload(designer, lines(more), add="replace").content.decode()
    assert "新增 1 个，去掉 1 个，改动 0 个" in page
