"""An answer being worked out: it goes on whatever the visitor does meanwhile, and none of that is lost either."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from functools import partial

import streamlit as st

from guidance.assistant import Assistant
from guidance.conversation import Conversation, respond
from guidance.llm.language_model import LanguageModel
from guidance.metrics.measured_answer import measured_answer
from guidance.reply import Reply, Sentence

_LOOK_AGAIN = 0.05  # seconds between two looks at what can be read already


@dataclass
class AnswerInProgress:
    """The answer to `message`, worked out on a copy of the conversation.

    `asked_in` is the conversation that it was asked in, `before` a copy of it as it was then, `answered` the copy that
    the answer changes. `readable` is what can be read of the reply already, `was_read` says that the page has shown
    some of it. `reply` is None until it is whole, `fault` what kept it from becoming so.
    """

    message: str
    asked_in: Conversation
    before: Conversation
    answered: Conversation
    readable: Sequence[Sentence] = ()
    was_read: bool = False
    reply: Reply | None = None
    fault: BaseException | None = None
    done: threading.Event = field(default_factory=threading.Event)

    def follow(self) -> Iterator[Sequence[Sentence]]:
        """Yield what can be read of the reply whenever that is more, until the reply is whole or has failed.

        What the visitor does meanwhile ends the page's run here, as Streamlit has it; the answer goes on.
        """
        shown: Sequence[Sentence] = ()
        while not self.done.wait(_LOOK_AGAIN):
            _let_the_visitor_act()
            if self.readable and self.readable is not shown:
                shown, self.was_read = self.readable, True
                yield shown

    def conversation_after(self, now: Conversation) -> Conversation:
        """Return the conversation with the answer in it, and what the visitor stated or chose since it was asked."""
        answered, before = self.answered, self.before
        if now.case is not self.asked_in.case:  # the check was begun anew on its page
            answered.case = now.case
        for fact in before.case.facts | now.case.facts:
            if before.case.facts.get(fact) != now.case.facts.get(fact):
                answered.case.state(fact, now.case.facts.get(fact))
        for fact in now.case.unsure - before.case.unsure:
            answered.case.state(fact, None)
            answered.case.unsure.add(fact)
        if now.notice != before.notice:
            answered.notice, answered.last_notice = now.notice, now.last_notice
        if now.stated != before.stated:
            answered.stated, answered.last_notice = now.stated, now.last_notice
        return answered


def begin_answer(
    message: str, conversation: Conversation, assistant: Assistant, model: LanguageModel | None
) -> AnswerInProgress:
    """Begin to work out the answer to `message` beside the page, and return at once."""
    answer = AnswerInProgress(message, conversation, deepcopy(conversation), deepcopy(conversation))
    threading.Thread(target=_work_out, args=(answer, assistant, model), daemon=True).start()
    return answer


def _work_out(answer: AnswerInProgress, assistant: Assistant, model: LanguageModel | None) -> None:
    def show(sentences: Sequence[Sentence]) -> None:
        answer.readable = sentences

    try:
        reply = partial(respond, answer.message, answer.answered, assistant, model, show)
        answer.reply = measured_answer("page", reply)
    except BaseException as fault:  # told where the page waits for the answer
        answer.fault = fault
    finally:
        answer.done.set()


def _let_the_visitor_act() -> None:
    """Look at the session's state: Streamlit ends a run there for what was clicked or sent meanwhile."""
    _ = "talk" in st.session_state
