"""An assistant that has answered once, so that its first visitor waits for nothing."""

from __future__ import annotations

from guidance.assistant import Assistant, open_assistant
from guidance.clock import this_day
from guidance.conversation import Conversation, respond
from guidance.eligibility.check import check
from guidance.facts.applicant_facts import Facts


def open_prepared_assistant() -> Assistant:
    """Open the assistant, answer one question and check one case: what is read on first use is read by then.

    Raises as `open_assistant` does.
    """
    assistant = open_assistant()
    respond(assistant.knowledge.replies.starters[0], Conversation(), assistant)
    for model in assistant.knowledge.check_models.values():
        check(model, Facts({}), this_day())
    return assistant
