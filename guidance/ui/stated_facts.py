"""What a visitor states about themself by hand: kept in the talk's case, in memory, never in an address or a log."""

from __future__ import annotations

from datetime import date
from typing import Any

from guidance.checking.whether_question import WhetherQuestion
from guidance.facts.applicant_facts import FactFault, Facts, FactsError, FactVocabulary
from guidance.ui.session import Talk


def settled_facts(talk: Talk) -> set[str]:
    """Return the facts that the visitor has dealt with: stated, also roughly, not known, or refused."""
    case = talk.conversation.case
    return {*case.facts, *case.approximate, *case.unsure, *talk.refusals}


def state_fact(talk: Talk, fact: str, value: Any) -> None:
    """Set a fact, or with None take it back."""
    talk.conversation.case.state(fact, value)
    talk.refusals.pop(fact, None)
    talk.typed_values.pop(fact, None)
    talk.changing_fact = None


def state_whether(talk: Talk, asked: WhetherQuestion, yes: bool) -> None:
    """Set what the answer to a question whether tells of its fact."""
    state_fact(talk, asked.fact, None)
    talk.conversation.case.answer_whether(asked, yes)


def state_unsure(talk: Talk, fact: str) -> None:
    """Note that the visitor was asked for a fact and does not know it."""
    state_fact(talk, fact, None)
    talk.conversation.case.unsure.add(fact)


def parse_stated(talk: Talk, vocabulary: FactVocabulary, today: date) -> Facts:
    """Return the stated facts as values; a value that cannot be is taken back and the reason stored."""
    case = talk.conversation.case
    try:
        facts = case.known_facts(vocabulary, today)
    except FactsError as error:
        for fault in error.faults:
            case.state(fault.field, None)
            talk.refusals[fault.field] = refusal(fault, vocabulary)
        facts = case.known_facts(vocabulary, today)
    talk.typed_values = {fact: typed for fact, typed in talk.typed_values.items() if fact in talk.refusals}
    return facts


def refusal(fault: FactFault, vocabulary: FactVocabulary) -> str:
    """Return why a value was refused, in words for whoever typed it."""
    if vocabulary[fault.field].type == "list":
        return "既选了“无”，又选了其他项，请只留一种"
    return fault.plain
