"""Which messages ask what changed from one edition to the next, and of what matter."""

from __future__ import annotations

import pytest

from guidance.lexicon.lexicon import load_lexicon
from guidance.understanding.edition_questions import EditionQuestions

READER = EditionQuestions(load_lexicon())


def read(text: str):
    """What a message asks that names no notice."""
    return READER.read(text, lambda rest: rest)


@pytest.mark.parametrize(
    ("text", "years", "matter"),
    [
        ("今年和去年有什么不一样", (), ""),
        ("和2024年的比有什么变化?", (2024,), ""),
        ("2025年的跟2024年的有哪些区别", (2025, 2024), ""),
        ("新通知改了什么,有变化吗", (), ""),
        ("跟上一版相比主要有哪些改动", (), ""),
        ("跟以前比有变化吗", (), ""),
        ("今年的收费和去年有变化吗", (), "收费"),
        ("继续教育跟23年的要求有什么不同", (2023,), "继续教育"),
    ],
)
def test_a_comparison_of_editions(text, years, matter):
    asked = read(text)
    assert asked is not None and (asked.years, asked.matter) == (years, matter)


@pytest.mark.parametrize(
    "text",
    [
        "评审和初定的材料有什么区别",
        "今年的论文和著作有什么不同",
        "我去年的考核表和今年的不一样怎么办",
        "单位名称变更了要交什么",
        "以前的专业和现在的不一样能报高级吗",
        "去年的岗位跟今年的不同能不能报",
        "去年交过费了今年还要交吗",
    ],
)
def test_no_comparison_of_editions(text):
    assert read(text) is None
