"""One bad input: how it is made, what is said, what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Fate(StrEnum):
    """What becomes of the file."""

    REFUSED = "整个文件不收，什么也没写入"
    REJECTED = "这一条退回，其余照常导入"
    TAKEN = "照常导入，并提示"


@dataclass(frozen=True)
class Case:
    """`make` writes the file into a folder; `said` are place and sentence of every problem."""

    title: str
    fate: Fate
    make: Callable[[Path], Path]
    said: tuple[str, ...]
    items: int = 0
    mapping: tuple[str, ...] = ()


def text_file(name: str, content: str, encoding: str = "utf-8") -> Callable[[Path], Path]:
    """A file with this text."""
    return bytes_file(name, content.encode(encoding))


def bytes_file(name: str, content: bytes) -> Callable[[Path], Path]:
    """A file with these bytes."""

    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    return make
