"""What `gaoxingban serve` prepares, and what it says when it cannot serve."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from stat import S_IMODE
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from pytest_django import Settings
from typer.testing import CliRunner

from gaoxingban.catalogue.models import Edition
from gaoxingban.catalogue.services import publish_edition
from gaoxingban.cli import preparing, web_server
from gaoxingban.cli.app import app
from tests.portal.items.town import TOWN

NOW = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
ROOT = Path(__file__).parents[2]


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port somebody else listens on."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.mark.django_db
def test_the_source_is_published_once() -> None:
    first = preparing.publish_source(at=NOW)
    assert first is not None
    assert (first.number, first.effective_from) == (1, NOW.date())
    assert preparing.publish_source(at=NOW) is None


@pytest.mark.django_db
def test_a_designer_s_later_edition_is_not_pushed_aside_by_a_restart() -> None:
    preparing.publish_source(at=NOW)
    publish_edition(
        catalogue=TOWN,
        collection="gaoyao",
        title="设计员的",
        effective_from=NOW.date(),
        at=NOW,
        actor="小陈",
    )
    assert preparing.publish_source(at=NOW) is None
    assert Edition.objects.order_by("-number")[0].title == "设计员的"


@pytest.mark.django_db
def test_tables_that_are_up_to_date_are_left_alone() -> None:
    assert preparing.migrate() is False


@pytest.mark.django_db
def test_the_demo_account_keeps_its_password_where_only_we_can_read(
    settings: Settings, tmp_path: Path
) -> None:
    settings.VAR_DIR = tmp_path
    (account,) = preparing.demo_accounts()
    assert preparing.demo_accounts() == (account,)
    user = User.objects.get(username="designer")
    assert user.is_staff
    assert not user.is_superuser
    assert user.check_password(account.password)
    assert S_IMODE((tmp_path / "demo-accounts.txt").stat().st_mode) == 0o600


@pytest.mark.django_db
def test_a_lost_password_is_made_anew(settings: Settings, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    (before,) = preparing.demo_accounts()
    (tmp_path / "demo-accounts.txt").unlink()
    (after,) = preparing.demo_accounts()
    assert after.password != before.password
    assert User.objects.get(username="designer").check_password(after.password)


def test_both_addresses_of_this_machine_are_served() -> None:
    assert web_server.binds("", 8000)[0] == "127.0.0.1:8000"
    assert web_server.binds("::", 9000) == ["[::]:9000"]
    assert web_server.binds("0.0.0.0", 9000) == ["0.0.0.0:9000"]


def test_a_taken_port_is_named_with_the_way_out(taken_port: int) -> None:
    answer = CliRunner().invoke(app, ["serve", "--port", str(taken_port)])
    assert answer.exit_code == 2
    assert f"端口 {taken_port} 已被别的程序占用" in answer.output
    assert f"--port {taken_port + 1}" in answer.output


@pytest.mark.django_db
def test_the_doctor_says_what_is_missing_and_fails(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR, settings.VAR_DIR = tmp_path / "nowhere", tmp_path
    answer = CliRunner().invoke(app, ["doctor"])
    assert answer.exit_code == 1
    assert "请核对设置 GAOXINGBAN_DATA" in answer.output
    assert "还没有生效的目录" in answer.output


def test_it_serves_with_its_static_files_and_stops_on_request(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = {**os.environ, "GAOXINGBAN_VAR": str(tmp_path), "GAOXINGBAN_DEMO": "1", "DEBUG": "0"}
    environ.pop("DATABASE_URL", None)
    program = "from gaoxingban.cli.main import run; run()"
    command = [sys.executable, "-c", program, "serve", "--port", str(port), "--workers", "1"]
    server = subprocess.Popen(
        command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        page = _first_answer(f"http://127.0.0.1:{port}/items/", server)
        style = page.split('rel="stylesheet" href="', 1)[1].split('"', 1)[0]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{style}") as answer:
            assert answer.headers["Cache-Control"].startswith("max-age=315360000")
    finally:
        server.send_signal(signal.SIGINT)
        told, _ = server.communicate(timeout=30)
    assert server.returncode == 0, told
    assert f"http://127.0.0.1:{port}" in told
    assert "designer" in told
    assert "Traceback" not in told


def _first_answer(address: str, server: subprocess.Popen[str]) -> str:
    """The page as soon as it is served."""
    while server.poll() is None:
        try:
            with urllib.request.urlopen(address) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.1)
    pytest.fail(server.communicate()[0])
