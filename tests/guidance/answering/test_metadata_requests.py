"""Questions for a fee or a phone number are answered by the notice's metadata, and by no other fee or office."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guidance.answering.metadata_requests import contact_name, contacts_asked, fees_asked
from guidance.assistant import Assistant
from ingest.notices.notice import Contact, Fee, Notice

FEES = {"评审费": 350, "破格答辩费": 100, "正高级评审费": 480}
CONTACTS = [("市人社局专技科", "政策"), ("市人社局专技科", "材料受理"), ("冠县", ""), ("农技站", "系统技术支持")]


@pytest.fixture
def core(assistant: Assistant):
    """Takes everyday words out of a text."""
    return assistant.understanding.everyday.matter


@pytest.fixture
def notice(assistant: Assistant) -> Notice:
    """A notice with several fees and contacts."""
    home = assistant.knowledge.notice("lyg-2024-14")
    fees = tuple(Fee(what, amount, "元/人", "5.4") for what, amount in FEES.items())
    contacts = tuple(Contact(office, of, f"0635-{at}", "", "", "", "5.3") for at, (office, of) in enumerate(CONTACTS))
    return replace(home, fees=fees, contacts=contacts)


@pytest.mark.parametrize(
    ("text", "whats"),
    [
        ("收费多少", list(FEES)),
        ("一共要交多少钱", list(FEES)),
        ("评审费多少钱", ["评审费"]),
        ("破格答辩收多少", ["破格答辩费"]),
        ("答辩费多少", ["破格答辩费"]),
        ("评正高级要多少钱", ["正高级评审费"]),
        ("补证多少钱", []),
        ("没评上退多少钱", []),
        ("评审费和体检费多少钱", []),
        ("评审费交给谁", []),
        ("工资涨多少", []),
    ],
)
def test_a_question_for_money_is_for_the_fees_that_it_names_or_for_all(text, whats, notice, core):
    assert [fee.what for fee in fees_asked(text, core, notice)] == whats


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("电话多少", ["0635-0"]),
        ("联系方式是什么", ["0635-0"]),
        ("人工客服电话", ["0635-0"]),
        ("冠县卫健局电话", ["0635-2"]),
        ("冠县的电话是多少", ["0635-2"]),
        ("系统技术支持电话", ["0635-3"]),
        ("材料受理的电话", ["0635-1"]),
        ("专技科电话", ["0635-0", "0635-1"]),
        ("莘县电话", []),
        ("县人社局的电话", []),
        ("专家的电话", []),
        ("冠县在哪儿交", []),
    ],
)
def test_a_question_for_a_phone_is_for_the_office_that_it_names_or_for_the_first(text, numbers, notice, core):
    assert [contact.phone for contact in contacts_asked(text, core, notice)] == numbers


def test_a_contact_is_named_by_what_was_asked_for(notice):
    names = [contact_name(contact, "系统技术支持电话") for contact in notice.contacts]
    assert names == ["市人社局专技科（政策）", "市人社局专技科（材料受理）", "冠县", "系统技术支持"]
