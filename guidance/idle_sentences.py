"""A message → the same without sentences that have nothing to do with any notice, so that they change no answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from guidance.assistant import Assistant
from guidance.lexicon.topics import GROUPS
from guidance.scope_features import NOTHING_NAMED
from ingest.text.normalise import search_spelling

NOTHING_TOLD: Mapping[str, Any] = MappingProxyType({})
_ENDS = " ,.;!?~，。；！？～"  # of a sentence


def without_idle(
    message: str,
    assistant: Assistant,
    today: date,
    told: Mapping[str, Any] = NOTHING_TOLD,
    notice: str | None = None,
) -> str:
    """Return `message` without chatter.

    What names a topic or a notice, speaks of what applicants ask about, tells of the applicant or of what they `told`
    before is none; nor is anything where the clauses, those of the `notice` that was chosen, match the message better
    with it: 村小待了三十多年，高级还能报吗.
    """
    knowledge, understanding = assistant.knowledge, assistant.understanding

    def says_something(sentence: str) -> bool:
        folded = search_spelling(sentence)
        if any(knowledge.topics.find(folded, group) for group in GROUPS):
            return True
        if assistant.answerability.matters.knows(folded.rstrip(_ENDS)):
            return True
        if understanding.router.reader.read(folded, today) != NOTHING_NAMED:
            return True
        own = knowledge.extractor.extract(f"我{sentence}", known=told).own_details
        return own or bool(assistant.statements.bearing([sentence]))

    known = assistant.retrieval.clauses_with.__contains__
    core = understanding.everyday.matter
    rest = understanding.chatter.without_chatter(message, core, known, says_something)
    if rest == message:
        return message
    notices = (notice,) if notice else tuple(each.id for each in assistant.notices)
    matched = [assistant.retrieval.answer_odds(search_spelling(text), notices).match for text in (message, rest)]
    return message if matched[0] > matched[1] else rest
