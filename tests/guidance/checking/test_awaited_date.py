"""A bare day that answers no question is that of what was told last, where only one thing can be meant."""

from __future__ import annotations

from datetime import date

import pytest

from guidance.conversation import Conversation, respond

TODAY = date(2024, 6, 15)


@pytest.fixture
def heard(assistant):
    def hear(*turns):
        talk = Conversation("lyg-2024-14", TODAY)
        return [respond(turn, talk, assistant) for turn in turns][-1].facts

    return hear


@pytest.mark.parametrize(
    ("turns", "fact", "day"),
    [
        (("我是高级技师", "2019年8月"), "skill_certificate_date", "2019-08"),
        (("工程师十年了", "确切说2014年3月"), "title_date", "2014-03"),
        (("我是工程师", "2016年"), "title_date", "2016"),
        (("去年评的工程师", "2023年11月"), "title_date", "2023-11"),
    ],
)
def test_it_is_of_the_one_thing_told(heard, turns, fact, day):
    assert heard(*turns)[fact] == day


def test_it_is_of_none_where_two_can_be_meant(heard):
    assert not {"title_date", "graduation"} & set(heard("我本科，工程师", "2016年"))


@pytest.mark.parametrize("again", ["签了签了，我看错了", "我看错了，签了", "签了，刚才说错了"])
def test_a_correction_may_end_in_its_word(heard, again):
    assert heard("我在海州的企业上班，合同没签", again)["labour_contract"] is True


def test_a_correction_and_a_date_of_something_else_are_not_it(heard):
    corrected = heard("我本科，工程师2018年12月的", "不对，是19年12月")
    assert corrected["title_date"] == "2019-12" and "graduation" not in corrected
    assert "graduation" not in heard("我本科，工程师2015年3月", "论文1篇一作，2020年发的")
