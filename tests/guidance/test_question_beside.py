"""Who tells of themself and asks for something that no condition decides is answered that."""

from __future__ import annotations

from itertools import product

import pytest

from guidance.assistant import Assistant
from guidance.conversation import Conversation, respond

TOLD = ("我本科，2020年毕业", "我是硕士，在开发区上班", "我大专毕业三年了", "我今年刚毕业，本科学历")
SETTLED = {
    "初定报名到几号截止": "5.1",
    "初定材料交到哪儿": "5.2",
    "初定在哪个网站申报": "3.2",
    "初定联系电话是多少": "5.2",
    "初定电话多少": "5.2",
}
OPEN = ("初定收费吗", "初定照片要几寸的", "初定结果什么时候公布", "初定材料能邮寄吗")
OWN_CASE = ("能报初定吗", "初定够条件吗", "初定我能定什么", "初定我还差什么", "这情况初定有戏吗")


@pytest.mark.parametrize("told", TOLD)
def test_a_question_beside_what_is_told_is_answered_by_its_clause(assistant: Assistant, told):
    for asked, clause in SETTLED.items():
        reply = respond(f"{told}，{asked}", Conversation(), assistant)
        assert (reply.kind, reply.citations[0].id) == ("answer", f"lyg-etdz-2023-h2#{clause}"), asked
        assert "学历" in reply.answer


@pytest.mark.parametrize("told", TOLD)
def test_one_that_no_notice_settles_is_refused(assistant: Assistant, told):
    replies = [respond(f"{told}，{asked}", Conversation(), assistant) for asked in OPEN]
    assert [reply.kind for reply in replies] == ["refuse"] * len(OPEN)


def test_whoever_asks_about_their_own_case_is_told_how_it_stands(assistant: Assistant):
    for told, asked in product(TOLD, OWN_CASE):
        assert respond(f"{told}，{asked}", Conversation(), assistant).kind == "check", (told, asked)


IDLE = (
    "我们单位最近事情特别多，领导天天开会，孩子又要上学，家里老人身体也不好，大家都挺认可我的，",
    "说来话长，我一个人在外面打拼也不容易，同事们都劝我再等等看，我心里一直没有底，",
)


@pytest.mark.parametrize("idle", IDLE)
@pytest.mark.parametrize("times", [1, 3])
def test_who_says_much_that_tells_nothing_is_answered_what_they_ask(assistant: Assistant, idle, times):
    for asked in ("面试安排在几号", "答辩是哪天", "评审费多少", "材料交到哪里", "照片要几寸的"):
        told = "".join(f"{idle[:-1]}第{number}回，" for number in range(times))
        alone, last, first = (
            respond(text, Conversation("lyg-2024-14"), assistant)
            for text in (asked, f"{told}{asked}", f"{asked}，{told}")
        )
        cited = alone.citations[0].id
        assert [(reply.kind, reply.citations[0].id) for reply in (last, first)] == [(alone.kind, cited)] * 2, asked
