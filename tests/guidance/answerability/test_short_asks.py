"""Several asks of one message: a short one mostly goes on about what the ones before it ask."""

from __future__ import annotations

import pytest

from guidance.assistant import Assistant
from guidance.conversation import Conversation, respond

OPEN = ("评审结果几月份出来", "公示一般几天", "证书什么时候发下来", "评委有几位", "答辩每人讲多久")
GOES_ON = ("去哪儿领", "还是要等通知", "要等多久")
SETTLED = ("评审费多少", "纸质材料交到哪", "申报几号截止")
OPEN_BESIDE = ("专家是哪些人", "答辩讲多久", "要不要预约")


def kind_of(message: str, assistant: Assistant) -> str:
    return respond(message, Conversation("lyg-2024-14"), assistant).kind


@pytest.mark.parametrize("goes_on", GOES_ON)
@pytest.mark.parametrize("asked", OPEN)
def test_what_goes_on_about_an_open_question_turns_it_into_no_answer(assistant: Assistant, asked, goes_on):
    assert kind_of(f"{asked}，{goes_on}", assistant) == "refuse"


@pytest.mark.parametrize("beside", OPEN_BESIDE)
@pytest.mark.parametrize("asked", SETTLED)
def test_a_question_that_is_settled_is_answered_beside_an_open_one(assistant: Assistant, asked, beside):
    assert kind_of(f"{asked}，{beside}", assistant) == "answer"


def test_two_alternatives_are_one_question(assistant: Assistant):
    asks = assistant.understanding.understand("现场能扫码付吗，还是要带现金，材料交到哪里").asks
    assert [ask.normalised_text for ask in asks] == ["现场能扫码付吗 还是要带现金", "材料交到哪里"]
