"""A question of everyday words alone is told by what it wants."""

from __future__ import annotations

from itertools import product

import pytest

from guidance.lexicon.lexicon import load_lexicon
from guidance.understanding.everyday_words import EverydayWords
from ingest.text.normalise import search_spelling

WORDS = EverydayWords(load_lexicon())
_MISSED = ("忘了", "忘记", "过了", "错过了")
_DEADLINES = ("报名", "报名期限", "申报时间", "网上报名时间")
_CHANCES = ("还有机会没", "，还能补吗", "怎么办", "还来得及吗", "还有戏吗")


@pytest.mark.parametrize(("missed", "deadline", "chance"), list(product(_MISSED, _DEADLINES, _CHANCES)))
def test_who_missed_a_deadline_is_late(missed, deadline, chance):
    assert WORDS.bare_request(search_spelling(missed + deadline + chance)) == "late"


@pytest.mark.parametrize("asked", ["报名时间已经过了，还有机会吗", "网上报名截止了咋办", "申报期限错过了怎么办"])
def test_so_is_who_says_it_the_other_way_round(asked):
    assert WORDS.bare_request(search_spelling(asked)) == "late"


@pytest.mark.parametrize("asked", ["忘了密码怎么办", "忘了填业绩怎么补", "还有机会评正高吗", "过了初审还要答辩吗"])
def test_a_matter_of_its_own_is_not_being_late(asked):
    assert WORDS.bare_request(search_spelling(asked)) is None


def test_who_forgot_when_asks_when():
    assert WORDS.bare_request(search_spelling("忘了什么时候报名")) == "time"


@pytest.mark.parametrize("asked", ["什么时候截止", "网上申报几号截止", "报名时间是哪天", "申报期限是几号"])
def test_when_a_deadline_is_asks_for_the_time(asked):
    assert WORDS.bare_request(search_spelling(asked)) == "time"


@pytest.mark.parametrize("asked", ["论文什么时候截止", "答辩是哪天", "业绩算到几号截止", "窗口在哪"])
def test_a_deadline_of_something_else_does_not(asked):
    assert WORDS.bare_request(search_spelling(asked)) != "time"
