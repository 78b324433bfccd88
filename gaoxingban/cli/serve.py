"""`gaoxingban serve`: prepare what is missing, say where the site is, and serve it."""

from __future__ import annotations

import os
import time
from typing import Annotated

import typer
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from rich.console import Console
from rich.table import Table

from gaoxingban.catalogue.rules.problem import BadInput
from gaoxingban.cli import preparing, web_server
from gaoxingban.cli.preparing import Account

PORT = 8000
BUSY = 2
SHOWN_PROBLEMS = 5
LOOPBACK = ("", "127.0.0.1", "::1", "localhost")


def serve(
    *,
    host: Annotated[
        str, typer.Option("--host", help=_("在哪个地址提供服务；不写则只在本机（IPv4 和 IPv6）。"))
    ] = "",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help=_("端口。"))] = PORT,
    workers: Annotated[
        int, typer.Option("--workers", min=0, help=_("几个进程；0 表示按处理器个数。"))
    ] = 0,
) -> None:
    """Serve until Ctrl-C; exit 2 when the port is taken."""
    begun, screen = time.monotonic(), Console()
    binds = web_server.binds(host, port)
    if busy := web_server.taken(binds):
        screen.print(
            _(
                "端口 %(port)s 已被别的程序占用（%(bind)s）。请换一个：gaoxingban serve --port %(next)s"
            )
            % {"port": port, "bind": busy, "next": port + 1 if port < 65535 else PORT},
            markup=False,
        )
        raise typer.Exit(BUSY)
    accounts = _prepare(screen)
    server = web_server.WebServer(
        binds,
        workers=workers or min(os.cpu_count() or 1, 4),
        ready=lambda: _welcome(screen, binds, accounts, seconds=time.monotonic() - begun),
    )
    if (
        host not in LOOPBACK
        and host not in settings.ALLOWED_HOSTS
        and "*" not in settings.ALLOWED_HOSTS
    ):
        screen.print(
            _("别的机器要用域名或地址访问，请把它写进环境变量 ALLOWED_HOSTS。"), markup=False
        )
    server.run()


def _prepare(screen: Console) -> tuple[Account, ...]:
    """Tables, catalogue, index, static files and, for a demo, its accounts."""
    now = timezone.localtime()
    if preparing.migrate():
        screen.print(_("数据库已更新。"))
    try:
        if edition := preparing.publish_source(at=now):
            screen.print(_("已发布%(edition)s。") % {"edition": edition}, markup=False)
    except BadInput as bad:
        _tell_problems(screen, bad)
    if preparing.index(at=now):
        screen.print(_("搜索已更新。"))
    if preparing.collect_static():
        screen.print(_("样式和脚本已更新。"))
    return preparing.demo_accounts() if settings.DEMO else ()


def _tell_problems(screen: Console, bad: BadInput) -> None:
    count = len(bad.problems)
    told = _("本区目录有 %(count)s 处问题，没有发布新版次，沿用已发布的：") % {"count": count}
    screen.print(told, style="yellow")
    for problem in bad.problems[:SHOWN_PROBLEMS]:
        screen.print(f"  {problem.place(_)}：{problem.sentence(_)}", markup=False)
    screen.print(_("全部问题见 gaoxingban catalogue check。"))


def _welcome(
    screen: Console, binds: list[str], accounts: tuple[Account, ...], *, seconds: float
) -> None:
    """Where it is, who may sign in, what to try. Said once the site answers."""
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    for bind in binds:
        table.add_row(_("网址"), f"http://{bind}")
    for account in accounts:
        words = _("%(name)s：用户名 %(username)s，密码 %(password)s")
        values = {"name": account.name, "username": account.username, "password": account.password}
        table.add_row(_("演示帐号"), words % values)
    for text, path in (
        (_("用平常的话搜索：烧烤"), "/search/?q=%E7%83%A7%E7%83%A4"),
        (_("答几个问题，看要办什么：开办餐饮店"), "/one-things/open-restaurant/"),
        (_("按部门看办事指南"), "/items/"),
        (_("登录后上传一份目录，看哪里要改"), "/workbench/"),
    ):
        table.add_row(_("试一试"), f"{text}  {path}")
    screen.print()
    screen.print(table)
    screen.print(_("用时 %(seconds).1f 秒。按 Ctrl-C 停止。") % {"seconds": seconds}, markup=False)
