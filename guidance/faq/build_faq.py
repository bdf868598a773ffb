"""The whole FAQ: what editors approved first, drafts for what they have not, in the order of the journey."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from guidance.faq.approved_entries import load_approved
from guidance.faq.ask_assistant import Asker
from guidance.faq.draft_entries import draft, headings
from guidance.faq.faq_entry import ApprovedEntries, FaqEntry, UnansweredQuestion
from guidance.faq.journey_topics import TopicRules, load_topic_rules
from guidance.faq.merge_entries import share, unite, without_doubles
from guidance.faq.question_log import Asked
from ingest.notices.notice import KnownQuestion, Notice
from ingest.text.normalise import question_key


@dataclass(frozen=True)
class Faq:
    """The entries as they are published, the drafts among them by themselves, and what editors have to look at."""

    entries: tuple[FaqEntry, ...]
    drafts: tuple[FaqEntry, ...]
    approved: ApprovedEntries
    unanswered: tuple[UnansweredQuestion, ...]
    topics: tuple[str, ...]


def build_faq(
    asker: Asker,
    notices: Sequence[Notice] | None = None,
    asked: Iterable[Asked] = (),
    drafted: Mapping[str, Sequence[KnownQuestion]] | None = None,
) -> Faq:
    """Return the FAQ of some notices, all by default; `asked` are questions that people really asked.

    `drafted` are questions by notice that nobody has taken among the known ones yet.
    """
    more = drafted or {}
    notices = tuple(notices or asker.assistant.notices)
    topic_rules = load_topic_rules()
    approved = load_approved(notices, topic_rules)
    done = {clause for entry in approved.entries for clause in entry.clauses} | approved.without.keys()
    drafts = [entry for notice in notices for entry in draft(notice, asker, topic_rules, done, more.get(notice.id, ()))]
    if len(notices) > 1:
        drafts = share(drafts, asker, topic_rules)
    every = without_doubles([*approved.entries, *drafts], asker.assistant.knowledge.weights.faq)
    arranged = arrange_entries(every, notices, topic_rules)
    entries = tuple(_first_cited_first(entry, asker) for entry in arranged)
    unanswered = _unanswered(asked, entries, asker, topic_rules)
    drafts = [entry for entry in every if not entry.approved]
    return Faq(entries, tuple(drafts), approved, unanswered, topic_rules.topics)


def arrange_entries(
    entries: Iterable[FaqEntry], notices: Sequence[Notice], topic_rules: TopicRules
) -> tuple[FaqEntry, ...]:
    """Return the entries united, with their other wordings, by topic and within it as the notices go."""
    united = unite(_with_wordings(tuple(entries), notices))
    clauses = [clause.id for notice in notices for clause in notice.clauses]
    place = {clause: at for at, clause in enumerate(clauses)}
    topics = dict.fromkeys((*topic_rules.topics, *(entry.topic for entry in united)))
    order = {topic: at for at, topic in enumerate(topics)}
    by_place = sorted(united, key=lambda entry: (order[entry.topic], place[entry.clauses[0]], -len(entry.pieces)))
    return tuple(by_place)


def _first_cited_first(entry: FaqEntry, asker: Asker) -> FaqEntry:
    """An entry of several notices with that notice's words first that the assistant names first."""
    first = asker.first_clause(entry.question) if len(entry.notices) > 1 else ""
    return replace(entry, pieces=tuple(sorted(entry.pieces, key=lambda piece: piece.citation.id != first)))


def _with_wordings(entries: tuple[FaqEntry, ...], notices: Sequence[Notice]) -> list[FaqEntry]:
    """Each known question joins the entry of its clause that it is most like."""
    by_clause: dict[str, list[int]] = {}
    for at, entry in enumerate(entries):
        by_clause.setdefault(entry.clauses[0], []).append(at)
    wordings: dict[int, list[str]] = {}
    for known in (known for notice in notices for known in notice.questions):
        candidates = by_clause.get(known.clauses[0])
        if candidates:
            alike = [fuzz.token_ratio(known.text, f"{entries[at].question}{entries[at].answer}") for at in candidates]
            best = candidates[alike.index(max(alike))]
            wordings.setdefault(best, []).append(known.text)
    return [replace(entry, other_wordings=_others(entry, wordings.get(at, ()))) for at, entry in enumerate(entries)]


def _others(entry: FaqEntry, wordings: Iterable[str]) -> tuple[str, ...]:
    """The wordings that are not the entry's own question in another spelling."""
    return tuple(wording for wording in wordings if question_key(wording) != question_key(entry.question))


def _unanswered(
    asked: Iterable[Asked], entries: Sequence[FaqEntry], asker: Asker, topic_rules: TopicRules
) -> tuple[UnansweredQuestion, ...]:
    """The real questions that no entry answers, the most asked first.

    An entry answers its own wordings, and what the assistant answers first by the entry's first clause; where a
    reply was of no use, only a wording of its own counts.
    """
    answering = {entry.clauses[0] for entry in entries}
    wordings = {question_key(text) for entry in entries for text in (entry.question, *entry.other_wordings)}
    unanswered = []
    for question, times, useless in asked:
        worded = question_key(question) in wordings
        if worded or (not useless and asker.first_clause(question) in answering):
            continue
        near = asker.first_clause(question) or asker.nearest_clause(question)
        unanswered.append(UnansweredQuestion(question, times, near, _topic(question, near, asker, topic_rules)))
    return tuple(sorted(unanswered, key=lambda open_: (-open_.count, open_.question)))


def _topic(question: str, near: str, asker: Asker, topic_rules: TopicRules) -> str:
    """The topic of a question whose nearest clause is `near`, "" for none."""
    if not near:
        return topic_rules.topic(question, "", "")
    notice = asker.assistant.knowledge.document(near.split("#")[0])
    clause = notice.by_id[near]
    return topic_rules.topic(question, headings(clause, notice), clause.words)
