"""What a second negation undoes is asked for: nothing is neither held nor absent."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.guidance.extraction.extracting import extract

OUTER = st.sampled_from(
    ["不是", "并非", "并不是", "又不是", "绝非", "不可能", "不能说", "谁说我", "未必", "难道我", "我没说我"]
)
DENIED = st.sampled_from(
    [
        ("没有论文", "papers", 0),
        ("没有发明专利", "invention_patents", 0),
        ("没受过处分", "under_sanction", False),
        ("没签合同", "labour_contract", False),
        ("没参加继续教育", "continuing_education", False),
        ("没得过省科技奖", "science_prize", "none"),
        ("没有学位", "degree", "none"),
        ("没有职称", "title_level", "none"),
    ]
)


@settings(max_examples=40)
@given(OUTER, DENIED)
def test_a_denial_that_is_denied_states_nothing(outer, denied):
    words, fact, nothing = denied
    assert extract(f"{outer}{words}，我本科，报高工").facts.get(fact) != nothing


@settings(max_examples=40)
@given(DENIED)
def test_a_denial_alone_states_it(denied):
    words, fact, nothing = denied
    assert extract(f"我{words}，我本科，报高工").facts[fact] == nothing


@pytest.mark.parametrize("words", ["不是公务员，没有论文", "是不是没有论文也行？我没有论文"])
def test_two_denials_of_two_things_are_two(words):
    assert extract(f"我{words}，我本科").facts["papers"] == 0


@pytest.mark.parametrize(
    "word",
    ["无线通信", "无损检测", "无刷电机", "无人驾驶", "无缝钢管", "零件加工", "零缺陷制造", "零碳工厂", "没食子酸提取"],
)
@pytest.mark.parametrize("form", ["我有{}方面的论文", "我的论文是{}", "论文方向是{}", "发表过{}的论文"])
def test_a_negation_inside_a_word_denies_nothing(word, form):
    assert extract(f"{form.format(word)}，我工程师，报高工").facts.get("papers") != 0
    assert extract(f"{form.format(word).replace('论文', '发明专利')}，我工程师").facts.get("invention_patents") != 0
