"""A trade decides nothing against a notice for a speciality of its own, of which it may be part."""

from __future__ import annotations

from datetime import date

import pytest

from guidance.conversation import Conversation, respond

TODAY = date(2024, 6, 15)


@pytest.mark.parametrize("trade", ["搞电气自动化", "做机械设计", "搞模具", "做质检"])
def test_a_trade_is_asked_about(assistant, trade):
    own, other = Conversation("lyg-2024-14", TODAY), Conversation("lyg-etdz-2023-h2", TODAY)
    reply = respond(f"我{trade}的，本科", own, assistant)
    assert (reply.check["verdict"], reply.asks) == ("unknown", ("speciality",))
    assert respond(f"我{trade}的，本科", other, assistant).facts["speciality"] == "other"


def test_the_answer_to_the_question_counts(assistant):
    talk = Conversation("lyg-2024-14", TODAY)
    respond("我搞电气的，本科", talk, assistant)
    assert respond("不是", talk, assistant).check["verdict"] == "not_eligible"
