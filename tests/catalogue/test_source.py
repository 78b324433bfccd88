"""Rulings: YAML sources are read whole or not at all, and faults name file, line and cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from gaoxingban.catalogue.rules.problem import BadInput
from gaoxingban.catalogue.source import MAX_BYTES, read_catalogue

ITEM = """\
- code: food
  name: 食品经营许可
  department: market
  kind: 许可
  statutory:
    - days: 10
      since: 2023-12-01
      reference: {title: 食品经营许可和备案管理办法}
"""
DEPARTMENT = "- {key: market, name: 市场监督管理局}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for part, text in {"items": ITEM, "departments": DEPARTMENT}.items():
        (tmp_path / "data" / part).mkdir(parents=True)
        (tmp_path / "data" / part / "all.yaml").write_text(text, encoding="utf-8")
    return tmp_path / "data"


def told(folder: Path, part: str, text: str | bytes) -> list[str]:
    path = folder / part / "all.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(BadInput) as caught:
        read_catalogue([folder], name="town")
    return [f"{p.place()}：{p.sentence()}" for p in caught.value.problems]


def test_a_sound_folder_is_read(folder: Path) -> None:
    built = read_catalogue([folder], name="town")
    assert [i.name for i in built.items] == ["食品经营许可"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("statutory:", "statutary:"), "data/items/all.yaml · 第 5 行 · food · statutary：没有“statutary”这个字段。您是想写“statutory”吗？"),
        (("kind: 许可", "kind: 许克"), "data/items/all.yaml · 第 4 行 · food · kind：“许克”不在可选值之内。可以写："),
        (("days: 10", "days: 十天"), "data/items/all.yaml · 第 6 行 · food · statutory[0].days：“十天”的类型不对，这里应是整数。"),
        (("  name: 食品经营许可\n", ""), "data/items/all.yaml · 第 1 行 · food：缺少必填字段“name”。"),
        (("2023-12-01", "2023年12月1日"), "data/items/all.yaml · 第 7 行 · food · statutory[0].since：日期写法不对，"),
        (("department: market", "department: markt"), "data/items/all.yaml · 第 3 行 · food · department：找不到“markt”。您是想写“market”吗？"),
        (("kind: 许可", "kind: 许可\n  kind: 备案"), "data/items/all.yaml · 第 5 行：字段“kind”写了两次，请只留一次。"),
        (("name: 食品经营许可", "name: [食品"), "data/items/all.yaml · 第 3 行：YAML 写法有误："),
    ],
)  # fmt: skip
def test_a_fault_names_line_field_and_cure(
    folder: Path, change: tuple[str, str], sentence: str
) -> None:
    found = told(folder, "items", ITEM.replace(*change))
    assert any(line.startswith(sentence) for line in found), found


def test_every_fault_is_told_not_only_the_first(folder: Path) -> None:
    found = told(
        folder,
        "items",
        ITEM.replace("statutory", "statutary").replace("许可\n  dep", "许可\n  dip"),
    )
    assert len(found) == 3  # two unknown fields, one missing


def test_a_few_aliases_cannot_unfold_to_gigabytes(folder: Path) -> None:
    bomb = "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    assert "不接受 YAML 的引用写法" in told(folder, "items", bomb)[0]


@pytest.mark.parametrize("tag", ["!!python/object:os.system {}", "{code: !!binary aGk=}"])
def test_a_tag_that_is_not_plain_data_is_refused(folder: Path, tag: str) -> None:
    assert "不接受 YAML 标签" in told(folder, "items", f"- {tag}\n")[0]


def test_another_encoding_is_told(folder: Path) -> None:
    assert "不是 UTF-8" in told(folder, "items", ITEM.encode("gbk"))[0]


def test_a_huge_file_is_refused_unread(folder: Path) -> None:
    assert "超过 8 MB" in told(folder, "items", b"#" * (MAX_BYTES + 1))[0]


def test_local_terms_are_laid_over_the_item_and_stay_marked(folder: Path) -> None:
    terms = folder.parent / "district" / "local_terms"
    terms.mkdir(parents=True)
    (terms / "all.yaml").write_text(
        "- item: food\n  visits: 1\n  samples: [visits, promised]\n"
        "  promised: [{days: 3, since: 2024-01-01, reference: {title: 示例, trust: 示例}}]\n",
        encoding="utf-8",
    )
    item = read_catalogue([folder, folder.parent / "district"], name="town").items[0]
    assert (item.visits, item.promised[0].days) == (1, 3)
    assert item.samples == ("visits", "promised")
    assert item.statutory[0].days == 10
