"""The FAQ of a notice as a draft, in the words of its known questions and of those drafted for a new notice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from guidance.faq.ask_assistant import Asker
from guidance.faq.build_faq import build_faq
from guidance.faq.draft_entries import headings
from guidance.faq.draft_file import draft_file
from guidance.faq.edit_faq import FaqEditError, write_faq_draft
from guidance.faq.faq_entry import FaqEntry
from guidance.faq.journey_topics import load_topic_rules
from guidance.faq.question_log import Asked
from guidance.faq.question_wordings import fit, polished, subject
from guidance.question_drafts.draft_questions import as_known, draft_questions
from ingest.notices.notice import KnownQuestion, Notice

FEW_KNOWN = 20  # known questions of a notice below which its FAQ is drafted with drafted questions too


def draft_faq(asker: Asker, notice: Notice, asked: Iterable[Asked] = ()) -> int:
    """Write the draft of a notice's FAQ and return how many entries it has; FaqEditError where there is none to write.

    Each question is one that people ask, not a heading put into a phrase, and is answered by the clause that its entry
    quotes; `asked` are what people really asked.
    """
    drafted = questions_for_faq(asker, [notice])
    faq = build_faq(asker, [notice], asked, drafted)
    worded = _as_people_ask(notice, drafted.get(notice.id, ()))
    entries = [entry for entry in faq.drafts if entry.question in worded]
    done = {clause for entry in (*entries, *faq.approved.entries) for clause in entry.clauses} | {*faq.approved.without}
    entries += _of_the_rest(asker, notice, drafted.get(notice.id, ()), done)
    if not entries and not faq.unanswered:
        raise FaqEditError("没有可以起草的条目：每一条都已经有问答了，或者没有合适的问法")
    place = {clause.id: at for at, clause in enumerate(notice.clauses)}
    in_order = sorted(entries, key=lambda entry: place[entry.clauses[0]])
    write_faq_draft(notice, draft_file(notice, in_order, faq.unanswered))
    return len(entries)


def _of_the_rest(
    asker: Asker, notice: Notice, drafted: Sequence[KnownQuestion], done: Collection[str]
) -> Iterator[FaqEntry]:
    """An entry for each further clause that a question finds once the notice is chosen."""
    topic_rules, taken = load_topic_rules(), set(done)
    for question in fit([*notice.questions, *drafted], notice, topic_rules):
        clause = notice.by_id[question.clauses[0]]
        if clause.id in taken or asker.first_clause(question.text, notice.id) != clause.id:
            continue
        taken.add(clause.id)
        topic = topic_rules.topic(question.text, headings(clause, notice), clause.words)
        piece = asker.piece(clause, question.text)
        yield FaqEntry(polished(question.text), topic, (piece,), known_id=question.id)


def _as_people_ask(notice: Notice, drafted: Sequence[KnownQuestion]) -> set[str]:
    """The known and drafted questions, and those of the topics that need no words of a clause."""
    topic_rules = load_topic_rules()
    templates = [template for rule in topic_rules.rules for template in rule.ask] + list(topic_rules.list_questions)
    made = [template.format(subject=subject(notice)) for template in templates if "{about}" not in template]
    return {*(polished(question.text) for question in (*notice.questions, *drafted)), *made}


def questions_for_faq(asker: Asker, notices: Sequence[Notice]) -> dict[str, tuple[KnownQuestion, ...]]:
    """Return questions in people's words, by notice, for those that nobody has been asked about yet."""
    new = [notice for notice in notices if len(notice.questions) < FEW_KNOWN]
    return {notice.id: as_known(draft_questions(asker, notice)) for notice in new}
