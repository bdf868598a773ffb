"""What stands under a reply: by which notice it is, why that one, and the clauses word for word."""

from __future__ import annotations

from datetime import date

from guidance.assistant import Assistant
from guidance.citations import short_name
from guidance.reply import Reply
from guidance.ui.render import render
from guidance.ui.reply_layout import numbered_citations
from guidance.ui.window_words import is_shut, window_words
from ingest.notices.notice import Notice

_LEADS = {"named": "依据", "chosen": "按您选的通知", "talk": "按上面说到的通知"}
_LOOKED_THROUGH = "查的是"  # before the notice that holds no answer


def sources(assistant: Assistant, reply: Reply, today: date) -> str:
    """Return as HTML the notices that a reply stands on, or that hold no answer, each with its state, and clauses."""
    named = _named(assistant, reply)
    lead = _LEADS[reply.basis]
    if reply.kind == "refuse" and reply.basis == "named":
        lead = _LOOKED_THROUGH
    notices = [
        (lead, _full_name(notice), window_words(notice, today), is_shut(notice, today))
        for notice in assistant.documents
        if notice.id in named
    ]
    return render("sources", notices=notices, citations=numbered_citations(reply))


def _named(assistant: Assistant, reply: Reply) -> set[str]:
    """The documents that the reply stands on; of a refusal the one notice that was asked, where there are several."""
    if reply.kind == "clarify":
        return set()  # a question back rests on none of the notices that it offers
    cited = {citation.notice for citation in reply.citations}
    if cited or reply.kind != "refuse" or len(assistant.notices) < 2 or len(reply.notices) != 1:
        return cited
    return set(reply.notices)


def _full_name(notice: Notice) -> str:
    return notice.name if notice.is_standards else f"{short_name(notice)} {notice.name}"
