"""How entries are found and ordered, on both databases."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gaoxingban.portal.search.queries import search, similar_words, suggest
from tests.portal.search import entries

pytestmark = pytest.mark.usefixtures("indexed")


def codes(query: str, **narrowed: str) -> list[str]:
    """What a query finds, in order."""
    return [hit.code for hit in search(query, limit=100, **narrowed).hits]


def test_a_one_thing_comes_before_its_items_for_an_everyday_phrase() -> None:
    found = search("开店卖货车运输").hits
    assert found[0].kind == "one_thing"
    assert "item" in {hit.kind for hit in found}


def test_the_districts_own_comes_before_an_imported_one() -> None:
    found = codes("食品经营许可")
    assert found.index("food-licence") < found.index("g8")


def test_all_words_come_before_some_words() -> None:
    found = codes("药品 许可")
    assert found[0] == "drug"
    assert "tobacco" in found


def test_an_act_nobody_asked_for_steps_back() -> None:
    assert codes("食品经营许可")[0] == "food-licence"
    assert codes("食品经营许可注销")[0] == "food-cancel"
    assert codes("饭店不做了")[0] == "food-cancel"


def test_a_word_in_a_title_counts_more_than_among_the_papers() -> None:
    found = codes("身份证")
    assert found[0] == "g7"
    assert "company" not in found[:2]


def test_no_chinese_substring_of_a_title_is_lost() -> None:
    for writing in (*entries.town(), *entries.elsewhere()):
        for start in range(0, len(writing.title) - 3):
            part = writing.title[start : start + 3]
            assert writing.code in codes(part), f"{part} 没有找到 {writing.title}"


def test_a_single_character_finds_it_too() -> None:
    assert "tobacco" in codes("烟")
    assert "g14" in codes("树")


def test_letters_and_characters_may_be_mixed() -> None:
    assert codes("ic卡")[0] == "g13"
    assert codes("ＩＣ卡补办")[0] == "g13"


def test_an_item_is_found_by_any_of_its_codes() -> None:
    assert codes("food-licence")[0] == "food-licence"
    assert codes("1144128300seal") == ["seal"]


def test_what_was_understood_is_told() -> None:
    assert "餐饮" in search("烧烤").understood
    assert search("烟草专卖零售许可证").understood == ()


def test_the_found_words_are_pointed_out() -> None:
    (hit,) = [hit for hit in search("烧烤").hits if hit.code == "open-restaurant"]
    assert [hit.title[start:end] for start, end in hit.marks] == ["餐饮"]


def test_hits_can_be_narrowed_and_counted() -> None:
    everything = search("许可")
    assert {facet.value for facet in everything.kinds} == {"one_thing", "item"}
    items = search("许可", kind="item", collection=entries.IMPORTED)
    assert {(hit.kind, hit.collection) for hit in items.hits} == {("item", entries.IMPORTED)}
    counted = {facet.value: facet.count for facet in everything.departments}
    assert search("许可", department="水利局").total == counted["水利局"] == 1


def test_counts_of_a_filter_do_not_depend_on_itself() -> None:
    narrowed = search("许可", kind="item")
    assert {f.value: f.count for f in narrowed.kinds} == {
        f.value: f.count for f in search("许可").kinds
    }


def test_pages_follow_each_other_without_gap_or_repeat() -> None:
    whole = codes("许可")
    pages = [
        hit.code for start in range(0, 30, 3) for hit in search("许可", limit=3, offset=start).hits
    ]
    assert pages == whole
    assert search("许可").total == len(whole)


@pytest.mark.parametrize("empty", ["", "   ", "？！……", "\x00", "'\"", "()*:-"])
def test_an_empty_query_finds_nothing(empty: str) -> None:
    assert search(empty).total == 0
    assert suggest(empty) == ()


@pytest.mark.parametrize(
    "query",
    [
        '"烧烤"',
        "烧烤*",
        "title:烧烤 OR 1=1",
        "NEAR(烧烤 店, 3)",
        "烧烤 -餐饮",
        "'; DROP TABLE search_entry; --",
        "烧烤 & | ! :* <->",
        "烧烤\\'",
        "%烧烤_",
        "{title alias} : 烧烤",
        "烧烤" * 400,
        "烧 烤 " * 300,
    ],
)
def test_marks_of_the_database_language_are_only_text(query: str) -> None:
    search(query)
    suggest(query)
    assert codes("烧烤")[0] == "open-restaurant"


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=40))
def test_any_text_at_all_may_be_asked(query: str) -> None:
    found = search(query)
    assert len(found.hits) == min(found.total, 20)
    assert len(suggest(query)) <= 8


def test_a_sentence_of_nothing_but_stop_words_is_taken_literally() -> None:
    assert search("怎么办理").total >= 1


@pytest.mark.parametrize("typed", ["开饭", "kai", "kaifand", "kfd", "餐饮", "canyin", "烧"])
def test_suggestions_come_by_characters_pinyin_and_initials(typed: str) -> None:
    assert "open-restaurant" in [hit.code for hit in suggest(typed)]


def test_suggestions_begin_with_what_begins_so() -> None:
    assert suggest("企业")[0].title.startswith("企业")
    assert len(suggest("企业", limit=2)) == 2


def test_a_slip_of_the_keyboard_is_answered_with_words_that_find_something() -> None:
    assert "烧烤店" in similar_words("烧考店")
    assert "报装" in similar_words("暴装")
    assert similar_words("qqqqzzzz") == ()
