"""The whole FAQ: what editors approved first, drafts for what they have not, in the order of a person's journey."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from guidance.faq.approved_entries import load_approved
from guidance.faq.ask_assistant import Asker
from guidance.faq.draft_entries import draft, headings
from guidance.faq.faq_entry import Approved, FaqEntry, Wanted
from guidance.faq.journey_topics import Matters, load_matters
from guidance.faq.merge_entries import share, unite, without_doubles
from guidance.faq.question_log import Asked
from ingest.notices.notice import Notice
from ingest.text.normalise import question_key


@dataclass(frozen=True)
class Faq:
    """The entries as they are published, the drafts among them by themselves, and what editors have to look at."""

    entries: tuple[FaqEntry, ...]
    drafts: tuple[FaqEntry, ...]
    approved: Approved
    wanted: tuple[Wanted, ...]
    topics: tuple[str, ...]


def gather(asker: Asker, notices: Sequence[Notice] | None = None, asked: Iterable[tuple] = ()) -> Faq:
    """Return the FAQ of some notices, all by default; `asked` are real questions, as `Asked` or its first fields."""
    notices = tuple(notices or asker.assistant.notices)
    matters = load_matters()
    approved = load_approved(notices, matters)
    done = {c for entry in approved.entries for c in entry.clauses} | approved.without.keys()
    drafts = [entry for notice in notices for entry in draft(notice, asker, matters, done)]
    drafts = share(drafts, asker, matters) if len(notices) > 1 else drafts
    held = without_doubles([*approved.entries, *drafts], asker.assistant.knowledge.weights.faq)
    drafts = [entry for entry in held if not entry.approved]
    entries = tuple(_led(entry, asker) for entry in publish(held, notices, matters))
    wanted = _wanted([Asked(*each) for each in asked], entries, asker, matters)
    return Faq(entries, tuple(drafts), approved, wanted, matters.topics)


def publish(entries: Iterable[FaqEntry], notices: Sequence[Notice], matters: Matters) -> tuple[FaqEntry, ...]:
    """Return the entries united, with their other wordings, by topic and within it as the notices go."""
    told = unite(_with_wordings(tuple(entries), notices))
    place = {clause.id: at for at, clause in enumerate(c for n in notices for c in n.clauses)}
    order = {topic: at for at, topic in enumerate(dict.fromkeys((*matters.topics, *(e.topic for e in told))))}
    return tuple(sorted(told, key=lambda e: (order[e.topic], place[e.clauses[0]], -len(e.pieces))))


def _led(entry: FaqEntry, asker: Asker) -> FaqEntry:
    """An entry of several notices with that notice's words first that the assistant names first."""
    first = asker.first(entry.question) if len(entry.notices) > 1 else ""
    return replace(entry, pieces=tuple(sorted(entry.pieces, key=lambda piece: piece.citation.id != first)))


def _with_wordings(entries: tuple[FaqEntry, ...], notices: Sequence[Notice]) -> list[FaqEntry]:
    """Each known question joins the entry of its clause that it is most like."""
    homes: dict[str, list[int]] = {}
    for at, entry in enumerate(entries):
        homes.setdefault(entry.clauses[0], []).append(at)
    also: dict[int, list[str]] = {}
    for known in (known for notice in notices for known in notice.questions):
        near = homes.get(known.clauses[0])
        if near:
            best = max(near, key=lambda at: fuzz.token_ratio(known.text, f"{entries[at].question}{entries[at].answer}"))
            also.setdefault(best, []).append(known.text)
    return [
        replace(entry, also=tuple(w for w in also.get(at, ()) if question_key(w) != question_key(entry.question)))
        for at, entry in enumerate(entries)
    ]


def _wanted(asked: Iterable[Asked], entries: Sequence[FaqEntry], asker: Asker, matters: Matters) -> tuple[Wanted, ...]:
    """The real questions that no entry answers, the most asked first.

    An entry answers its own wordings, and what the assistant answers first by the entry's first clause; where a
    reply was of no use, only a wording of its own counts.
    """
    answering = {entry.clauses[0] for entry in entries}
    said = {question_key(w) for entry in entries for w in (entry.question, *entry.also)}
    open_ = []
    for question, count, useless in asked:
        if question_key(question) in said or (not useless and asker.first(question) in answering):
            continue
        near = asker.first(question) or asker.nearest(question)
        notice = asker.assistant.knowledge.notice(near.split("#")[0]) if near else None
        over = (headings(notice.by_id[near], notice), notice.by_id[near].words) if notice else ("", "")
        open_.append(Wanted(question, count, near, matters.topic(question, *over)))
    return tuple(sorted(open_, key=lambda each: (-each.count, each.question)))
