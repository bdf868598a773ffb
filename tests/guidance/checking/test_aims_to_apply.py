"""Who tells of themself and asks whether they may apply gets a verdict; who asks how, where or who gets an answer."""

from __future__ import annotations

import pytest

from guidance.assistant import Assistant
from guidance.conversation import Conversation, respond

TOLD = ("我是本科，2018年6月评的工程师", "我工程师是2019年拿的，硕士毕业")


@pytest.mark.parametrize("asked", ["还差几年能报高工", "什么时候能报高工", "能报高工不", "够不够格报高工"])
@pytest.mark.parametrize("told", TOLD)
def test_whether_and_when_one_may_apply_is_for_the_rules(assistant: Assistant, told, asked):
    assert respond(f"{told}，{asked}", Conversation("lyg-2024-14"), assistant).kind == "check"


@pytest.mark.parametrize("asked", ["报高工要带几张照片", "申报的时候挂靠哪家单位", "报高工评委有哪些人"])
@pytest.mark.parametrize("told", TOLD)
def test_what_the_notice_leaves_open_about_applying_is_refused(assistant: Assistant, told, asked):
    assert respond(f"{told}，{asked}", Conversation("lyg-2024-14"), assistant).kind == "refuse"
