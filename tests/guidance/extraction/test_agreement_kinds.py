"""An agreement of another kind is no contract."""

from __future__ import annotations

import pytest

from tests.guidance.extraction.extracting import extract


@pytest.mark.parametrize("kind", ["实习协议", "就业协议", "三方协议", "劳务合同", "兼职合同", "返聘协议", "意向书"])
@pytest.mark.parametrize("message", ["我在开发区上班，合同签了，不过是{}", "我和单位签了合同，是{}"])
def test_another_kind_is_asked_for(message, kind):
    told = extract(message.format(kind))
    assert "labour_contract" not in told.facts
    assert told.own_details


@pytest.mark.parametrize("rest", ["", "，是三年的劳动合同", "，也签了保密协议", "，聘用的，实习期过了"])
def test_the_kind_meant_counts(rest):
    assert extract("我签了劳动合同" + rest).facts["labour_contract"] is True


def test_what_is_signed_later_is_not_signed():
    assert extract("我和单位签的是三方，正式合同报到才签").facts == {}
    assert extract("我去年才签的劳动合同").facts["labour_contract"] is True


@pytest.mark.parametrize("message", ["合同嘛，合同是实习的时候签的", "合同签了份实习协议也签了正式合同还没签"])
def test_a_kind_behind_the_name_and_a_no_behind_a_yes_are_none(message):
    assert extract(f"我{message}").facts.get("labour_contract") is not True
