"""YAML read with the line of every value, and refused where it could hurt.

Anchors and aliases are refused (a few lines of them can unfold to gigabytes), so are duplicate
keys (the second would silently win) and every tag but plain ones.
"""

from __future__ import annotations

from typing import Any

import yaml

from gaoxingban.catalogue.rules.problem import BadInput, Problem, Severity, Where
from gaoxingban.sentences import N_

Path = tuple[str | int, ...]
Lines = dict[Path, int]
_SAFE = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN = {
    f"tag:yaml.org,2002:{name}"
    for name in ("map", "seq", "str", "timestamp", "bool", "int", "float", "null")
}


def read_yaml(text: str, *, file: str) -> tuple[Any, Lines]:
    """The value of a YAML text and the line (from 1) of each path in it. Raises BadInput."""
    try:
        _refuse_aliases(text, file)
        node = yaml.compose(text, Loader=_SAFE)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        raise _bad(
            file, line, N_("YAML 写法有误：%(what)s。"), str(error.problem or error)
        ) from error
    except yaml.YAMLError as error:
        raise _bad(file, 0, N_("YAML 写法有误：%(what)s。"), str(error)) from error
    lines: Lines = {}
    return (_value(node, (), lines, file) if node is not None else None), lines


def _refuse_aliases(text: str, file: str) -> None:
    for event in yaml.parse(text, Loader=_SAFE):
        if isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 1 if event.start_mark else 0
            raise _bad(
                file,
                line,
                N_("不接受 YAML 的引用写法（*%(what)s），请把内容写全。"),
                str(event.anchor),
            )


def _value(node: yaml.Node, path: Path, lines: Lines, file: str) -> Any:
    lines[path] = node.start_mark.line + 1
    if node.tag not in _PLAIN:
        raise _bad(file, lines[path], N_("不接受 YAML 标签 %(what)s。"), node.tag)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, lines, file)
    if isinstance(node, yaml.SequenceNode):
        return [_value(kid, (*path, n), lines, file) for n, kid in enumerate(node.value)]
    return _scalar(node)


def _mapping(node: yaml.MappingNode, path: Path, lines: Lines, file: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in found:
            line = key_node.start_mark.line + 1
            raise _bad(file, line, N_("字段“%(what)s”写了两次，请只留一次。"), key)
        found[key] = _value(value_node, (*path, key), lines, file)
        lines[(*path, key)] = key_node.start_mark.line + 1
    return found


def _scalar(node: yaml.Node) -> Any:
    """Plain values; dates stay text, to be read where a date is expected."""
    tag = node.tag.rpartition(":")[2]
    if tag in {"str", "timestamp"}:
        return node.value
    return yaml.load(f"!!{tag} {node.value!r}" if tag != "null" else "null", Loader=_SAFE)


def _bad(file: str, line: int, message: str, what: str) -> BadInput:
    where = Where(file=file, line=line)
    return BadInput((Problem(Severity.REJECTED, where, message, {"what": what}, "", "yaml"),))
