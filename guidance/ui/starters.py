"""Questions to begin with, which fit what the visitor chose."""

from __future__ import annotations

from datetime import date

from guidance.answering.bare_requests import requested_clauses
from guidance.assistant import Assistant
from guidance.question import Question
from guidance.ui.session import Talk
from guidance.understanding.talk_context import TalkContext

_MOST = 5


def fitting_starters(assistant: Assistant, talk: Talk, today: date) -> list[str]:
    """Return the questions to begin with that the notices are for; of a notice chosen those that any notice answers.

    The latter stand too where the office's own fit no notice that is left.
    """
    replies, conversation = assistant.knowledge.replies, talk.conversation
    context = TalkContext(chosen_notice=conversation.notice, stated=conversation.stated, today=today)
    own = [] if conversation.notice else list(replies.starters)
    fitting = [text for text in own if not assistant.understanding.understand(text, context).scope.outside]
    if not fitting:
        fitting = [text for text in replies.notice_starters if _is_answered(text, context, assistant)]
    return fitting[:_MOST]


def _is_answered(text: str, context: TalkContext, assistant: Assistant) -> bool:
    """Whether the notices that a general question is for name what it wants, as far as that is known beforehand."""
    question: Question = assistant.understanding.understand(text, context)
    notices = assistant.knowledge.notices_of(question.scope.notices)
    request = question.bare_request
    return request is None or any(requested_clauses(request, notice).answering for notice in notices)
