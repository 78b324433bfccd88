"""The words to translate: `collect` them into locale/, `compile` them, `check` that none is missing.

Msgids are plain Chinese. They come from Python (gettext and its kin, N_ in pure rules), from
templates and from the catalogue's own YAML.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
LANGUAGE = "en"
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# Which values of the catalogue's YAML are words for people.
DATA_KEYS = frozenset(
    {"name", "title", "text", "label", "help", "hint", "note", "summary", "reason"}
    | {"unit", "stage", "group", "options", "article", "authority", "source", "baseline", "place"}
)
DATA_FOLDERS = ("one_things", "questions", "items", "materials", "fields", "parameters")
DISTRICT_FOLDERS = ("departments", "local_terms")
# What a visitor who reads English meets first must be in English: titles, questions, answers.
STRICT_KEYS = {
    "one_things": frozenset({"title", "name"}),
    "questions": frozenset({"title", "text", "label"}),
}
HAN = re.compile(r"[\u3400-\u9fff]")
PLACE = re.compile(r"%\((\w+)\)")
Msgid = str | tuple[str, str]


class Need(IntEnum):
    """How much a translation is needed: catalogue text is counted, the rest must be there."""

    COUNTED = 1
    REQUIRED = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A msgid (with its plural, if it has one), its context, and where it stands."""

    msgid: Msgid
    context: str | None
    place: str
    need: Need


def found(root: Path) -> list[Found]:
    """Every msgid below `root`, in the order of its places."""
    return [*_in_python(root), *_in_templates(root), *_in_data(root)]


def collected(root: Path) -> Catalog:
    """The English catalogue with every msgid that is in use now, keeping what is translated."""
    kept = _kept(root)
    kept.msgid_bugs_address = kept.last_translator = kept.language_team = "gaoxingban"
    template = Catalog(charset="utf-8", creation_date=kept.creation_date)
    for one in found(root):
        template.add(one.msgid, locations=[(one.place, 1)], context=one.context)
    kept.update(template, no_fuzzy_matching=True)
    return kept


def faults(root: Path) -> tuple[list[str], int]:
    """What must be mended, one line each, and how many catalogue texts are not translated yet."""
    translations = _kept(root)
    lines: dict[str, None] = {}
    waiting: set[Msgid] = set()
    for one in found(root):
        message = translations.get(_key(one.msgid), one.context)
        fault = _fault(one.msgid, message)
        if fault and one.need == Need.COUNTED and not _strings(message):
            waiting.add(one.msgid)
        elif fault:
            lines[f"{one.place}: {fault}「{_key(one.msgid)}」"] = None
    return list(lines), len(waiting)


def _fault(msgid: Msgid, message: Message | None) -> str:
    """Why a message is not fit to be shown, or nothing."""
    strings = _strings(message)
    if message is None or not strings or not all(strings):
        return "没有英文"
    if message.fuzzy:
        return "英文待核对 (fuzzy)"
    singular, plural = msgid if isinstance(msgid, tuple) else (msgid, msgid)
    wanted = set(PLACE.findall(plural)) | set(PLACE.findall(singular))
    # "one thing" may leave out the number; every other form must name each place.
    if set(PLACE.findall(strings[-1])) != wanted or not set(PLACE.findall(strings[0])) <= wanted:
        return "英文的占位符与中文不同"
    if len(strings) == 1 and set(PLACE.findall(strings[0])) != wanted:
        return "英文的占位符与中文不同"
    return ""


def _strings(message: Message | None) -> tuple[str, ...]:
    if message is None or not message.string:
        return ()
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def _key(msgid: Msgid) -> str:
    return msgid if isinstance(msgid, str) else msgid[0]


def _in_python(root: Path) -> Iterator[Found]:
    for path in _files(root / "gaoxingban", "*.py"):
        yield from _extracted(path.read_text(encoding="utf-8"), _place(root, path))


def _in_templates(root: Path) -> Iterator[Found]:
    for path in _files(root / "gaoxingban", "templates/**/*.*"):
        place = _place(root, path)
        source = templatize(path.read_text(encoding="utf-8"), origin=place)
        # What a template indents means nothing; to Python's tokenizer it would.
        yield from _extracted(re.sub(r"^[ \t]+", "", source, flags=re.MULTILINE), place)


def _in_data(root: Path) -> Iterator[Found]:
    folders = [root / "data" / name for name in DATA_FOLDERS]
    folders += [home / name for home in _homes(root) for name in DISTRICT_FOLDERS]
    for folder in folders:
        strict = STRICT_KEYS.get(folder.name, frozenset())
        for path in _files(folder, "*.yaml"):
            for key, words in _words(yaml.safe_load(path.read_text(encoding="utf-8"))):
                need = Need.REQUIRED if key in strict else Need.COUNTED
                yield Found(msgid=words, context=None, place=_place(root, path), need=need)


def _homes(root: Path) -> list[Path]:
    """The districts' profile folders."""
    return sorted(path for path in (root / "districts").glob("*") if path.is_dir())


def _words(node: object, key: str = "") -> Iterator[tuple[str, str]]:
    """(key, text) of every Chinese text below `node` that stands under one of DATA_KEYS."""
    if isinstance(node, dict):
        for name, below in node.items():
            yield from _words(below, str(name))
    elif isinstance(node, list):
        for below in node:
            yield from _words(below, key)
    elif isinstance(node, str) and key in DATA_KEYS and HAN.search(node):
        yield key, node


def _extracted(source: str, place: str) -> Iterator[Found]:
    lines = extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS)
    for _, msgid, _, context in lines:
        words = (msgid[0], msgid[1]) if isinstance(msgid, tuple) else msgid
        if _key(words):
            yield Found(msgid=words, context=context, place=place, need=Need.REQUIRED)


def _files(folder: Path, pattern: str) -> Iterable[Path]:
    return sorted(path for path in folder.rglob(pattern) if path.is_file())


def _place(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def _po(root: Path) -> Path:
    return root / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def _kept(root: Path) -> Catalog:
    """The English catalogue as written; an empty one where there is none."""
    path = _po(root)
    if not path.exists():
        return Catalog(locale=LANGUAGE, charset="utf-8", project="gaoxingban")
    with path.open("rb") as stream:
        return read_po(stream, locale=LANGUAGE)


def collect(root: Path) -> int:
    """Write locale/en/LC_MESSAGES/django.po with the msgids in use, sorted."""
    catalog = collected(root)
    path = _po(root)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        write_po(
            stream, catalog, width=98, sort_output=True, ignore_obsolete=True, include_lineno=False
        )
    sys.stdout.write(f"{_place(root, path)}：{len(catalog)} 条\n")
    return 0


def compile_(root: Path) -> int:
    """Write the .mo that the site reads; it is made again whenever the .po changes."""
    with _po(root).with_suffix(".mo").open("wb") as stream:
        write_mo(stream, _kept(root))
    return 0


def check(root: Path) -> int:
    """Fail with a list when a word of the site has no good English."""
    lines, waiting = faults(root)
    for line in lines:
        sys.stdout.write(f"{line}\n")
    if waiting:
        sys.stdout.write(f"目录文字还有 {waiting} 条没有英文（页面上按中文显示）。\n")
    if lines:
        sys.stdout.write(f"{len(lines)} 处需要补英文：先 make messages，再填 {_po(root).name}。\n")
    return 1 if lines else 0


VERBS = {"collect": collect, "compile": compile_, "check": check}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("verb", choices=VERBS)
    sys.exit(VERBS[parser.parse_args().verb](ROOT))
