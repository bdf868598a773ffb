"""What title an education leads to is answered by the routes that the rules open to it."""

from __future__ import annotations

from datetime import date

import pytest

from guidance.assistant import Assistant
from guidance.conversation import Conversation, respond

FIRST = "lyg-etdz-2023-h2"


@pytest.mark.parametrize("asked", ["{}能定成什么", "{}毕业可以初定什么职称", "{}直接给啥级别"])
@pytest.mark.parametrize(
    ("education", "clause"),
    [("中专", "2.1.1"), ("大专", "2.1.1"), ("本科", "2.1.2"), ("硕士", "2.1.3"), ("博士", "2.1.4")],
)
def test_the_route_of_the_education_answers(assistant: Assistant, asked, education, clause):
    reply = respond(asked.format(education), Conversation(FIRST, date(2026, 1, 5)), assistant)
    assert (reply.kind, [citation.id for citation in reply.citations]) == ("answer", [f"{FIRST}#{clause}"])


@pytest.mark.parametrize("asked", ["大专要报什么材料", "大专能定什么时候的", "大专和本科能定什么"])
def test_anything_else_is_looked_up(assistant: Assistant, asked):
    reply = respond(asked, Conversation(FIRST, date(2026, 1, 5)), assistant)
    assert [citation.id for citation in reply.citations] != [f"{FIRST}#2.1.1"]


@pytest.mark.parametrize(
    ("asked", "clause"),
    [("硕士能定啥", f"{FIRST}#2.1.3"), ("博士能定什么", f"{FIRST}#2.1.4"), ("硕士能评啥", "lyg-2024-14#2.1.2")],
)
def test_the_verb_tells_the_kind_of_notice(assistant: Assistant, asked, clause):
    reply = respond(asked, Conversation(None, date(2024, 11, 5)), assistant)
    assert [citation.id for citation in reply.citations] == [clause]
