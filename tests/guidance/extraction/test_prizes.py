"""A prize is the applicant's where the applicant got it."""

from __future__ import annotations

import pytest

from tests.guidance.extraction.extracting import extract


@pytest.mark.parametrize("words", ["公司得过省科技进步二等奖，我没份", "单位去年拿了省科技奖一等奖"])
def test_a_prize_of_the_employer_is_none_of_the_applicant(words):
    assert extract(f"{words}，我工程师").facts == {"title_level": "intermediate", "title_is_engineer": True}


def test_with_a_rank_it_is():
    facts = extract("公司得过省科技进步二等奖，我排第3，工程师").facts
    assert (facts["science_prize"], facts["science_prize_grade"], facts["science_prize_rank"]) == ("provincial", 2, 3)


@pytest.mark.parametrize("message", ["科技奖也没有", "专利奖没得过，科技奖也没有", "没得过科技奖"])
def test_no_prize_of_the_name_is_none_whoever_gives_it(message):
    heard = extract(f"我{message}").facts
    assert (heard["science_prize"], heard["society_prize"]) == ("none", "none")


@pytest.mark.parametrize("message", ["我没得过省科技奖", "公司得过科技奖，我没有"])
def test_no_prize_of_one_giver_says_nothing_of_the_others(message):
    assert "society_prize" not in extract(message).facts
