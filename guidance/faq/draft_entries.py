"""Clauses → drafted entries: the best known question of each, or one made from what the clause settles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from guidance.faq.ask_assistant import Asker
from guidance.faq.faq_entry import FaqEntry, Piece
from guidance.faq.journey_topics import TopicRules
from guidance.faq.question_wordings import about, fit, polished, subject
from ingest.document import Clause
from ingest.notices.notice import KnownQuestion, Notice
from ingest.text.normalise import without_markup

MOST_TRIED = 8  # fit questions of a clause that are asked before one is made
MOST_ENTRIES = 3  # entries of one clause, each with other words of it


def draft(
    notice: Notice,
    asker: Asker,
    topic_rules: TopicRules,
    done: Iterable[str] = (),
    drafted: Sequence[KnownQuestion] = (),
) -> list[FaqEntry]:
    """Return an entry or more for each clause of the notice that is not `done`, and one for each list of it.

    `drafted` are questions that nobody has taken among the known ones yet: they are tried after those.
    """
    done = frozenset(done)
    left = [clause for clause in notice.clauses if clause.id not in done]
    drafting = _Drafting(notice, asker, topic_rules, done, drafted)
    entries = [entry for clause in left for entry in (*drafting.listed(clause), *drafting.settled(clause))]
    return list({entry.question: entry for entry in reversed(entries)}.values())[::-1]


def headings(clause: Clause, notice: Notice) -> str:
    """Return all headings from the top down to the clause's own."""
    found, at = [clause.heading], clause
    while at.parent in notice.by_id:
        at = notice.by_id[at.parent]
        found.append(at.heading)
    return " ".join(found[::-1])


class _Drafting:
    """One notice on its way to entries."""

    def __init__(
        self,
        notice: Notice,
        asker: Asker,
        topic_rules: TopicRules,
        done: frozenset[str],
        drafted: Sequence[KnownQuestion],
    ) -> None:
        self._notice, self._asker, self._topic_rules, self._done = notice, asker, topic_rules, done
        self._asked: dict[str, list[KnownQuestion]] = {}
        self._items: dict[str, list[Clause]] = {}
        for known in (*notice.questions, *drafted):
            self._asked.setdefault(known.clauses[0], []).append(known)
        for clause in notice.clauses:
            self._items.setdefault(clause.parent or "", []).append(clause)

    def settled(self, clause: Clause) -> list[FaqEntry]:
        """The entries for a clause with words of its own: as many as there are sentences that are asked for."""
        if not clause.text.strip():
            return []
        entries: list[FaqEntry] = []
        for question, known_id in self._candidates(clause):
            if len(entries) == MOST_ENTRIES or (entries and not known_id):
                break
            piece = self._asker.piece(clause, question)
            if not any(piece.text in entry.answer or entry.answer in piece.text for entry in entries):
                entries.append(self._entry(question, known_id, (piece,), clause))
        return entries

    def listed(self, clause: Clause) -> Iterator[FaqEntry]:
        """The entry for a clause whose items answer together, in their order."""
        items = [item for item in self._items.get(clause.id, []) if item.text.strip() and not _is_tail(item)]
        if len(items) < 2 or not clause.heading:
            return
        whole = {item.id for item in items}
        if whole <= self._done:
            return
        known = [q for q in self._notice.questions if len(q.clauses) > 1 and set(q.clauses) <= whole]
        for question, id in self._wordings(known, self._made(self._topic_rules.list_questions, clause)):
            first = self._asker.first_clause(question)
            if first in (clause.id, items[0].id) and first == self._asker.first_clause(question, clause.notice):
                pieces = tuple(self._asker.piece(item, question) for item in items)
                yield self._entry(question, id, (*self._lead(clause, question, first), *pieces), clause)
                return

    def _lead(self, clause: Clause, question: str, first: str) -> Iterator[Piece]:
        """What the clause itself says before its items: 符合下列条件之一 decides what the items mean."""
        if clause.text.strip():
            piece = self._asker.piece(clause, question)
            yield replace(piece, text=without_markup(clause.text), lead=first != clause.id)

    def _candidates(self, clause: Clause) -> Iterator[tuple[str, str]]:
        made = self._made(self._topic_rules.templates(headings(clause, self._notice), clause.words), clause)
        alone = [q for q in self._asked.get(clause.id, []) if len(q.clauses) == 1]
        for question, id in self._wordings(alone, made):
            if self._asker.leads_to(question, clause):
                yield question, id

    def _wordings(self, known: Sequence[KnownQuestion], made: list[str]) -> Iterator[tuple[str, str]]:
        """The questions to try with their ids: of the fit known ones the clearest first, then those made."""
        best = fit(known, self._notice, self._topic_rules)[:MOST_TRIED]
        yield from ((polished(known_question.text), known_question.id) for known_question in best)
        yield from ((question, "") for question in made)

    def _made(self, templates: Sequence[str], clause: Clause) -> list[str]:
        words = {"subject": subject(self._notice), "about": about(clause)}
        return [template.format_map(words) for template in templates]

    def _entry(self, question: str, known_id: str, pieces: tuple[Piece, ...], clause: Clause) -> FaqEntry:
        topic = self._topic_rules.topic(question, headings(clause, self._notice), clause.words)
        return FaqEntry(question, topic, pieces, known_id=known_id)


def _is_tail(clause: Clause) -> bool:
    return clause.number.endswith(".tail")
