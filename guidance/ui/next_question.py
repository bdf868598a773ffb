"""The next question of a check, with the clauses that make it worth asking."""

from __future__ import annotations

from guidance.eligibility.explanation_tree import read_by
from guidance.eligibility.verdict import Verdict
from guidance.rules.pack import Pack
from guidance.ui.clause_view import link_to
from guidance.ui.escape import as_html
from guidance.ui.fact_field import Answered, draw_question
from guidance.ui.session import Talk

_SHOWN = 4  # clauses that answer "why do you ask"


def draw_next(mine: Talk, verdict: Verdict, pack: Pack, answered: Answered) -> None:
    """Ask for the fact being changed, else for what was refused or contradicts, else for the most useful missing."""
    case, changing = mine.conversation.case, mine.changing
    doubted = [each.fact for each in verdict.contradictions if each.fact == case.asked]
    asked = [id for id in verdict.next_questions if id not in case.unsure]
    id = changing or next(iter([*mine.faults, *case.faults, *doubted, *asked]), None)
    if id is not None:
        fault, reason, current = mine.faults.get(id, ""), why(verdict, pack, id), case.facts.get(id)
        draw_question(id, pack.vocabulary[id], answered, fault, reason, current, call=bool(changing))


def why(verdict: Verdict, pack: Pack, id: str) -> str:
    """Return the clauses whose conditions read the fact, the undecided ones first, as HTML."""
    return "".join(_inset(clause, quote, pack) for clause, quote in read_by(verdict, id)[:_SHOWN])


def _inset(clause: str, quote: str, pack: Pack) -> str:
    label = as_html(f"{pack.notice.name} {pack.notice.by_id[clause].label}")
    return (
        f'<div class="inset"><p class="label"><a href="{as_html(link_to(clause))}" target="_blank">{label}</a></p>'
        f"<p>{as_html(quote)}</p></div>"
    )
