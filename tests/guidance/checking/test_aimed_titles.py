"""Which of a pack's titles an applicant aims at, and that only the routes to these decide then."""

from __future__ import annotations

from datetime import date

import pytest

from guidance.checking.aimed_titles import aimed_titles, titles_in_short
from guidance.eligibility.build_model import build_model, model_for_titles
from guidance.eligibility.check import check
from guidance.facts.applicant_facts import load_facts
from guidance.lexicon.lexicon import load_lexicon
from guidance.replies import load_replies
from guidance.rules.load_pack import load_pack
from ingest.notices.title_levels import load_title_levels
from tests.guidance.applicants import GRADUATE

TEACHERS = ("二级教师", "一级教师", "高级教师")
TODAY = date(2024, 1, 1)


@pytest.mark.parametrize(
    ("words", "titles", "aimed"),
    [
        (("高级教师",), TEACHERS, ("高级教师",)),
        (("副高",), TEACHERS, ("高级教师",)),
        (("一级教师", "报高级"), TEACHERS, ("一级教师", "高级教师")),
        (("初级",), ("初级", "中级"), ("初级",)),
        (("副高",), ("基层副高级", "副高级"), ("基层副高级", "副高级")),
        (("高级工程师",), TEACHERS, TEACHERS),
        (("正高级",), TEACHERS, TEACHERS),
        ((), TEACHERS, TEACHERS),
    ],
)
def test_a_word_of_a_level_tells_the_titles_of_that_level(words, titles, aimed):
    assert aimed_titles(words, titles, load_title_levels()) == aimed


@pytest.mark.parametrize(
    ("message", "titles", "aimed"),
    [
        ("二级是2021年8月聘的,能报一级不", TEACHERS, ("一级教师",)),
        ("一级满9年了,单位高级岗位空缺没有,高级行不行", TEACHERS, ("高级教师",)),
        ("二级都8年了,一级能报吧", TEACHERS, ("一级教师",)),
        ("还没职称,能直接认二级吗", TEACHERS, ("二级教师",)),
        ("我评了一级,在二级医院报过名", TEACHERS, ()),
        ("学校有一级空岗", TEACHERS, ()),
        ("能报副高吗", ("副高级", "基层副高级"), ()),
        ("能报中级吗", ("技术员", "助理级", "中级"), ()),
    ],
)
def test_a_title_is_aimed_at_without_what_all_titles_end_in(message, titles, aimed):
    assert titles_in_short(message, titles, load_lexicon()) == aimed


def test_for_one_title_only_the_routes_to_it_decide_and_the_whole_stays_as_it_is():
    whole = build_model(load_pack("lyg-etdz-2023-h2"), load_replies())
    facts, nodes = load_facts().parse(GRADUATE), len(whole.diagrams.facts)
    narrow = model_for_titles(whole, ["中级"])
    assert check(whole, facts, TODAY).title == "助理级"
    assert check(narrow, facts, TODAY).verdict == "not_eligible"
    assert {route.title for route in check(narrow, facts, TODAY).routes} == {"中级"}
    assert len(whole.diagrams.facts) == nodes and check(whole, facts, TODAY).title == "助理级"
    assert model_for_titles(whole, whole.titles) is whole
