"""A turn of the talk that others have followed: drawn once, as HTML, so that it costs the later ones nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st
from markupsafe import Markup

from guidance.assistant import Assistant
from guidance.assistant_loader import Edition
from guidance.reply import Reply, Sentence
from guidance.ui.materials_link import notice_of_papers
from guidance.ui.notice_choice import notices_of_talk
from guidance.ui.office_contact import offices_of_reply
from guidance.ui.record_turns import turn_recorder
from guidance.ui.render import render
from guidance.ui.reply_layout import lay_out, repeated_of
from guidance.ui.reply_rating import RATING_WORDS
from guidance.ui.reply_sources import sources
from guidance.ui.reply_view import (
    ShownSentence,
    chip,
    closed_lead,
    compared_editions,
    original_words,
    without_window,
)
from guidance.ui.session import Talk, Turn


@dataclass(frozen=True)
class _PastSentence:
    """A sentence, the clauses behind it where it was rephrased, and the chips under it.

    A chip is a citation's position in the reply, what it reads, and whether its clause is still there.
    """

    position: int
    words: ShownSentence
    original: Sequence[Sequence[tuple[str, bool]]]
    chips: Sequence[tuple[int, str, bool]]


def draw_past_turn(edition: Edition, talk: Talk, number: int, today: date) -> None:
    """Show turn `number` as it stood; its buttons are those of guidance.ui.page_acts."""
    turn = talk.turns[number]
    asks_whom = notices_of_talk(talk) if turn.useful is False else ()
    depends_on = (edition.number, number, today, turn.useful, asks_whom)
    if turn.drawn is None or turn.drawn[0] != depends_on:
        turn.drawn = depends_on, _as_html(edition.assistant, talk, turn, number, today)
    st.html(turn.drawn[1])


def _as_html(assistant: Assistant, talk: Talk, turn: Turn, number: int, today: date) -> str:
    reply, closed = turn.reply, closed_lead(assistant.notices, turn.reply, today)
    before = talk.turns[number - 1].reply if number else None
    return render(
        "past_turn",
        number=number,
        message=turn.message,
        closed=Markup(closed),
        sentences=list(_sentences(assistant, reply, repeated_of(reply, before), bool(closed))),
        compares=compared_editions(assistant, reply) is not None,
        lists_papers=notice_of_papers(assistant, reply) is not None,
        sources=Markup(sources(assistant, reply, today)),
        useful=turn.useful,
        words=RATING_WORDS,
        recorded=turn_recorder().writer is not None,
        question=turn.message,
        **(offices_of_reply(assistant, talk, reply) if turn.useful is False else {}),
    )


def _sentences(
    assistant: Assistant, reply: Reply, repeated: Collection[Sentence], closed: bool
) -> Iterator[_PastSentence]:
    sentences = [sentence for sentence in reply.sentences if sentence not in repeated]
    for laid in lay_out(reply, without_window(sentences) if closed else sentences):
        chips = []
        for cite in laid.cites:
            label, found = chip(assistant, reply, cite, laid.notice)
            chips.append((cite, label, found is not None))
        original = original_words(reply, laid.sentence) if laid.sentence.rephrased else ()
        shown = ShownSentence(laid.words, laid.position == 0, heading=laid.heading)
        yield _PastSentence(laid.position, shown, original, chips)
