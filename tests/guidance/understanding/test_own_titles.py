"""The general name of a level, put into the words of a notice that has only titles."""

from __future__ import annotations

import pytest

from guidance.understanding.own_titles import OwnTitles
from ingest.notices.title_levels import load_title_levels

TEXTS = {
    "press": "申报主任记者的,中级满5年。高级记者、高级编辑须具备三项,高级记者另需答辩。",
    "translators": "一级翻译450元、译审550元。",
    "doctors": "主任医师、主任护师、主任药师须任副主任医师满5年。",
    "teachers": "正高级教师由省评审。",
}


@pytest.fixture(scope="module")
def own() -> OwnTitles:
    return OwnTitles(load_title_levels(), TEXTS)


@pytest.mark.parametrize(
    ("notice", "level", "title"),
    [
        ("press", "正高", "高级记者"),
        ("press", "副高", "主任记者"),
        ("translators", "正高级", "译审"),
        ("translators", "副高", "一级翻译"),
    ],
)
@pytest.mark.parametrize("asked", ["评{}要交多少钱", "{}要几篇论文", "想报{}"])
def test_a_level_that_the_notice_never_names_is_named_by_its_title(own, notice, level, title, asked):
    assert own.in_words_of(asked.format(level), notice) == asked.format(title)


@pytest.mark.parametrize(
    ("notice", "asked"),
    [
        ("press", "中级要满几年"),  # as the notice says
        ("teachers", "正高级要几年"),
        ("doctors", "正高要几年"),  # several titles
        ("translators", "中级怎么评"),  # no title of the level
        ("press", "副高级工程师能转过来吗"),  # part of a title
        ("elsewhere", "正高要几年"),
    ],
)
def test_any_other_word_stays(own, notice, asked):
    assert own.in_words_of(asked, notice) == asked
