"""A present state is heard as it stands at the end of the message."""

from __future__ import annotations

from itertools import product

import pytest

from tests.guidance.extraction.extracting import extract

_NO = ("我2023年还没签合同", "我不是没签合同", "我合同到期没续", "我合同当时没签")
_SINCE = ("，今年补签的", "，后来签了", "，现在又签上了", "，上个月续签好了", "，签了的")


@pytest.mark.parametrize(("no", "since"), list(product(_NO, _SINCE)))
def test_what_was_done_since_is_so(no, since):
    assert extract(no + since).facts == {"labour_contract": True}


@pytest.mark.parametrize("plan", ["，准备签了", "，单位说下个月签", "，签了的话能报吗", "，还没补签", "，签了个保证书"])
def test_what_is_only_planned_leaves_the_no(plan):
    assert extract("我合同没签" + plan).facts == {"labour_contract": False}


@pytest.mark.parametrize("ceased", ["，去年到期了没续", "，到期后没再签", "，今年没有续签"])
def test_a_yes_that_ceased_is_asked_for(ceased):
    assert "labour_contract" not in extract("我有合同" + ceased).facts


def test_the_rest_of_the_facts_stay_as_they_were_told():
    assert extract("我公需课21年没学，后来补上了").facts == {}
