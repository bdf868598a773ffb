"""Text in one spelling, for each purpose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text.normalise import (
    aligned_search_spelling,
    match_key,
    question_key,
    search_spelling,
    without_markup,
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("請問評審要收多少費用", "请问评审要收多少费用"),
        ("２０２４年Ａ４", "2024年a4"),
        ("情 况 表 要 交 几 份", "情况表要交几份"),
        ("2024 年 7 月 18 日", "2024年7月18日"),
        ("报名\u200b时间\x00", "报名 时间"),
        ("高工 现场受理", "高工 现场受理"),
    ],
)
def test_width_script_and_spaced_out_characters_are_folded(written, folded):
    assert search_spelling(written) == folded


@given(st.text(max_size=200))
def test_any_text_folds_and_folding_again_changes_nothing_that_is_searched(text):
    once = search_spelling(text)
    assert not any("\ud800" <= c <= "\udfff" for c in once)
    assert search_spelling(once).replace(" ", "") == once.replace(" ", "")


@given(st.text(alphabet="請问 2０２４Ａ年\n，。", max_size=60))
def test_an_aligned_spelling_knows_where_each_character_came_from(text):
    spelling, offsets = aligned_search_spelling(text)
    assert len(spelling) == len(offsets) and offsets == sorted(offsets)
    assert all(char == " " or char in search_spelling(text[at]) for char, at in zip(spelling, offsets, strict=True))


def test_an_aligned_spelling_closes_spaced_out_chinese():
    assert aligned_search_spelling("情 况Ａ") == ("情况a", [0, 2, 3])


def test_spellings_of_one_wording_are_one():
    assert (
        question_key("材料 交到哪？")
        == question_key("材料交到哪!")
        == question_key("材料交到哪")
        != question_key("材料交给谁")
    )
    assert question_key("開發區") == question_key("开发区")
    assert question_key("？？？") != question_key("。。。")


def test_a_match_key_drops_what_only_looks():
    assert match_key("**二、 申报\n条件**") == "二、申报条件"


def test_links_are_read_as_their_text():
    assert without_markup("报至[a@b.cn](mailto:a@b.cn)，见 <http://x.cn/>\n首页") == "报至a@b.cn，见 http://x.cn/ 首页"
