"""Rulings on 统一社会信用代码 (GB 32100-2015)."""

from __future__ import annotations

import pytest

from gaoxingban.catalogue.rules.codes import credit_code_fault, implementation_code_fault


@pytest.mark.parametrize(
    "code", ["11440232MB2D06811W", "11441700007280420Y", "N2441204MF0000001F"]
)  # the last one: letter prefixes are lawful
def test_a_right_code_is_accepted(code: str) -> None:
    assert credit_code_fault(code) == ""


@pytest.mark.parametrize(
    ("code", "part"),
    [
        ("11440232MB2D06811X", "校验位不对"),
        ("11440232MB2D06811", "18 位"),
        ("11440232MB2D0681IW", "不会出现"),
        ("11440232mb2d06811w", "不会出现"),
    ],
)
def test_a_wrong_code_is_told_what_is_wrong(code: str, part: str) -> None:
    assert part in credit_code_fault(code)


def test_one_changed_character_is_always_noticed() -> None:
    right = "11440232MB2D06811W"
    for place in range(18):
        changed = right[:place] + ("3" if right[place] != "3" else "4") + right[place + 1 :]
        assert credit_code_fault(changed), changed


def test_only_the_department_part_of_an_implementation_code_is_read() -> None:
    assert implementation_code_fault("11440232MB2D06811W4000117051000") == ""
    assert implementation_code_fault("11440232MB2D06811X4000117051000") != ""
    assert implementation_code_fault("440101007000") == ""
