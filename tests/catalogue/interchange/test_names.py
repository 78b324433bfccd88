"""Papers under many names: suggested to the designer, never merged."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from gaoxingban.catalogue.rules.likeness import likeness, once, suggest
from gaoxingban.catalogue.rules.model import Material
from gaoxingban.catalogue.rules.names import kind_of, plain
from gaoxingban.catalogue.rules.words import MaterialKind

PAIRS = yaml.safe_load((Path(__file__).parents[1] / "material_pairs.yaml").read_text("utf-8"))


def material(name: str, *aliases: str) -> Material:
    return Material(name, name, MaterialKind.OTHER, aliases=aliases)


def suggested(one: str, other: str) -> bool:
    return bool(suggest([one], [material(other)]))


def test_what_is_suggested_is_nearly_always_right_and_little_is_missed() -> None:
    found = [pair for pair in PAIRS["same"] if suggested(*pair)]
    wrong = [pair for pair in PAIRS["different"] if suggested(*pair)]
    assert len(PAIRS["same"]) + len(PAIRS["different"]) >= 300
    assert len(found) / (len(found) + len(wrong)) >= 0.98, wrong
    assert len(found) / len(PAIRS["same"]) >= 0.85


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("营业执照复印件", "企业法人营业执照副本"),
        ("《营业执照》（正本）", "营业执照"),
        ("居民户口簿", "户口本"),
        ("授权委托书（原件）", "委托书"),
        ("执业药师须提供《执业药师注册证》", "《执业药师注册证》"),
        ("与食品经营相适应的主要设各设施布局、操作流程等文件", "与食品经营相适应的主要设备设施布局、操作流程等文件"),
    ],
)  # fmt: skip
def test_one_paper_under_two_names_is_suggested(one: str, other: str) -> None:
    assert suggested(one, other)
    assert suggested(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("居民身份证", "监护人身份证明"),
        ("营业执照", "营业性演出许可证"),
        ("执业药师变更注册申请表", "执业药师注销注册申请表"),
        ("法定代表人身份证件", "经办人身份证件"),
        ("建设项目环境影响报告书", "建设项目环境影响报告表"),
        ("一级注册建筑师变更注册申请表", "二级注册建筑师变更注册申请表"),
        ("高新技术企业认定申请材料", "高新技术企业认定证书"),
        ("A01007《税务登记证》", "A01008《税务登记证》"),
        ("大陆居民往来台湾通行证", "台湾居民来往大陆通行证"),
    ],
)
def test_papers_that_only_look_alike_are_not_suggested(one: str, other: str) -> None:
    assert not suggested(one, other)
    assert not suggested(other, one)


def test_a_name_that_is_already_an_alias_needs_no_suggestion() -> None:
    assert suggest(["营业执照复印件"], [material("营业执照", "营业执照复印件")]) == ()


def test_an_alias_is_suggested_under_its_material() -> None:
    (found,) = suggest(["企业营业执照"], [material("主体资格证明", "营业执照")])
    assert (found.material, found.known_as) == ("主体资格证明", "营业执照")


def test_a_suggestion_says_why() -> None:
    (found,) = suggest(["有效护照"], [material("护照")])
    assert found.reason() == "只差“有效”这类不改变含义的字"


def test_a_pair_is_told_once() -> None:
    both = [material("相片"), material("照片")]
    assert len(once(suggest(["相片", "照片"], both))) == 1


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("《营业执照》（副本）复印件", "营业执照"),
        ("身份证（正反面）", "身份证"),
        ("委托书１份", "委托书"),
        ("录取通知书(广州市）", "录取通知书"),
        ("立案申请表（管线工程）", "立案申请表(管线工程)"),
    ],
)
def test_the_plain_form_drops_the_form_of_copy_and_keeps_what_tells(name: str, form: str) -> None:
    assert plain(name) == form


def test_no_name_has_an_empty_plain_form() -> None:
    assert plain("原件") == "原件"
    assert likeness("原件", "复印件") is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("居民身份证", MaterialKind.IDENTITY),
        ("告知承诺书", MaterialKind.STATEMENT),
        ("劳动合同", MaterialKind.CONTRACT),
        ("消防安全制度", MaterialKind.RULEBOOK),
        ("证件照", MaterialKind.PHOTO),
        ("营业执照", MaterialKind.LICENCE),
        ("清算报告", MaterialKind.REPORT),
        ("会议纪要", MaterialKind.OTHER),
    ],
)
def test_what_a_paper_is_follows_from_the_last_word_of_its_name(
    name: str, kind: MaterialKind
) -> None:
    assert kind_of(name) is kind
