"""What shop owners type, and what they must find first, whichever database answers."""

from __future__ import annotations

import pytest

from gaoxingban.portal.search.queries import search

pytestmark = pytest.mark.usefixtures("indexed")

EVERYDAY = (
    ("烧烤", "open-restaurant"),
    ("我想开一家烧烤店", "open-restaurant"),
    ("开饭店", "open-restaurant"),
    ("想在高要开个夜宵大排档怎么办手续？", "open-restaurant"),
    ("糖水铺", "open-restaurant"),
    ("肠粉店要什么证", "open-restaurant"),
    ("kaifandian", "open-restaurant"),
    ("kai fan dian", "open-restaurant"),
    ("KaiFanDian", "open-restaurant"),
    ("kfd", "open-restaurant"),
    ("canyin", "open-restaurant"),
    ("cyd", "open-restaurant"),
    ("開飯店", "open-restaurant"),
    ("燒烤店", "open-restaurant"),
    ("士多", "open-shop"),
    ("小卖部", "open-shop"),
    ("杂货铺", "open-shop"),
    ("药房", "open-pharmacy"),
    ("卖药", "open-pharmacy"),
    ("拉货", "open-transport"),
    ("货车", "open-transport"),
    ("跑运输", "open-transport"),
    ("换法人", "change-details"),
    ("公司改名", "change-details"),
    ("搬地址", "change-details"),
    ("关公司", "close-company"),
    ("公司不干了", "close-company"),
    ("执笠", "close-company"),
    ("guangongsi", "close-company"),
    ("通水通电", "water-power-gas"),
    ("报装", "water-power-gas"),
    ("盖楼", "start-building"),
    ("失信", "credit-repair"),
    ("上了黑名单怎么办", "credit-repair"),
    ("上市", "listing-check"),
    ("无违规证明", "listing-check"),
    ("破产", "bankruptcy"),
    ("卖烟", "tobacco"),
    ("maiyan", "tobacco"),
    ("烟证", "tobacco"),
    ("卫生证", "food-licence"),
    ("食品经营许可", "food-licence"),
    ("注销食品经营许可", "food-cancel"),
    ("招牌", "sign"),
    ("门头审批", "sign"),
    ("消防", "fire"),
    ("刻公章", "seal"),
    ("招人", "hiring"),
    ("律师证", "g4"),
    ("注销律师证", "g3"),
    ("会计", "g10"),
    ("1144128300tobacco", "tobacco"),
)


@pytest.mark.parametrize(("query", "first"), EVERYDAY, ids=[query for query, _ in EVERYDAY])
def test_everyday_words_find_it_first(query: str, first: str) -> None:
    hits = search(query).hits
    assert [hit.code for hit in hits[:1]] == [first], [hit.title for hit in hits]
