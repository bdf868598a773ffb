"""Why an answer stands under its notice."""

from __future__ import annotations

from datetime import date

import pytest

from guidance.assistant import Assistant
from guidance.conversation import Conversation, respond
from guidance.ui.reply_sources import sources

TODAY = date(2026, 1, 1)
FIRST = "lyg-etdz-2023-h2"


@pytest.mark.parametrize(
    ("messages", "chosen", "basis", "lead"),
    [
        (["开发区初定几号结束？"], None, "named", "依据：连云港经济技术开发区2023年初定"),
        (["什么时候截止？"], FIRST, "chosen", "按您选的通知：连云港经济技术开发区2023年初定"),
        (
            ["开发区初定几号结束？", "材料交到哪里？"],
            None,
            "talk",
            "按上面说到的通知：连云港经济技术开发区2023年初定",
        ),
        (["开发区初定几号结束？", "要交多少钱"], None, "talk", "按上面说到的通知：连云港经济技术开发区2023年初定"),
    ],
)
def test_an_answer_says_whether_its_notice_was_named_chosen_or_spoken_of_before(
    assistant: Assistant, messages: list[str], chosen: str | None, basis: str, lead: str
):
    talk = Conversation(chosen, TODAY)
    reply = [respond(message, talk, assistant) for message in messages][-1]
    assert reply.basis == basis
    assert lead in sources(assistant, reply, TODAY)


def test_an_answer_from_several_notices_names_each(assistant: Assistant):
    reply = respond("什么时候截止？", Conversation(today=TODAY), assistant)
    assert reply.basis == "named" and sources(assistant, reply, TODAY).count("依据：") == 2
