"""Why an answer stands under one notice of several: the message names it, the visitor chose it, the talk is on it."""

from __future__ import annotations

from datetime import date

from guidance.question import Question
from guidance.reply import NoticeBasis
from guidance.understanding.notice_routing import NoticeRouter
from ingest.text.normalise import search_spelling


def notice_basis(
    message: str, question: Question, chosen: str | None, router: NoticeRouter, today: date
) -> NoticeBasis:
    """Return why `question`, asked by `message`, is for its one notice; "named" too where it is for none or several."""
    scope = question.scope
    if len(scope.notices) != 1 or scope.outside or len(router.selector.notices) < 2:
        return "named"
    if scope.notices[0] == chosen:
        return "chosen"
    return "named" if len(router.route(search_spelling(message), today).notices) == 1 else "talk"
