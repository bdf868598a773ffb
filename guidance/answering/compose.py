"""Chosen clauses → a cited reply, in the clauses' own words; refusals that say whom to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from guidance.answering.excerpts import cite, quote
from guidance.replies import Replies
from guidance.reply import Citation, Reply, Sentence
from guidance.retrieved import ChosenClauses
from ingest.document import Clause
from ingest.notices.notice import Notice
from ingest.text.dates import say_day

if TYPE_CHECKING:
    from guidance.assistant import Assistant

MOST_OPTIONS = 6  # notices that a question back offers


def answer(
    chosen: ChosenClauses, wanted: Mapping[str, float], notices: Sequence[Notice], replies: Replies, today: date
) -> Reply:
    """Return the reply that quotes the chosen clauses by their `wanted` words, each under its notice if two do."""
    home = {n.id: n for n in notices}

    cited = [cite(c, home[c.notice], wanted) for c in (*chosen.answering, *chosen.beside)]
    several = len({c.notice for c in chosen.answering}) > 1
    sentences = []
    for at, clause in enumerate(chosen.answering):
        name = f"【{short(home[clause.notice])}】" if several else ""
        lead, rest = quote(clause, wanted)
        sentences.append(Sentence(name + lead, (at,)))
        if rest:
            sentences.append(Sentence(replies.say("further", words=rest), (at,)))
    sentences += _windows(chosen.answering, cited, home, replies, today)
    return Reply("answer", tuple(sentences), tuple(cited), tuple(dict.fromkeys(c.notice for c in chosen.answering)))


def refuse(opening: str, asked: Sequence[Notice], assistant: Assistant, related: Sequence[Clause] = ()) -> Reply:
    """Return a refusal: what is not settled, the nearest clauses, and whom to ask by the notices `asked`, cited."""
    cited = [cite(c, assistant.knowledge.notice(c.notice)) for c in related]
    sentences = [Sentence(opening)]
    if related:
        sentences.append(Sentence(assistant.knowledge.replies.say("related"), tuple(range(len(cited)))))
    for notice in asked[:2]:
        sentences.append(_contact("contact", notice, cited, assistant.knowledge.replies))
    return Reply("refuse", tuple(sentences), tuple(cited), tuple(n.id for n in asked))


def _contact(which: str, notice: Notice, cited: list[Citation], replies: Replies) -> Sentence:
    """Say whom to ask, on the clause that names them; the clause joins `cited`."""
    contact = notice.contact
    at = next((i for i, c in enumerate(cited) if c.id == contact.clause), len(cited))
    if at == len(cited):
        cited.append(cite(notice.clause(contact.clause), notice))
    phone = f"（电话 {contact.phone}）" if contact.phone else ""
    return Sentence(replies.say(which, office=contact.office, phone=phone), (at,))


def ask_back(chosen: ChosenClauses, wanted: Mapping[str, float], notices: Sequence[Notice], replies: Replies) -> Reply:
    """Return the question back which notice is meant, with the nearest clauses cited and the notices to choose from."""
    home = {n.id: n for n in notices}
    cited = tuple(cite(c, home[c.notice], wanted) for c in chosen.answering[:MOST_OPTIONS])
    meant = tuple(dict.fromkeys(c.notice for c in cited))
    options = tuple(short(home[id]) for id in meant)
    return Reply("clarify", (Sentence(replies.say("which")),), cited, meant, options)


def partly(reply: Reply, notices: Sequence[Notice], replies: Replies) -> Reply:
    """Return the reply with the word that one of the asks is settled by no notice."""
    cited = list(reply.citations)
    more = _contact("partly", notices[0], cited, replies)
    return replace(reply, sentences=(*reply.sentences, more), citations=tuple(cited))


def plain_reply(kind: str, text: str) -> Reply:
    """Return a reply of fixed wording that rests on no clause."""
    return Reply(kind, (Sentence(text),))


def covered(notices: Sequence[Notice], replies: Replies) -> str:
    """Return the sentence that names the notices at hand."""
    return replies.say("covered", notices="；".join(f"{n.name}《{n.title}》" if n.number else n.name for n in notices))


def short(notice: Notice) -> str:
    """Return the notice's name in a few words: place, year, kind or level."""
    return f"{notice.place}{notice.year}年{'' if notice.kind in notice.level else notice.kind}（{notice.level}）"


def _windows(clauses: Sequence[Clause], cited: list[Citation], home: dict, replies: Replies, today: date):
    """A closed or coming window is said where the clause of that window answers."""
    for at, clause in enumerate(clauses):
        notice: Notice = home[clause.notice]
        mine = [w for w in notice.windows if notice.clause(w.clause).id == clause.id]
        if not mine:
            continue
        last, first = max(w.closes for w in mine), min(w.opens for w in mine)
        if today > last:
            text = replies.say("closed", name=short(notice), window="申报时间", day=say_day(last))
            yield Sentence(text, (at,))
        elif today < first:
            yield Sentence(replies.say("before", name=short(notice), window="申报时间", day=say_day(first)), (at,))
