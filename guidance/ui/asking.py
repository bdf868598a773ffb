"""The next question of a check, with the clauses that make it worth asking."""

from __future__ import annotations

from collections.abc import Iterator

from guidance.eligibility import Finding, Verdict
from guidance.rules import Pack
from guidance.ui.clause import link_to
from guidance.ui.escape import as_html
from guidance.ui.field import Answered, draw_question
from guidance.ui.talk import Talk

_SHOWN = 4  # clauses that answer "why do you ask"


def draw_next(mine: Talk, verdict: Verdict, pack: Pack, answered: Answered) -> None:
    """Ask for the fact being changed, else for one that was refused, else for the most useful that is missing."""
    case, changing = mine.conversation.case, mine.changing
    asked = [id for id in verdict.next_questions if id not in case.unsure]
    id = changing or next(iter([*mine.faults, *asked]), None)
    if id is not None:
        fault, reason, current = mine.faults.get(id, ""), why(verdict, pack, id), case.facts.get(id)
        draw_question(id, pack.vocabulary[id], answered, fault, reason, current, call=bool(changing))


def why(verdict: Verdict, pack: Pack, id: str) -> str:
    """Return the clauses whose conditions read the fact, the undecided ones first, as HTML."""
    leaves = [leaf for section in verdict.tree for each in section.findings for leaf in _leaves(each)]
    reading = sorted((leaf for leaf in leaves if id in leaf.facts), key=lambda leaf: leaf.status != "unknown")
    quotes = {leaf.clause: leaf.quote for leaf in reversed(reading)}
    return "".join(_inset(clause, quotes[clause], pack) for clause in list(reversed(quotes))[:_SHOWN])


def _leaves(finding: Finding) -> Iterator[Finding]:
    if finding.clause and finding.quote and not finding.children:
        yield finding
    for child in finding.children:
        yield from _leaves(child)


def _inset(clause: str, quote: str, pack: Pack) -> str:
    label = as_html(pack.notice.by_id[clause].label)
    return (
        f'<div class="inset"><p class="label"><a href="{as_html(link_to(clause))}" target="_blank">{label}</a></p>'
        f"<p>{as_html(quote)}</p></div>"
    )
