"""Beside a refusal stand the clauses that may be of use."""

from __future__ import annotations

from datetime import date

import pytest

from guidance.assistant import Assistant
from guidance.conversation import Conversation, respond

TODAY = date(2024, 11, 5)


@pytest.mark.parametrize("who", ["外卖骑手", "保安", "网约车司机", "农民"])
@pytest.mark.parametrize("asked", ["{}能报吗", "{}可以评不"])
def test_whether_people_of_some_kind_may_apply_is_shown_who_may(assistant: Assistant, who, asked):
    reply = respond(asked.format(who), Conversation("lyg-2024-14", TODAY), assistant)
    assert (reply.kind, reply.citations[0].id) == ("refuse", "lyg-2024-14#1.1")


@pytest.mark.parametrize("asked", ["骑手的头盔归谁买", "明年能报吗"])
def test_nothing_stands_beside_what_asks_anything_else(assistant: Assistant, asked):
    reply = respond(asked, Conversation("lyg-2024-14", TODAY), assistant)
    assert "lyg-2024-14#1.1" not in [citation.id for citation in reply.citations]
