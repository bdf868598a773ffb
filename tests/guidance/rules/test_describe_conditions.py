"""Conditions in plain Chinese."""

from datetime import date

import pytest
from pydantic import TypeAdapter

from guidance.rules.describe_conditions import describe, text_of, wanted
from guidance.rules.load_pack import load_pack
from guidance.rules.schema import Condition

PACK = load_pack("lyg-2024-14")
PAPERS = PACK.vocabulary["papers"].short
STANDS = {"clause": "2.1.3", "quote": "满5年"}


def _condition(**keys):
    return TypeAdapter(Condition).validate_python(keys)


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ({"fact": "degree", "is": "bachelor"}, "学位：学士"),
        ({"fact": "degree", "at_least": "bachelor"}, "学位：学士以上"),
        ({"fact": "papers", "at_least": 2}, f"{PAPERS}：2篇以上"),
        ({"fact": "papers", "at_most": 2}, f"{PAPERS}：2篇以内"),
        ({"fact": "title_date", "by": date(2018, 12, 31)}, "取得现职称的时间：不晚于2018年12月31日"),
        ({"fact": "title_date", "since": date(2018, 12, 31)}, "取得现职称的时间：不早于2018年12月31日"),
        ({"years": 5, "since_latest": ["title_date"], "until": date(2023, 12, 31)}, "取得现职称满5年"),
        ({"left_open": "通知没有写明"}, "通知没有写明"),
        ({"fact": "papers", "at_least": 1, "text": "有论文"}, "有论文"),
    ],
)
def test_a_condition_is_described_by_what_it_asks_for(keys, text):
    assert describe(_condition(**STANDS, **keys), PACK) == text


def test_of_many_values_a_few_are_named_unless_all_are_wanted():
    values = list(PACK.vocabulary["education"].values)[:5]
    node = _condition(**STANDS, fact="education", one_of=values)
    assert wanted(node, PACK).endswith("等") and wanted(node, PACK).count("、") == 2
    assert wanted(node, PACK, few=None).count("、") == 4


def test_combinations_are_described_without_what_is_inside():
    leaf = {"fact": "papers", "at_least": 1, **STANDS}
    texts = [describe(_condition(**keys), PACK) for keys in ({"all": [leaf]}, {"any": [leaf]}, {"not": leaf})]
    assert texts == ["下面各项都要符合", "下面有一项符合就行", "不能是下面的情况"]
    assert describe(_condition(several=[leaf, leaf], at_least=2, **STANDS), PACK) == "下面至少要符合2项"


def test_a_leaf_keeps_its_clause_and_quote_and_a_combination_has_none():
    leaf = _condition(**STANDS, fact="papers", at_least=1)
    text = text_of(leaf, PACK)
    assert (text.clause, text.quote, text.own) == ("lyg-2024-14#2.1.3", "满5年", None)
    assert text_of(_condition(all=[leaf]), PACK).clause == ""
