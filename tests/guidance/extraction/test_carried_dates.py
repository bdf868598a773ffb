"""A date in a clause of its own is that of what was named last only where the clause says nothing else."""

from __future__ import annotations

import pytest

from guidance.extraction.carried_dates import says_only_when
from tests.guidance.extraction.extracting import extract

_OTHER = ("换的单位", "调来海州的", "生的二胎", "买的房", "带的第一个项目", "迁的户口", "修的产线", "搬的新厂")
_ITS_OWN = ("拿的", "的", "下来的文", "省里批的", "在南京考出来的", "取得证书", "那年发的")


@pytest.mark.parametrize("other", _OTHER)
@pytest.mark.parametrize("held", ["工程师", "本科，中级经济师", "高级技师"])
def test_what_else_happened_then_dates_no_title_and_no_certificate(held, other):
    facts = extract(f"我是{held}，2022年{other}").facts
    assert not {"title_date", "skill_certificate_date", "graduation"} & set(facts)


@pytest.mark.parametrize("words", _ITS_OWN)
def test_a_clause_that_tells_only_when_dates_what_was_named(words):
    assert extract(f"我是工程师，2017年{words}").facts["title_date"] == "2017"


def test_a_move_right_behind_a_title_is_not_its_day():
    assert "title_date" not in extract("我工程师，本科，2020年调到海州的").facts
    assert "title_date" not in extract("我工程师2020年调来海州的").facts
    assert says_only_when("是拿的", ()) and not says_only_when("是换的", ())
