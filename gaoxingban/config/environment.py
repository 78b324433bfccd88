"""Readers of environment variables that answer a bad value with a sentence."""

from __future__ import annotations

import os
from pathlib import Path


class BadSetting(SystemExit):
    """A setting cannot be read; the message says which, why and what to write instead."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(f"设置 {name}={value!r} 无法使用：{expected}。")


def text(name: str, default: str) -> str:
    """The variable as written, or the default when it is unset or blank."""
    return os.environ.get(name, "").strip() or default


def switch(name: str, default: bool) -> bool:
    """A yes/no variable: 1/0, true/false, yes/no, on/off."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise BadSetting(name, value, "请写 1 或 0")


def number(name: str, default: int, *, at_least: int = 0) -> int:
    """A whole number not below `at_least`."""
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    if not value.isdecimal() or int(value) < at_least:
        raise BadSetting(name, value, f"请写不小于 {at_least} 的整数")
    return int(value)


def names(name: str, default: list[str]) -> list[str]:
    """A comma-separated list."""
    value = os.environ.get(name, "").strip()
    return [part.strip() for part in value.split(",") if part.strip()] if value else default


def folder(name: str, default: Path) -> Path:
    """A folder's path; it need not exist yet."""
    value = os.environ.get(name, "").strip()
    return Path(value).expanduser().resolve() if value else default
