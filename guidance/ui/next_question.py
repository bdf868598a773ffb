"""The next question of a check, with the clauses that make it worth asking."""

from __future__ import annotations

from guidance.checking.whether_question import WhetherQuestion, whether_question
from guidance.eligibility.explanation_tree import read_by
from guidance.eligibility.verdict import Verdict
from guidance.knowledge import Knowledge
from guidance.rules.pack import Pack
from guidance.ui.fact_field import FactQuestion
from guidance.ui.session import Talk

_SHOWN_REASONS = 4  # clauses that answer "why do you ask"


def fact_question(fact: str, talk: Talk, verdict: Verdict, pack: Pack) -> FactQuestion:
    """Return the question for a fact, with all its answers to choose from."""
    spec = pack.vocabulary[fact]
    return FactQuestion(
        fact,
        spec,
        spec.question,
        spec.help,
        spec.answers if spec.type != "list" else {},
        current=talk.conversation.case.facts.get(fact),
        refusal=talk.refusals.get(fact, ""),
        reasons=reasons(verdict, pack, fact),
        focused=bool(talk.changing_fact),
    )


def short_question(fact: str, talk: Talk, verdict: Verdict, knowledge: Knowledge) -> WhetherQuestion | None:
    """Return what a talk would ask in place of all answers of a fact; None where they are to be told apart.

    A fact that is being changed, was refused or is known roughly gets all its answers.
    """
    case = talk.conversation.case
    if fact == talk.changing_fact or fact in {*talk.refusals, *case.faults, *case.facts, *case.approximate}:
        return None
    return whether_question(verdict, fact, knowledge.fact_wording, knowledge.replies)


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
