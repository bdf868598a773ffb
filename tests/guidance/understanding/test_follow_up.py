"""Short messages that go on from the question before."""

from __future__ import annotations

import pytest

from guidance.assistant import Assistant
from guidance.conversation import Conversation, respond
from guidance.question import Question
from guidance.reply import Reply
from guidance.understanding.talk_context import TalkContext
from guidance.understanding.talk_subject import TalkSubject


@pytest.fixture
def last(assistant: Assistant):
    """Holds a talk and returns the last reply."""

    def last(*messages: str) -> Reply:
        talk = Conversation()
        return [respond(message, talk, assistant) for message in messages][-1]

    return last


@pytest.mark.parametrize(
    ("talk", "clause"),
    [
        (["开发区初定什么时候截止", "高工的呢？"], "lyg-2024-14#5.2"),
        (["博士要几年才能评高工", "那硕士呢？", "开发区的呢"], "lyg-etdz-2023-h2#2.1.3"),
        (["初定本科要几年", "评审呢"], "lyg-2024-14#2.1.3"),
        (["评高工材料送到哪里", "开发区呢"], "lyg-etdz-2023-h2#5.2"),
        (["初定要交哪些材料", "那电话呢"], "lyg-etdz-2023-h2#5.2"),
        (["评高工材料送到哪里", "那答辩呢"], "lyg-2024-14#5.1"),
    ],
    ids=lambda each: each[-1] if isinstance(each, list) else None,
)
def test_a_follow_up_leads_to_what_it_goes_on_about(last, talk, clause):
    reply = last(*talk)
    assert (reply.kind, reply.citations[0].id) == ("answer", clause)


@pytest.mark.parametrize("again", ["初定的", "初定的呢？", "初定也要吗", "初定有没有", "那初定呢", "初定要吗"])
def test_a_message_that_only_names_another_notice_asks_it_the_same(last, again):
    taken_over = last("智能制造高工要交学历证书吗", again)
    assert (taken_over.kind, taken_over.citations[0].id) == ("answer", "lyg-etdz-2023-h2#4.3")
    assert last("智能制造高工要考英语吗", again).kind == "refuse"


@pytest.mark.parametrize("known", ["技校的呢", "那部队院校的呢", "结业的呢"])
def test_another_thing_of_the_same_list_is_answered(last, known):
    assert last("初定认不认党校学历", known).kind == "answer"


@pytest.mark.parametrize(
    ("talk", "levels", "kinds", "zones"),
    [
        (("高工纸质材料交到哪里", "那开发区的呢"), (), (), ["开发区"]),
        (("高工纸质材料交到哪里", "初定的呢"), (), ("初定",), []),
        (("初定材料交到哪里", "高工呢"), ("高工",), (), []),
    ],
)
def test_what_the_talk_named_of_another_notice_counts_no_longer(assistant: Assistant, talk, levels, kinds, zones):
    conversation = Conversation()
    for message in talk:
        respond(message, conversation, assistant)
    stated = conversation.stated
    assert (stated.levels, stated.kinds, [place.zone for place in stated.places]) == (levels, kinds, zones)


@pytest.mark.parametrize(
    ("talk", "clause", "words"),
    [
        (["智能制造高工要交的简介表几份", "单面还是双面"], "lyg-2024-14#4.1.2.3", "单面"),
        (["智能制造高工要交的简介表几份", "谁盖章"], "lyg-2024-14#4.1.2.3", "主管部门审核盖章"),
        (["智能制造高工要交的简介表几份", "答辩什么形式"], "lyg-2024-14#5.1", "答辩"),
        (["开发区初定交材料的地方在哪", "智能制造那个"], "lyg-2024-14#5.3", "410"),
        (["智能制造高工评审费多少", "答辩一般问几道题", "那评审费依据哪个文件"], "lyg-2024-14#5.4", "苏价费函"),
    ],
)
def test_a_message_without_a_subject_of_its_own_is_about_what_was_spoken_of(last, talk, clause, words):
    reply = last(*talk)
    assert (reply.kind, reply.citations[0].id) == ("answer", clause) and words in reply.answer


@pytest.mark.parametrize("further", ["那边好停车吗", "那工资涨多少", "密码忘了怎么办"])
def test_what_no_notice_settles_is_refused_in_a_talk_as_well(last, further):
    assert last("智能制造高工网上申报在哪个网站", further).kind == "refuse"


@pytest.mark.parametrize(
    ("asked", "lead"),
    [
        ("原文在哪一条", "出自"),
        ("为什么", "依据是"),
        ("能说简单点吗", "关键的一句"),
    ],
)
def test_the_answer_given_last_can_be_asked_about(last, asked, lead):
    reply = last("开发区初定会计能报吗", asked)
    assert reply.citations[0].id == "lyg-etdz-2023-h2#1.4" and "一、（四）" in reply.sentences[0].text
    assert reply.sentences[0].text.startswith(lead) and "不再进行初定" in reply.answer


def test_more_of_a_list_are_its_other_items(last):
    reply = last("智能制造高工的简介表要几份", "还有别的吗")
    assert {c.id for c in reply.citations} == {"lyg-2024-14#4.1.2.1", "lyg-2024-14#4.1.2.2"}


@pytest.mark.parametrize(
    ("asked", "clause"), [("公务员能报不", "1.4"), ("那硕士要几年", "2.1.2"), ("简介表交几份", "4.1.2.3")]
)
def test_a_question_in_the_middle_of_a_check_is_answered_by_itself(last, asked, clause):
    case = "我是本科，2018年6月评的工程师，在海州一家企业做智能产线，能报2024高工吗"
    reply = last(case, asked)
    assert (reply.kind, reply.citations[0].id) == ("answer", f"lyg-2024-14#{clause}") and reply.asks


@pytest.mark.parametrize("named", ["那开发区初定呢？", "开发区呢", "那初定呢"])
def test_a_follow_up_to_a_notice_that_says_nothing_of_it_is_refused(last, named):
    reply = last("评审费多少钱", named)
    assert reply.kind == "refuse" and reply.notices == ("lyg-etdz-2023-h2",)


def test_only_what_no_rule_fits_needs_a_rewrite(assistant: Assistant):

    def understand(message: str, before: str) -> Question:
        return assistant.understanding.understand(message, TalkContext(subject=TalkSubject(before)))

    assert not understand("那硕士呢", "本科要满几年").needs_rewrite
    assert not understand("开发区呢", "评审费多少钱").needs_rewrite
    assert understand("线上交呢", "材料送到哪里").needs_rewrite
    assert not understand("评审费多少钱", "材料送到哪里").needs_rewrite


def test_how_many_of_what_was_spoken_of_is_no_question_without_a_matter(last):
    assert last("智能制造高工要交什么费", "多少").citations[0].id == "lyg-2024-14#5.4"
