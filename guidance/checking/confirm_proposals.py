"""Asking the applicant whether what a language model read in a message is right, and reading the answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from guidance.checking.applicant_case import ApplicantCase
from guidance.checking.verdict_reply import check_reply
from guidance.facts.proposal import Proposal
from guidance.knowledge import Knowledge
from guidance.reply import Outcome, Reply, Sentence, SentenceKind

_YES = re.compile(
    "[嗯恩哦]*[,，]?(?:对|是|没错|正确|确认|属实|不错)(?:对|是|的|了|啊|呀|呢|吧|这样|没错|[,，。!！~ ])*"
)
_NO = re.compile("(?:不对|不是|错了?|没有|否|不算)(?:的|了|啊|呀|呢|吧|这样|[,，。!！~ ])*")


def settle_proposals(case: ApplicantCase, message: str, knowledge: Knowledge, today: date) -> Reply | None:
    """Return the reply to a message that only says whether what was proposed is right; None to all others.

    Confirmed proposals become facts; with any other message they are dropped.
    """
    waiting, case.proposed = case.proposed, ()
    is_right = confirmed(message) if waiting else None
    if is_right is None:
        return None
    if is_right:
        _state(case, waiting)
    case.asked, case.changed, case.faults, case.answered = None, (), {}, True
    if is_right or case.notice:
        return check_reply(case, knowledge, today)
    dropped = Sentence(knowledge.replies.say("confirm_dropped"), kind=SentenceKind.REMARK)
    return Reply(Outcome.PROPOSAL_DROPPED, (dropped,), facts=dict(case.facts))


def confirm_first(
    case: ApplicantCase, proposed: tuple[Proposal, ...], reply: Reply, notice: str | None, knowledge: Knowledge
) -> Reply:
    """Return `reply` with the question whether what is `proposed` is right, instead of what it asks itself.

    `notice` is the one that the message is about; the case is checked against it, where it has rules.
    """
    if not proposed:
        return reply
    case.proposed, case.asked = proposed, None
    case.notice = case.notice or (notice if notice in knowledge.packs else None)
    return asking_to_confirm(reply, proposed, knowledge)


def confirmed(message: str) -> bool | None:
    """Return whether the message does nothing but confirm (True) or deny (False); None where it says something else."""
    text = message.strip()
    if _YES.fullmatch(text):
        return True
    return False if _NO.fullmatch(text) else None


def asking_to_confirm(reply: Reply, proposals: Sequence[Proposal], knowledge: Knowledge) -> Reply:
    """Return `reply` with the question whether the proposals are right in place of the fact that it asks for."""
    replies = knowledge.replies
    what = "；".join(_described(each, knowledge) for each in proposals)
    confirm = Sentence(replies.say("confirm", what=what), kind=SentenceKind.CONFIRM)
    checked = reply.kind == "check"
    before = [s for s in reply.sentences if s.kind is not SentenceKind.ASKED_FACT and (s.cites or checked)]
    return replace(
        reply,
        outcome=Outcome.CHECK_TO_CONFIRM if checked else Outcome.ASKED_TO_CONFIRM,
        sentences=(*(() if reply.kind == "refuse" else before), confirm),
        options=(replies.say("confirm_yes"), replies.say("confirm_no")),
        asks=(),
    )


def _state(case: ApplicantCase, proposals: Sequence[Proposal]) -> None:
    """Take the proposals for facts, with the applicant's words; what was stated meanwhile stands."""
    for each in proposals:
        if each.fact not in case.facts:
            case.state(each.fact, each.value)
            case.words[each.fact] = each.words


def _described(proposal: Proposal, knowledge: Knowledge) -> str:
    spec = knowledge.facts[proposal.fact]
    value = knowledge.facts.parse({proposal.fact: proposal.value}).values[proposal.fact]
    return knowledge.replies.say("confirm_fact", fact=spec.short, value=spec.say(value), words=proposal.words)
