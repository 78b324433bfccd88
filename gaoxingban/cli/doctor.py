"""`gaoxingban doctor`: what is missing here, each as a sentence with its cure."""

from __future__ import annotations

import ctypes.util
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import typer
from django.conf import settings
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext as _

from gaoxingban.catalogue.queries import current_edition
from gaoxingban.catalogue.rules.problem import BadInput
from gaoxingban.catalogue.source import read_catalogue
from gaoxingban.portal.district import ProfileError, district

LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")


def doctor() -> None:
    """Print every sentence; exit 1 when there is one."""
    found = [sentence for examine in EXAMINATIONS for sentence in examine()]
    for sentence in found:
        typer.echo(sentence)
    if found:
        raise typer.Exit(1)
    typer.echo(_("都齐了。"))


def _libraries() -> Iterator[str]:
    missing = [name for name in LIBRARIES if ctypes.util.find_library(name) is None]
    if missing:
        yield _("缺少 %(names)s，不能生成 PDF。请运行 scripts/system-packages run。") % {
            "names": "、".join(missing)
        }


def _fonts() -> Iterator[str]:
    lister = shutil.which("fc-list")
    if lister is None:
        yield _("没有 fc-list，看不出有没有中文字体。请安装 fontconfig。")
        return
    listed = subprocess.run([lister, ":lang=zh-cn", "family"], capture_output=True, check=False)
    if not listed.stdout.strip():
        yield _("没有中文字体，PDF 里的字会变成方框。请安装 fonts-noto-cjk。")


def _folders() -> Iterator[str]:
    """The folders a setting may name wrongly, and the one we write in."""
    for name, folder in (
        ("GAOXINGBAN_DATA", Path(settings.DATA_DIR)),
        ("GAOXINGBAN_DISTRICT_DIR", Path(settings.DISTRICT_DIR)),
    ):
        if not folder.is_dir():
            yield _("找不到文件夹 %(folder)s，请核对设置 %(name)s。") % {
                "folder": folder,
                "name": name,
            }
    probe = Path(settings.VAR_DIR) / ".doctor"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        yield _("不能写入 %(folder)s（%(why)s），请改它的权限或设置 GAOXINGBAN_VAR。") % {
            "folder": settings.VAR_DIR, "why": error.strerror,
        }  # fmt: skip


def _data() -> Iterator[str]:
    try:
        district(settings.DISTRICT_DIR)
        read_catalogue(
            [Path(settings.DATA_DIR), Path(settings.DISTRICT_DIR)], name=settings.DISTRICT
        )
    except ProfileError as error:
        yield str(error)
    except BadInput as bad:
        yield _("本区目录有 %(count)s 处问题，见 gaoxingban catalogue check。") % {
            "count": len(bad.problems)
        }


def _database() -> Iterator[str]:
    try:
        executor = MigrationExecutor(connections["default"])
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if waiting:
            yield _("数据库还要更新 %(count)s 步，运行 gaoxingban serve 时会自动更新。") % {
                "count": len(waiting)
            }
        elif current_edition(settings.DISTRICT, timezone.localdate()) is None:
            yield _("还没有生效的目录，运行 gaoxingban serve 时会自动发布。")
    except DatabaseError as error:
        yield _("连不上数据库：%(why)s。请核对设置 DATABASE_URL。") % {"why": str(error).strip()}


EXAMINATIONS: tuple[Callable[[], Iterator[str]], ...] = (
    _libraries,
    _fonts,
    _folders,
    _data,
    _database,
)
