"""What a message itself puts right is not held."""

from __future__ import annotations

import pytest

from tests.guidance.extraction.extracting import extract


@pytest.mark.parametrize("turn", ["其实就一个", "其实是", "实际上只有", "说白了还是", "说到底就是个"])
@pytest.mark.parametrize(
    ("first", "true", "fact", "value"),
    [
        ("我本科", "大专", "education", "junior_college"),
        ("我硕士", "本科", "education", "bachelor"),
        ("我评的工程师", "助工", "title_level", "assistant"),
        ("我有高级技师", "技师", "skill_certificate", "technician"),
    ],
)
def test_what_is_so_in_truth_counts_and_not_the_higher(first, true, fact, value, turn):
    assert extract(f"{first}，{turn}{true}，没受过处分").facts[fact] == value


@pytest.mark.parametrize("joke", ["开玩笑的", "哈哈开个玩笑", "逗你玩的", "吹牛的"])
def test_a_joke_is_taken_back_by_what_follows(joke):
    assert extract(f"我硕士，{joke}，就一个大专").facts["education"] == "junior_college"


def test_an_earlier_stage_named_in_truth_leaves_the_later():
    heard = extract("我评了工程师，其实2014年先评了助工，2018年才是工程师").facts
    assert heard["title_level"] == "intermediate" and heard["title_date"] == "2018"


def test_a_space_before_a_year_is_a_pause():
    heard = extract("本科学历学士学位 15年9月拿的工程师证 智能制造方向").facts
    assert heard["title_date"] == "2015-09" and "graduation" not in heard


def test_who_tells_of_themself_with_spaces_alone_pauses_at_them():
    heard = extract("在赣榆一家本地企业 公需课没断过 没处分 论文一篇独著").facts
    assert (heard["continuing_education"], heard["under_sanction"], heard["papers"]) == (True, False, 1)


@pytest.mark.parametrize("words", ["公务员 参公 离退休", "江苏大工匠 报高工", "本科 年限"])
def test_words_that_are_looked_up_stay_words(words):
    assert extract(words).facts == {}


@pytest.mark.parametrize("turn", ["写错了", "哦写错了", "哎我说错了", "哦不对", "噢刚才打错了"])
def test_a_date_put_right_in_the_same_message_counts(turn):
    assert extract(f"工程师是18年评的，{turn}，19年，公需课每年都学完合格").facts["title_date"] == "2019"


@pytest.mark.parametrize("slip", ["口误", "笔误", "瞎说的"])
def test_a_slip_of_the_tongue_is_no_title(slip):
    assert extract(f"我考的是中级经济师，工程师是我{slip}").facts["title_is_engineer"] is False
