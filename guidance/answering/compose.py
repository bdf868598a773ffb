"""Clauses or a refusal → a cited reply, in the clauses' own words and the office's fixed wording."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from guidance.answering.ask_back import option_labels
from guidance.citations import cite, quote, short_name
from guidance.replies import Replies
from guidance.reply import Citation, Outcome, Refusal, Reply, Sentence, SentenceKind
from guidance.retrieved import ChosenClauses
from ingest.document import Clause
from ingest.notices.notice import Notice, application_state, first_day, window_state
from ingest.text.dates import say_day

MOST_COVERED = 6  # notices that a refusal lists
MOST_CONTACTS = 2  # offices that a refusal names
MOST_QUOTED = 24  # characters of a visitor's own words that a reply repeats
_OUTSIDE = (
    Outcome.OUTSIDE_PLACE,
    Outcome.OUTSIDE_LEVEL,
    Outcome.OUTSIDE_YEAR,
    Outcome.OUTSIDE_SPECIALITY,
    Outcome.OTHER_NOTICE,
)
_UNSETTLED = (Outcome.NOTHING_FOUND, Outcome.NOT_STATED)


def compose_answer(
    chosen: ChosenClauses, wanted: Mapping[str, float], notices: Sequence[Notice], replies: Replies, today: date
) -> Reply:
    """Return the reply that quotes the chosen clauses by their `wanted` words, each under its notice if two answer.

    `notices` holds companion documents too, which answer under their own names and are none of the reply's notices.
    """
    home = {n.id: n for n in notices}
    cited = [cite(c, home[c.notice], wanted) for c in (*chosen.answering, *chosen.beside)]
    answering = tuple(dict.fromkeys(c.notice for c in chosen.answering))
    labels = option_labels([home[id] for id in answering])
    sentences: list[Sentence] = []
    for at, clause in enumerate(chosen.answering):
        is_named = len(answering) > 1 or home[clause.notice].is_standards
        name = f"【{labels[clause.notice]}】" if is_named else ""
        lead, rest = quote(clause, wanted, cited[at].text)
        sentences.append(Sentence(name + lead, (at,), prefix=name))
        if rest:
            sentences.append(Sentence(replies.say("further", words=rest), (at,), kind=SentenceKind.FURTHER))
    for at, clause in enumerate(chosen.answering):
        sentences += _window(clause, at, home[clause.notice], replies, today)
    outcome = Outcome.LISTED if chosen.listed else Outcome.ANSWERED
    return Reply(outcome, tuple(sentences), tuple(cited), tuple(id for id in answering if not home[id].is_standards))


def compose_refusal(
    refusal: Refusal, related: Sequence[Clause], documents: Sequence[Notice], replies: Replies
) -> Reply:
    """Return the refusal in words: what is not settled, the `related` clauses of `documents`, and whom to ask."""
    home = {document.id: document for document in documents}
    notices = [document for document in documents if not document.is_standards]
    far = refusal.outcome in _OUTSIDE and len(notices) > MOST_COVERED  # none of many is nearer than the others
    unsettled = refusal.outcome in _UNSETTLED
    contacts = refusal.contacts or (offices_to_name(notices) if unsettled else ())
    named = () if far else contacts[:MOST_CONTACTS]
    beside = {notice.contact.clause for notice in named}  # stand on their own sentences
    cited = [cite(c, home[c.notice]) for c in related if c.id not in beside]
    if refusal.outcome in _OUTSIDE:
        opening = outside_sentence(refusal.outcome, refusal.contacts, notices, replies, refusal.values)
    else:
        opening = Sentence(replies.say(refusal.outcome.code, **refusal.values), kind=SentenceKind.REFUSAL)
    sentences = [opening]
    if cited:
        sentences.append(Sentence(replies.say("related"), tuple(range(len(cited))), kind=SentenceKind.RELATED))
    for notice in named:
        sentences.append(_contact("contact", notice, cited, replies))
    if unsettled and not contacts:
        sentences.append(Sentence(replies.say("contacts_listed"), kind=SentenceKind.REMARK))
    return Reply(refusal.outcome, tuple(sentences), tuple(cited), tuple(n.id for n in refusal.contacts[:MOST_COVERED]))


def offices_to_name(notices: Sequence[Notice]) -> tuple[Notice, ...]:
    """Return a notice for each office to ask where no notice is meant; none where they are many and none is near."""
    by_office = {notice.contact.office: notice for notice in notices}
    return tuple(by_office.values()) if len(by_office) <= MOST_CONTACTS else ()


def outside_sentence(
    outcome: Outcome,
    nearest: Sequence[Notice],
    notices: Sequence[Notice],
    replies: Replies,
    values: Mapping[str, str] = MappingProxyType({}),
) -> Sentence:
    """Return the sentence that no notice covers what is asked, and which there are.

    Of many `notices` those `nearest` to the question are listed, the newest first. `values` fill the outcome's text.
    """
    all_listed = len(notices) <= MOST_COVERED and outcome is not Outcome.OTHER_NOTICE
    listed = notices if all_listed else sorted(nearest, key=lambda notice: -notice.year)[:MOST_COVERED]
    names = "；".join(_name(n, outcome) for n in listed)
    if outcome is Outcome.OTHER_NOTICE:
        return Sentence(replies.say(outcome.code, notices=names, **values), kind=SentenceKind.OUTSIDE)
    covered = "covered" if all_listed else "covered_nearest"
    return Sentence(replies.say(outcome.code) + replies.say(covered, notices=names), kind=SentenceKind.OUTSIDE)


def _name(notice: Notice, outcome: Outcome) -> str:
    """The number and title of a notice; what tells its levels where it is not for the one asked about."""
    if outcome is Outcome.OUTSIDE_LEVEL:
        return short_name(notice)
    return f"{notice.name}《{notice.title}》" if notice.number else notice.name


def partly_answered(reply: Reply, unsettled: Sequence[str], asked: Notice, replies: Replies) -> Reply:
    """Return the reply with the word that no notice settles the asks worded `unsettled`, and whom to ask by `asked`."""
    cited = list(reply.citations)
    contact = _contact("partly", asked, cited, replies, asks="、".join(map(_shortened, unsettled)))
    return replace(
        reply,
        outcome=Outcome.PARTLY_ANSWERED,
        sentences=(*reply.sentences, contact),
        citations=tuple(cited),
    )


def _shortened(words: str) -> str:
    """The words, or the end of many: there a question says what it asks."""
    return words if len(words) <= MOST_QUOTED else f"…{words[-MOST_QUOTED:]}"


def _contact(which: str, notice: Notice, cited: list[Citation], replies: Replies, **values: str) -> Sentence:
    """Say whom to ask, on the clause that names them; the clause joins `cited`. `values` fill the text further."""
    contact = notice.contact
    at = next((i for i, c in enumerate(cited) if c.id == contact.clause), len(cited))
    if at == len(cited):
        cited.append(cite(notice.clause(contact.clause), notice))
    phone = replies.say("phone", phone=contact.phone) if contact.phone else ""
    return Sentence(replies.say(which, office=contact.office, phone=phone, **values), (at,), kind=SentenceKind.CONTACT)


def _window(clause: Clause, at: int, notice: Notice, replies: Replies, today: date) -> Iterator[Sentence]:
    """Say 'closed' or 'not yet open' where the answering clause defines an application window.

    While one can apply by another window, that a later one is not yet open would only mislead.
    """
    windows = [w for w in notice.windows if notice.clause(w.clause).id == clause.id]
    state = application_state(windows, today)
    if state == "before" and any(window_state(w.opens, w.closes, today) == "open" for w in notice.windows):
        return
    day = first_day(windows) if state == "before" else max((w.closes for w in windows), default=None)
    if state in ("before", "closed") and day:
        # Where the windows of a notice end on one day, which of them a clause holds tells nothing.
        differ = len({w.closes for w in notice.windows}) > 1
        window = "、".join(dict.fromkeys(w.name for w in windows)) if differ else replies.say("application_time")
        text = replies.say(state, name=short_name(notice), window=window, day=say_day(day))
        yield Sentence(text, (at,), kind=SentenceKind.WINDOW)
