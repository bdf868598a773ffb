"""今年和去年有什么不一样 → what changed in the notice meant since the edition before it, or that there is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from guidance.answering.ask_back import ask_which_notice
from guidance.answering.compose import compose_refusal
from guidance.answering.tell_changes import tell_changes, tell_matter
from guidance.assistant import Assistant
from guidance.citations import short_name
from guidance.question import Question
from guidance.reply import Outcome, Refusal, Reply
from ingest.document import Clause
from ingest.edition_changes.align_clauses import align
from ingest.notices.notice import Notice
from ingest.text.normalise import search_spelling

MOST_NAMED = 2  # notices that are named where none has an older edition


def compare_editions(question: Question, assistant: Assistant, today: date) -> Reply | None:
    """Return what changed in the notice that the question means; None where it asks no such thing, or means none."""
    asked = question.editions_asked
    if asked is None or question.scope.outside or question.refused_topic:
        return None
    knowledge, editions = assistant.knowledge, assistant.understanding.router.selector.editions
    compared = dict(editions.compared(id, asked.years, today) for id in question.scope.notices)
    pairs = [(knowledge.notice(new), knowledge.notice(old)) for new, old in compared.items() if old]
    if not pairs:
        return _without_older([knowledge.notice(id) for id in compared], assistant)
    if len(pairs) > 1:
        return ask_which_notice([new for new, _ in pairs], (), {}, knowledge.replies)
    new, old = pairs[0]
    changes = align(old.clauses, new.clauses)
    clause = _clause_on(asked.matter, new, question, assistant) if asked.matter else None
    if clause:
        return tell_matter(new, old, changes, clause, knowledge.replies)
    return tell_changes(new, old, changes, knowledge.replies)


def _clause_on(matter: str, notice: Notice, question: Question, assistant: Assistant) -> Clause | None:
    """The clause of a notice on a matter: the section that is headed by it, else what is found for it."""
    headed = [clause for clause in notice.clauses if matter in search_spelling(clause.heading)]
    if headed:
        return min(headed, key=lambda clause: clause.number.count("."))
    ask = replace(question.asks[0], search_text=matter, message_text="")
    found = assistant.retrieval.search(question, ask, (notice.id,), most=1)
    return found[0].clause if found else None


def _without_older(notices: list[Notice], assistant: Assistant) -> Reply:
    """Say that there is nothing to compare these notices with."""
    named = notices if len(notices) <= MOST_NAMED else []
    names = "、".join(map(short_name, named)) or "现有这些通知"
    refusal = Refusal(Outcome.NO_OLDER_EDITION, tuple(named), {"names": names})
    return compose_refusal(refusal, (), assistant.notices, assistant.knowledge.replies)
