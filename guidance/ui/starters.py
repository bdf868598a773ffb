"""Questions to begin with, which fit what the visitor chose and, where there are some, the notices one can apply by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from guidance.answering.bare_requests import requested_clauses
from guidance.assistant import Assistant
from guidance.citations import short_name
from guidance.question import Question
from guidance.ui.notice_filter import fitting
from guidance.ui.session import Talk
from guidance.ui.window_words import CURRENT, by_state
from guidance.understanding.talk_context import TalkContext
from ingest.notices.notice import Notice

_MOST = 5
_NAMED = 2  # notices that one can apply by that are named in questions


def fitting_starters(assistant: Assistant, talk: Talk, today: date) -> list[str]:
    """Return the questions to begin with: of the notice chosen, of those one can apply by, else the office's own.

    Where the office's own fit no notice that is left, those that any notice answers.
    """
    replies, conversation = assistant.knowledge.replies, talk.conversation
    context = TalkContext(chosen_notice=conversation.notice, stated=conversation.stated, today=today)
    if not conversation.notice:
        if current := list(islice(_of_current(assistant, talk, context, today), _MOST)):
            return current
        own = [text for text in replies.starters if not _ask(text, context, assistant).scope.outside]
        if own:
            return own[:_MOST]
    return [text for text in replies.notice_starters if _is_answered(text, context, assistant)][:_MOST]


def _of_current(assistant: Assistant, talk: Talk, context: TalkContext, today: date) -> Iterator[str]:
    """Questions of the notices that one can apply by now or soon: the office's own, then general ones that name one."""
    replies = assistant.knowledge.replies
    groups = by_state(fitting(assistant, talk, assistant.notices), today)
    current = [notice for words in CURRENT for notice in groups.get(words, ())]
    ids = {notice.id for notice in current}
    for text in replies.starters if current else ():
        scope = _ask(text, context, assistant).scope
        if scope.notices and not scope.outside and ids.issuperset(scope.notices):
            yield text
    for text in replies.notice_starters:
        yield from filter(None, (_of_notice(text, notice, context, assistant) for notice in current[:_NAMED]))


def _of_notice(text: str, notice: Notice, context: TalkContext, assistant: Assistant) -> str:
    """A general question as it is asked of one notice, in as few words as name it alone; "" where none do."""
    for words in (text, f"{notice.place}{notice.year}年，{text}", f"{short_name(notice)}，{text}"):
        question = _ask(words, context, assistant)
        if list(question.scope.notices) == [notice.id]:
            return words if _names_what_it_wants(question, notice) else ""
    return ""


def _is_answered(text: str, context: TalkContext, assistant: Assistant) -> bool:
    """Whether the notices that a general question is for name what it wants, as far as that is known beforehand."""
    question = _ask(text, context, assistant)
    return any(
        _names_what_it_wants(question, notice) for notice in assistant.knowledge.notices_of(question.scope.notices)
    )


def _names_what_it_wants(question: Question, notice: Notice) -> bool:
    request = question.bare_request
    return request is None or bool(requested_clauses(request, notice, question.text).answering)


def _ask(text: str, context: TalkContext, assistant: Assistant) -> Question:
    return assistant.understanding.understand(text, context)
