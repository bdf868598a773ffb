"""What is required of anybody is asked, or somebody's own case is told."""

from __future__ import annotations

from itertools import product

import pytest

from tests.guidance.extraction.extracting import extract

HOLDERS = ["本科学历", "硕士", "大专学历", "博士毕业", "没有本科学历的", "学历是中专"]
STAGES = ["取得中级职称后", "评上工程师以后", "工程师", "助工"]
ASKED = [
    "满几年可以申报高级工程师？",
    "要满几年才能报高工",
    "需要多少年能评副高",
    "多久能报高级职称",
    "要几篇论文",
    "评高工需要什么条件",
]
CIRCUMSTANCES = ["{}五年了，能报高工吗", "2018年评的{}，能报2024高工吗", "我{}，几年能报高工", "{}，还差几年能报高工"]


@pytest.mark.parametrize("holder", HOLDERS)
def test_what_is_required_of_anybody_is_nobodys_case(holder):
    for stage, asked in product(STAGES, ASKED):
        heard = extract(f"{holder}，{stage}{asked}")
        assert (heard.facts, heard.own_details) == ({}, False), (stage, asked)


@pytest.mark.parametrize("holder", ["本科", "大专", "硕士"])
@pytest.mark.parametrize("asked", ["要满几年", "要几年", "得干多久", "要什么条件"])
def test_a_title_that_looks_like_a_name_is_nobody(holder, asked):
    heard = extract(f"高工{holder}{asked}")
    assert (heard.facts, heard.own_details) == ({}, False)
    assert extract(f"王工{holder}，工程师五年了，能报高工吗").facts["title_level"] == "intermediate"


@pytest.mark.parametrize("told", CIRCUMSTANCES)
def test_whoever_speaks_of_themself_or_of_what_was_reached_has_a_case(told):
    for title in ("工程师", "助理工程师"):
        heard = extract("本科，" + told.format(title))
        assert heard.own_details
        assert heard.facts["education"] == "bachelor"


def test_whom_one_asks_for_has_a_case():
    assert extract("替我儿子问，本科毕业，助工，几年能评中级").facts["title_level"] == "assistant"


def test_the_year_of_a_notice_is_nobodys_date():
    assert extract("报2024年高工，硕士，中级后要几年").facts == {}
