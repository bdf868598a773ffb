"""The next question of a check, with the clauses that make it worth asking."""

from __future__ import annotations

from guidance.eligibility.explanation_tree import read_by
from guidance.eligibility.verdict import Verdict
from guidance.rules.pack import Pack
from guidance.ui.fact_field import AnswerTaker, FactQuestion, draw_question
from guidance.ui.session import Talk

_SHOWN_REASONS = 4  # clauses that answer "why do you ask"


def draw_next_question(talk: Talk, verdict: Verdict, pack: Pack, take_answer: AnswerTaker) -> None:
    """Ask for the fact that is worth asking next; nothing where none is."""
    fact = next_fact(talk, verdict)
    if fact is None:
        return
    question = FactQuestion(
        fact,
        pack.vocabulary[fact],
        current=talk.conversation.case.facts.get(fact),
        refusal=talk.refusals.get(fact, ""),
        reasons=reasons(verdict, pack, fact),
        focused=bool(talk.changing_fact),
    )
    draw_question(question, take_answer)


def reasons(verdict: Verdict, pack: Pack, fact: str) -> list[tuple[str, str, str]]:
    """Return id, name and quoted words of the clauses whose conditions read the fact, the undecided ones first."""
    return [
        (clause, pack.documents.citation(clause), quote) for clause, quote in read_by(verdict, fact)[:_SHOWN_REASONS]
    ]


def next_fact(talk: Talk, verdict: Verdict) -> str | None:
    """Return the fact being changed, else one that was refused or contradicts, else the most useful missing one."""
    case = talk.conversation.case
    if talk.changing_fact:
        return talk.changing_fact
    contradicting = [each.fact for each in verdict.contradictions if each.fact == case.asked]
    missing = [fact for fact in verdict.next_questions if fact not in case.unsure]
    return next(iter([*talk.refusals, *case.faults, *contradicting, *missing]), None)
