"""An item of a list of which one is enough, or that is asked for as a whole → the list's lead and all its items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from guidance.reply import Reply
from guidance.retrieved import ChosenClauses
from ingest.document import Clause
from ingest.notices.notice import Notice
from ingest.text.normalise import search_spelling

ONE_OF = "之一"
_MOST_ITEMS = 8  # of a list that is told whole because its heading is asked for
_REQUIREMENTS = re.compile(
    "(?:什么|啥|哪些|怎样的?|何种?)样?的?(?:要求|条件|规定)|(?:要求|条件|规定)(?:是什么|是啥|有哪些)"
)
_CONDITIONS = re.compile("(?:条件|要求|规定)$")


def with_alternatives(chosen: ChosenClauses, matter: str, notices: Sequence[Notice], text: str = "") -> ChosenClauses:
    """Return the clauses with all items of the list that the first is of, where one of them is enough.

    So where its folded `text` asks what is required. Only where the question is about nothing but what the list's
    heading names, or, of a list without one that answers itself, its lead: `matter` is the text without words that say
    nothing. A heading without words of its own brings its items in any case.
    """
    chosen = _with_items(chosen, notices)
    first = chosen.answering[0] if chosen.answering else None
    home = next((n for n in notices if first and n.id == first.notice), None)
    if first is None or home is None or not matter or len({c.notice for c in chosen.answering}) > 1:
        return chosen
    lead = home.by_id.get(first.parent or "") if ONE_OF not in first.text else first
    if lead is None or not _names(lead, matter, lead is first):
        return chosen
    items = [c for c in home.clauses if c.parent == lead.id and c.text]
    is_whole = ONE_OF in lead.text or (_REQUIREMENTS.search(text) is not None and len(items) <= _MOST_ITEMS)
    return ChosenClauses((lead, *items), listed=True) if is_whole and len(items) > 1 else chosen


def _names(lead: Clause, matter: str, answers: bool) -> bool:
    """Whether a list's heading names the matter, or where it has none and `answers`, its text what 条件 is asked of."""
    if lead.heading or not answers:
        return matter in search_spelling(lead.heading)
    named = _CONDITIONS.sub("", matter)
    return bool(named) and named in search_spelling(lead.text)


def _with_items(chosen: ChosenClauses, notices: Sequence[Notice]) -> ChosenClauses:
    """The clauses; of a bare heading that answers alone, or with some of its items, all of them."""
    first, others = next(iter(chosen.answering), None), chosen.answering[1:]
    if first is None or first.text or any(clause.parent != first.id for clause in others):
        return chosen
    items = [c for n in notices if n.id == first.notice for c in n.clauses if c.parent == first.id and c.text]
    return ChosenClauses((first, *items), listed=True) if items else chosen


def led_by(reply: Reply, clause: str) -> Reply:
    """Return the reply with the citation of the clause (id) first; its sentences keep their order."""
    ids = [citation.id for citation in reply.citations]
    if clause not in ids or ids[0] == clause:
        return reply
    first = ids.index(clause)
    order = [first, *(at for at in range(len(ids)) if at != first)]
    sentences = tuple(replace(s, cites=tuple(order.index(at) for at in s.cites)) for s in reply.sentences)
    return replace(reply, citations=tuple(reply.citations[at] for at in order), sentences=sentences)
