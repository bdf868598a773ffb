"""A count whose works the next clause describes in words that nobody can judge is asked for."""

from __future__ import annotations

from itertools import product

import pytest

from tests.guidance.extraction.extracting import extract

_COUNTS = {
    "papers": "论文1篇",
    "books": "出过一本专著",
    "technical_reports": "写了两份技术分析报告",
    "invention_patents": "发明专利2件",
}
_OPEN = ("厂里内部用的", "还在等排期", "跟老师一起弄的", "挂的别人的名字", "是集体项目挂的")
_PLAIN = ("都是我自己写的", "2021年正式发布", "本人主要完成", "能报吗", "公需课每年都合格", "工程师是2018年6月评的")


@pytest.mark.parametrize(("fact", "clause"), list(product(_COUNTS, _OPEN)))
def test_what_nobody_can_judge_is_asked_for(fact, clause):
    heard = extract(f"我本科，{_COUNTS[fact]}，{clause}", known={fact: 3})
    assert fact not in heard.facts and heard.facts["education"] == "bachelor"


@pytest.mark.parametrize(("fact", "clause"), list(product(_COUNTS, _PLAIN)))
def test_a_clause_that_explains_or_is_about_something_else_leaves_the_count(fact, clause):
    assert extract(f"我本科，{_COUNTS[fact]}，{clause}").facts[fact] >= 1


@pytest.mark.parametrize("length", ["不到三千字", "三千字不到", "字数两千八", "大概2500字", "字数只有一千九"])
def test_a_paper_that_is_too_short_does_not_count(length):
    assert "papers" not in extract(f"我一作论文1篇，{length}").facts


@pytest.mark.parametrize("length", ["三千多字", "字数4500", "超过三千字"])
def test_a_paper_that_is_long_enough_counts(length):
    assert extract(f"我一作论文1篇，{length}").facts["papers"] == 1


@pytest.mark.parametrize("later", ["都是二作", "不到三千字", "还没见刊", "在审", "排名靠后，三作"])
def test_a_later_message_takes_back_the_works_it_says_do_not_count(later):
    assert extract(later, known={"papers": 2}).withdrawn == ("papers",)


@pytest.mark.parametrize(
    "later", ["都是一作", "都发表了", "二作行吗", "我2018年评的工程师，单位在海州，年年参与考核都合格"]
)
def test_any_other_later_message_leaves_them(later):
    assert extract(later, known={"papers": 2}).withdrawn == ()


def test_only_some_of_the_reports_may_be_the_applicant_s():
    assert "technical_reports" not in extract("我技术报告三份，两份是我主笔").facts
    assert extract("我技术报告两份，都是我主笔").facts["technical_reports"] == 2
