"""Entries of several notices that say the same become one; those that differ stay apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from rapidfuzz import fuzz

from guidance.faq.ask_assistant import Asker
from guidance.faq.faq_entry import FaqEntry, Piece
from guidance.faq.journey_topics import Matters
from guidance.faq.question_wordings import fit, names, polished
from guidance.weights import FaqWeights
from ingest.notices.notice import Notice
from ingest.text.normalise import question_key, search_spelling

_NUMBER = re.compile(r"\d+")


def share(entries: Sequence[FaqEntry], asker: Asker, matters: Matters) -> list[FaqEntry]:
    """Give entries of two notices that agree a common wording, where a known one brings up both clauses."""
    found: dict[FaqEntry, FaqEntry] = {}
    for one, other in combinations(entries, 2):
        if one in found or other in found or not _agree(one, other, asker.assistant.knowledge.weights.faq.same_answer):
            continue
        question = _common(one, other, asker, matters)
        if question:
            found |= {one: replace(one, shared=question), other: replace(other, shared=question)}
    return [found.get(entry, entry) for entry in entries]


def unite(entries: Sequence[FaqEntry]) -> list[FaqEntry]:
    """Return the entries with those of one common wording as one entry, in the place of the first."""
    groups: dict[str, list[FaqEntry]] = {}
    for at, entry in enumerate(entries):
        groups.setdefault(question_key(entry.shared) if entry.shared else f"#{at}", []).append(entry)
    return [_united(group) for group in groups.values()]


def duplicates(entries: Sequence[FaqEntry], weights: FaqWeights) -> list[tuple[FaqEntry, FaqEntry]]:
    """Return the pairs of entries that ask and answer nearly the same, or give the very same answer."""
    folded = {id(entry): question_key(entry.question) for entry in entries}
    return [
        (one, other)
        for one, other in combinations(entries, 2)
        if (one.clauses, one.answer) == (other.clauses, other.answer)
        or (
            fuzz.ratio(folded[id(one)], folded[id(other)]) >= weights.same_question
            and fuzz.ratio(search_spelling(one.answer), search_spelling(other.answer)) >= weights.same_answer
        )
    ]


def without_doubles(entries: Sequence[FaqEntry], weights: FaqWeights) -> list[FaqEntry]:
    """Return the entries without the later one of each pair of duplicates; an approved entry always stays."""
    gone: set[int] = set()
    for one, other in duplicates(entries, weights):
        if id(one) not in gone and not other.approved:
            gone.add(id(other))
    return [entry for entry in entries if id(entry) not in gone]


def _agree(one: FaqEntry, other: FaqEntry, same_answer: float) -> bool:
    if one.approved or other.approved or one.notices == other.notices or len(one.pieces) + len(other.pieces) > 2:
        return False
    left, right = search_spelling(one.answer), search_spelling(other.answer)
    return _NUMBER.findall(left) == _NUMBER.findall(right) and fuzz.ratio(left, right) >= same_answer


def _common(one: FaqEntry, other: FaqEntry, asker: Asker, matters: Matters) -> str:
    both = (*one.clauses, *other.clauses)
    for question in _neutral(both, asker.assistant.notices, matters):
        reply = asker.reply(question)
        if reply.kind == "answer" and {c.id for c in reply.citations[:2]} == set(both):
            return question
    return ""


def _neutral(clauses: tuple[str, ...], notices: Sequence[Notice], matters: Matters) -> Iterator[str]:
    """The fit known questions of the clauses that name no notice."""
    for notice in notices:
        held = [q for q in notice.questions if q.clauses[0] in clauses and not any(names(q.text, n) for n in notices)]
        yield from (polished(each.text) for each in fit(held, notice, matters))


def _united(group: Sequence[FaqEntry]) -> FaqEntry:
    first = group[0]
    if len({notice for entry in group for notice in entry.notices}) < 2:
        return first
    pieces: dict[tuple[str, str], Piece] = {(p.citation.id, p.text): p for entry in group for p in entry.pieces}
    also = tuple(dict.fromkeys(wording for entry in group for wording in (entry.question, *entry.also)))
    approved = all(entry.approved for entry in group)
    return FaqEntry(first.shared, first.topic, tuple(pieces.values()), also, first.shared, "", approved)
