"""Entries of several notices that say the same become one; those that differ stay apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import fuzz

from guidance.faq.ask_assistant import Asker
from guidance.faq.faq_entry import FaqEntry
from guidance.faq.journey_topics import TopicRules
from guidance.faq.question_wordings import fit, names, polished
from guidance.weights import FaqWeights
from ingest.notices.notice import Notice
from ingest.text.normalise import question_key, search_spelling

_NUMBER = re.compile(r"\d+")


def share(entries: Sequence[FaqEntry], asker: Asker, topic_rules: TopicRules) -> list[FaqEntry]:
    """Return the entries; two of different notices that agree get a common question, where a known one leads to both.

    A common question is one that the assistant answers with both entries' clauses.
    """
    weights = asker.assistant.knowledge.weights.faq
    shared: dict[FaqEntry, FaqEntry] = {}
    for one, other in combinations(entries, 2):
        if one in shared or other in shared or not _agree(one, other, weights):
            continue
        question = _common_question(one, other, asker, topic_rules)
        if question:
            shared[one] = replace(one, shared_question=question)
            shared[other] = replace(other, shared_question=question)
    return [shared.get(entry, entry) for entry in entries]


def unite(entries: Sequence[FaqEntry]) -> list[FaqEntry]:
    """Return the entries with those of one shared question as one entry, in the place of the first."""
    groups: dict[str, list[FaqEntry]] = {}
    for at, entry in enumerate(entries):
        key = question_key(entry.shared_question) if entry.shared_question else f"#{at}"
        groups.setdefault(key, []).append(entry)
    return [_united(group) for group in groups.values()]


def duplicates(entries: Sequence[FaqEntry], weights: FaqWeights) -> list[tuple[FaqEntry, FaqEntry]]:
    """Return the pairs of entries that ask and answer nearly the same, or give the very same answer."""
    spelled = [_Spelled(entry, question_key(entry.question), search_spelling(entry.answer)) for entry in entries]
    return [(one.entry, other.entry) for one, other in combinations(spelled, 2) if _is_double(one, other, weights)]


def without_doubles(entries: Sequence[FaqEntry], weights: FaqWeights) -> list[FaqEntry]:
    """Return the entries without the later one of each pair of duplicates; an approved entry always stays."""
    gone: set[int] = set()
    for one, other in duplicates(entries, weights):
        if id(one) not in gone and not other.approved:
            gone.add(id(other))
    return [entry for entry in entries if id(entry) not in gone]


class _Spelled(NamedTuple):
    """An entry with its question and answer in one spelling, for comparing it with many."""

    entry: FaqEntry
    question: str
    answer: str


def _is_double(one: _Spelled, other: _Spelled, weights: FaqWeights) -> bool:
    if (one.entry.clauses, one.entry.answer) == (other.entry.clauses, other.entry.answer):
        return True
    same_question = fuzz.ratio(one.question, other.question) >= weights.same_question
    return same_question and fuzz.ratio(one.answer, other.answer) >= weights.same_answer


def _agree(one: FaqEntry, other: FaqEntry, weights: FaqWeights) -> bool:
    """Whether two drafts of different notices, of one piece each, answer alike and with the same numbers."""
    if one.approved or other.approved or one.notices == other.notices or len(one.pieces) + len(other.pieces) > 2:
        return False
    left, right = search_spelling(one.answer), search_spelling(other.answer)
    return _NUMBER.findall(left) == _NUMBER.findall(right) and fuzz.ratio(left, right) >= weights.same_answer


def _common_question(one: FaqEntry, other: FaqEntry, asker: Asker, topic_rules: TopicRules) -> str:
    """The first neutral question that the assistant answers with both entries' clauses; "" for none."""
    both = (*one.clauses, *other.clauses)
    for question in _neutral_questions(both, asker.assistant.notices, topic_rules):
        reply = asker.reply(question)
        if reply.kind == "answer" and {citation.id for citation in reply.citations[:2]} == set(both):
            return question
    return ""


def _neutral_questions(clauses: tuple[str, ...], notices: Sequence[Notice], topic_rules: TopicRules) -> Iterator[str]:
    """The fit known questions of the clauses that name no notice."""
    for notice in notices:
        of_clauses = [question for question in notice.questions if question.clauses[0] in clauses]
        neutral = [question for question in of_clauses if not any(names(question.text, each) for each in notices)]
        yield from (polished(question.text) for question in fit(neutral, notice, topic_rules))


def _united(group: Sequence[FaqEntry]) -> FaqEntry:
    first = group[0]
    if len({notice for entry in group for notice in entry.notices}) < 2:
        return first
    pieces = {(piece.citation.id, piece.text): piece for entry in group for piece in entry.pieces}
    wordings = dict.fromkeys(wording for entry in group for wording in (entry.question, *entry.other_wordings))
    return FaqEntry(
        question=first.shared_question,
        topic=first.topic,
        pieces=tuple(pieces.values()),
        other_wordings=tuple(wordings),
        shared_question=first.shared_question,
        approved=all(entry.approved for entry in group),
    )
