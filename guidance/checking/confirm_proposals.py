"""Asking the applicant whether what a language model read in a message is right, and reading the answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from guidance.facts.applicant_facts import FactVocabulary
from guidance.facts.proposal import Proposal
from guidance.reply import Reply, Sentence

YES, NO = "对", "不对"
DROPPED = "好的，这一点不算，请换个说法再说一次。"
_YES = re.compile(
    "[嗯恩哦]*[,，]?(?:对|是|没错|正确|确认|属实|不错)(?:对|是|的|了|啊|呀|呢|吧|这样|没错|[,，。!！~ ])*"
)
_NO = re.compile("(?:不对|不是|错了?|没有|否|不算)(?:的|了|啊|呀|呢|吧|这样|[,，。!！~ ])*")


def confirmed(message: str) -> bool | None:
    """Return whether the message does nothing but confirm (True) or deny (False); None where it says something else."""
    text = message.strip()
    if _YES.fullmatch(text):
        return True
    return False if _NO.fullmatch(text) else None


def asking_to_confirm(reply: Reply, proposals: Sequence[Proposal], vocabulary: FactVocabulary) -> Reply:
    """Return `reply` with the question whether the proposals are right in place of the fact that it asks for."""
    asked = {vocabulary[fact].question for fact in reply.asks}
    told = "；".join(_described(each, vocabulary) for each in proposals)
    confirm = Sentence(f"请确认：{told}，对吗？")
    told_before = [s for s in reply.sentences if s.text not in asked and (s.cites or reply.kind == "check")]
    before = () if reply.kind == "refuse" else told_before
    kind = "check" if reply.kind == "check" else "clarify"
    return replace(reply, kind=kind, sentences=(*before, confirm), options=(YES, NO), asks=())


def _described(proposal: Proposal, vocabulary: FactVocabulary) -> str:
    spec = vocabulary[proposal.fact]
    value = vocabulary.parse({proposal.fact: proposal.value}).values[proposal.fact]
    return f"{spec.short}：{spec.say(value)}（您说“{proposal.words}”）"
