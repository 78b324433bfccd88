"""JSON read strictly: a key written twice or a NaN would otherwise be altered in silence."""

from __future__ import annotations

import json
import re
from typing import Any

from gaoxingban.sentences import N_

# A NUL as JSON writes it, but not a backslash before the letters u0000.
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


class BadJson(ValueError):
    """Text that is not sound JSON; `message` is a msgid filled by `params`."""

    def __init__(self, message: str, *, cure: str = "", line: int = 0, **params: str) -> None:
        self.message, self.cure, self.line, self.params = message, cure, line, params
        super().__init__(message % params)


def read_json(text: str) -> Any:
    """The value a JSON text means. Raises BadJson."""
    try:
        value = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except BadJson:
        raise
    except json.JSONDecodeError as error:
        raise _broken(error, text) from error
    except (RecursionError, ValueError) as error:
        raise BadJson(N_("JSON 嵌套太深或数字太长，没有读取。")) from error
    _refuse_unwritable(text, value)
    return value


def _broken(error: json.JSONDecodeError, text: str) -> BadJson:
    column = str(error.colno)
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated"):
        return BadJson(
            N_("JSON 从第 %(column)s 个字符起不完整，"), cure=N_("请检查文件是否没有下载完。"),
            line=error.lineno, column=column,
        )  # fmt: skip
    near = text[max(0, error.pos - 8) : error.pos + 8].strip()
    return BadJson(
        N_("JSON 写法有误（第 %(column)s 个字符附近：%(what)s），"), cure=N_("请检查引号、逗号和括号。"),
        line=error.lineno, column=column, what=near,
    )  # fmt: skip


def _refuse_unwritable(text: str, value: Any) -> None:
    """Half characters and NUL can be escaped in JSON but stored nowhere."""
    if "\\u" not in text:
        return
    try:
        plain = json.dumps(value, ensure_ascii=False)
        plain.encode()
    except UnicodeEncodeError as error:
        raise BadJson(N_("JSON 里有半个字符（\\ud800 之类），无法保存。")) from error
    if _NUL.search(plain):
        raise BadJson(N_("JSON 里有空字符（\\u0000），无法保存。"))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise BadJson(N_("字段“%(what)s”写了两次，请只留一次。"), what=twice)
    return found


def _no_constant(name: str) -> Any:
    raise BadJson(N_("JSON 里不能写 %(what)s。"), what=name)
