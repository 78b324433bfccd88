"""Chinese words by jieba, loaded when first needed (about half a second) and kept."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import jieba
import msgspec
from django.conf import settings

from gaoxingban.portal.search.rules.similar import heard
from gaoxingban.portal.search.rules.synonyms import Synonyms

jieba.setLogLevel(logging.WARNING)


class SynonymsError(ValueError):
    """The synonyms cannot be read; says which file and what is wrong in it."""

    def __init__(self, path: Path, reason: object) -> None:
        super().__init__(f"同义词表 {path.name} 无法读取：{reason}。请对照文件开头的说明改正。")


class JiebaSegmenter:
    """A dictionary of its own, so that words added here change nothing elsewhere."""

    def __init__(self, vocabulary: Iterable[str], folder: Path) -> None:
        self._jieba = jieba.Tokenizer()
        # jieba keeps a compiled dictionary; in our own folder nobody else can swap it.
        self._jieba.tmp_dir = str(folder) if folder.is_dir() else None
        for word in sorted(vocabulary):
            self._jieba.add_word(word)

    def words(self, text: str) -> Sequence[str]:
        """The most likely words, in order."""
        return list(self._jieba.cut(text))

    def pieces(self, text: str) -> Sequence[str]:
        """Those words and the shorter words inside them."""
        return list(self._jieba.cut_for_search(text))


@cache
def synonyms() -> Synonyms:
    """The synonyms of data/synonyms.yaml. Raises SynonymsError."""
    path = Path(settings.DATA_DIR) / "synonyms.yaml"
    try:
        return msgspec.yaml.decode(path.read_bytes(), type=Synonyms)
    except (OSError, msgspec.DecodeError) as reason:
        raise SynonymsError(path, reason) from reason


@cache
def segmenter() -> JiebaSegmenter:
    """The one segmenter of this process."""
    return JiebaSegmenter(synonyms().vocabulary, Path(settings.VAR_DIR))


@cache
def known_sounds() -> dict[str, str]:
    """Every word of the synonyms with its pinyin."""
    return {word: heard(word) for word in sorted(synonyms().vocabulary)}
