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


@pytest.mark.parametrize("signed", ["我签了两年合同", "我有劳动合同"])
@pytest.mark.parametrize("run_out", ["今年6月已经到期", "，去年到期了", "，上个月期满"])
def test_a_contract_that_ran_out_is_asked_for_until_it_is_signed_again(signed, run_out):
    assert "labour_contract" not in extract(f"{signed}{run_out}，本科").facts
    assert extract(f"{signed}{run_out}，又续签了，本科").facts["labour_contract"] is True


@pytest.mark.parametrize("kept", ["没断", "没到期", "没解除", "没问题", "没有中断"])
def test_that_nothing_was_lost_is_no_no(kept):
    assert extract(f"我社保断了三个月，合同{kept}，本科").facts.get("labour_contract") is not False


@pytest.mark.parametrize("soon", ["快到期了", "还没到期", "到年底"])
def test_a_contract_that_has_still_to_run_out_is_in_force(soon):
    assert extract(f"我在企业上班，合同{soon}").facts["labour_contract"] is True


@pytest.mark.parametrize("end", ["年初已经解除了", "去年终止了", "后来被解约了", "上个月就作废了"])
def test_a_contract_that_was_ended_is_none(end):
    assert "labour_contract" not in extract(f"我劳动合同是签过，{end}").facts
