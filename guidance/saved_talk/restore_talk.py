"""A saved talk → the talk as it stands today: what was asked is answered anew, what was stated is held to the rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from guidance.assistant import Assistant
from guidance.checking.applicant_case import ApplicantCase
from guidance.checking.verdict_reply import check_reply
from guidance.conversation import Conversation, respond
from guidance.conversation_json import scope_still_there
from guidance.knowledge import Knowledge
from guidance.reply import Reply
from guidance.saved_talk.save_case import take_saved_case
from guidance.saved_talk.saved_talk import SavedCase, SavedTalk, SavedTurn
from guidance.scope_features import ScopeFeatures
from guidance.understanding.talk_subject import subject_after


@dataclass(frozen=True)
class RestoredTalk:
    """A talk taken up again: its conversation, and each turn with the reply that it gets today.

    `gone_notices` are the ids of notices that the talk was about and that answer no longer, `gone_facts` the facts
    stated that have no place today.
    """

    conversation: Conversation
    turns: tuple[tuple[SavedTurn, Reply], ...]
    gone_notices: tuple[str, ...]
    gone_facts: tuple[str, ...]


def restore_talk(saved: SavedTalk, assistant: Assistant, today: date) -> RestoredTalk:
    """Return the talk that was saved, answered by today's knowledge and without a language model."""
    knowledge = assistant.knowledge
    known = {notice.id for notice in knowledge.notices}
    conversation = Conversation(notice=saved.notice if saved.notice in known else None)
    replies = [_reply(turn, conversation, assistant, today) for turn in saved.turns]
    _set_scope(saved.scope, conversation, knowledge)
    gone_facts = take_saved_case(conversation.case, saved.case, knowledge, today)
    conversation.case.proposed = ()  # nobody confirmed what a model read
    if replies and replies[-1].kind == "check" and saved.turns[-1].case != saved.case and conversation.case.in_hand:
        replies[-1] = _verdict(conversation.case, knowledge, today)  # on what was stated on other pages, too
    return RestoredTalk(
        conversation,
        tuple(zip(saved.turns, replies, strict=True)),
        tuple(id for id in dict.fromkeys(_notices(saved)) if id not in known),
        tuple(gone_facts),
    )


def _reply(turn: SavedTurn, conversation: Conversation, assistant: Assistant, today: date) -> Reply:
    """What the message gets today; the facts are those stated by then, however they were stated."""
    _set_scope(turn.scope, conversation, assistant.knowledge)
    reply = respond(turn.message, conversation, assistant) if turn.typed else None
    if turn.case is None:
        return reply or _verdict(conversation.case, assistant.knowledge, today)
    if reply and reply.kind == "check" and conversation.case.facts == turn.case.facts:
        return reply
    take_saved_case(conversation.case, turn.case, assistant.knowledge, today)
    verdict = _verdict(conversation.case, assistant.knowledge, today)
    conversation.subject = subject_after(turn.message, verdict)
    return verdict


def _set_scope(scope: ScopeFeatures | None, conversation: Conversation, knowledge: Knowledge) -> None:
    """Set what was set or named of notices by then; where that is no longer what messages named, nor is the notice."""
    if scope is not None and (scope := scope_still_there(scope, knowledge)) != conversation.stated:
        conversation.stated, conversation.last_notice = scope, None


def _verdict(case: ApplicantCase, knowledge: Knowledge, today: date) -> Reply:
    case.changed, case.faults, case.outside = (), {}, None
    return check_reply(case, knowledge, today)


def _notices(saved: SavedTalk) -> Iterable[str]:
    """The ids of the notices that the talk was about, as they came."""
    cases: list[SavedCase] = [saved.case, *(turn.case for turn in saved.turns if turn.case)]
    return [id for id in (saved.notice, saved.in_view, *(case.notice for case in cases)) if id]
