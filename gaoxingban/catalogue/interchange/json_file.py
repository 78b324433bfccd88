"""The whole catalogue as one JSON file: under our own field names, or under those of the standard."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

import msgspec
from msgspec import inspect

from gaoxingban.catalogue.interchange import gb_names
from gaoxingban.catalogue.interchange.assembling import Entry, assemble
from gaoxingban.catalogue.interchange.base import (
    Imported,
    Options,
    Reject,
    admit,
    unreadable,
)
from gaoxingban.catalogue.interchange.json_text import BadJson, read_json
from gaoxingban.catalogue.rules.model import Catalogue, Record
from gaoxingban.catalogue.rules.problem import Problem, Severity, Where
from gaoxingban.catalogue.schema import PARTS as KINDS
from gaoxingban.sentences import N_


class JsonFile:
    """Our own names, as in YAML and in memory."""

    name = "json"
    label = N_("JSON（本系统字段名）")
    suffix = ".json"
    parts: Mapping[str, str] = {part: part for part in gb_names.PARTS}

    def sniff(self, head: bytes, file_name: str) -> bool:
        """By the name of a part at the top."""
        text = head.decode("utf-8", "ignore").lstrip("\ufeff \n\r\t")
        if not file_name.endswith(".json") or not text.startswith("{"):
            return False
        return re.search(rf'"({"|".join(self.parts.values())})":\s*\[', text) is not None

    def read(self, source: Path, *, options: Options) -> Imported:
        """Every record that can be taken; the others are rejected one by one."""
        content = read_object(source, options)
        own: dict[str, str] = {self.parts[part]: part for part in gb_names.PARTS}
        notes = tuple(self._unknown(source.name, key) for key in content if not self._knows(key))
        entries = self._entries(source.name, {own[k]: v for k, v in content.items() if k in own})
        imported = assemble(entries, options=options, problems=notes)
        options.progress(1, 1)
        return imported

    def write(self, catalogue: Catalogue, target: Path) -> None:
        """The whole catalogue, readable."""
        _dump(self.outward(msgspec.to_builtins(catalogue), Catalogue), target)

    def write_rejects(self, rejects: tuple[Reject, ...], target: Path) -> None:
        """The rejected records as they were, in a file of the same form."""
        content: dict[str, list[Any]] = {}
        for reject in rejects:
            part, value = reject.content
            content.setdefault(self.parts[part], []).append(value)
        _dump(content, target)

    def outward(self, value: Any, kind: type[Record]) -> Any:  # noqa: ARG002 - GbJson needs it
        """A plain value under the names of this file."""
        return value

    def inward(self, value: Any, kind: type[Record]) -> Any:  # noqa: ARG002 - GbJson needs it
        """A plain value under our own names."""
        return value

    def _knows(self, key: str) -> bool:
        return key in self.parts.values() or key in ("name", gb_names.names(Catalogue)["name"])

    def _unknown(self, file: str, key: str) -> Problem:
        where = Where(file=file, field=key)
        message = N_("不认识“%(what)s”，没有读取，")
        cure = N_("可用的有：%(known)s。")
        params = {"what": key, "known": "、".join(self.parts.values())}
        return Problem(Severity.NOTED, where, message, params, cure, "part")

    def _entries(self, file: str, content: dict[str, Any]) -> Iterator[Entry]:
        for part, listed in content.items():
            if not isinstance(listed, list):
                message = N_("“%(what)s”应是一个列表。")
                raise unreadable(file, message, what=self.parts[part], rule="json")
            for n, value in enumerate(listed, start=1):
                plain = self.inward(value, KINDS[part])
                yield Entry(part, plain, _placer(file, self.parts[part], n, plain), (part, value))


class GbJson(JsonFile):
    """The names of GB/T 39046-2020, for other platforms."""

    name = "gbjson"
    label = N_("JSON（GB/T 39046-2020 中文字段名）")
    suffix = ".gb.json"
    parts = gb_names.PARTS

    def outward(self, value: Any, kind: type[Record]) -> Any:
        """Every field of every record renamed."""
        return _renamed(value, kind, gb_names.names(kind), outward=True)

    def inward(self, value: Any, kind: type[Record]) -> Any:
        """Every field of every record renamed back; unknown names stay and are refused as such."""
        return _renamed(value, kind, gb_names.fields(kind), outward=False)


def read_object(source: Path, options: Options) -> dict[str, Any]:
    """The JSON object a file holds. Raises BadInput."""
    admit(source, max_bytes=options.max_bytes)
    try:
        value = read_json(source.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        message, cure = N_("文件不是 UTF-8 编码，"), N_("请另存为 UTF-8。")
        raise unreadable(source.name, message, cure=cure) from error
    except BadJson as bad:
        raise unreadable(
            source.name, bad.message, cure=bad.cure, rule="json", line=bad.line, **bad.params
        ) from bad
    if not isinstance(value, dict):
        message, cure = N_("这个 JSON 不是一个目录，"), N_("请核对是不是选错了文件。")
        raise unreadable(source.name, message, cure=cure, rule="json")
    return {str(key): entry for key, entry in value.items()}


def _renamed(value: Any, kind: type[Record], names: dict[str, str], *, outward: bool) -> Any:
    if not isinstance(value, dict):
        return value
    inner = _inner(kind)
    found: dict[str, Any] = {}
    for key, content in value.items():
        renamed = names.get(key) or str(key)
        below = inner.get(key if outward else renamed)
        found[renamed] = _below(content, below, outward=outward) if below else content
    return found


def _below(value: Any, kind: type[Record], *, outward: bool) -> Any:
    names = gb_names.names(kind) if outward else gb_names.fields(kind)
    if isinstance(value, list | tuple):
        return [_renamed(entry, kind, names, outward=outward) for entry in value]
    return _renamed(value, kind, names, outward=outward)


@cache
def _inner(kind: type[Record]) -> dict[str, type[Record] | None]:
    return {field.name: _record_of(field.type) for field in msgspec.structs.fields(kind)}


def _record_of(annotation: Any) -> type[Record] | None:
    """The kind of record a field holds, alone or in a list."""
    kind = inspect.type_info(annotation)
    if isinstance(kind, inspect.UnionType):
        kind = next(t for t in kind.types if not isinstance(t, inspect.NoneType))
    if isinstance(kind, inspect.VarTupleType):
        kind = kind.item_type
    return cast(type[Record], kind.cls) if isinstance(kind, inspect.StructType) else None


def _placer(file: str, part: str, row: int, value: Any) -> Any:
    record = str(value.get("code") or value.get("key") or "") if isinstance(value, dict) else ""

    def place(path: str) -> Where:
        return Where(file=file, row=row, record=f"{part} {record}".strip(), field=path)

    return place


def _dump(value: Any, target: Path) -> None:
    target.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
