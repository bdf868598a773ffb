"""One spelling for search."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text.normalise import fold


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
    assert fold(written) == folded


@given(st.text(max_size=200))
def test_any_text_folds_and_folding_again_changes_nothing_that_is_searched(text):
    once = fold(text)
    assert not any("\ud800" <= c <= "\udfff" for c in once)
    assert fold(once).replace(" ", "") == once.replace(" ", "")
