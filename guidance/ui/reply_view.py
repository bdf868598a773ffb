"""A reply on the page: its sentences, the chips that open their clauses, the words behind them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from guidance.answering.application_windows import closed_windows
from guidance.assistant import Assistant
from guidance.citations import short_name
from guidance.reply import Outcome, Reply, Sentence, SentenceKind
from guidance.ui.clause_view import open_clause
from guidance.ui.compare_dialog import open_edition_comparison
from guidance.ui.linked_text import linked_parts
from guidance.ui.materials_link import draw_materials_link
from guidance.ui.render import render
from guidance.ui.reply_layout import LaidSentence, heading_of, lay_out, numbers, words_under_heading
from guidance.ui.reply_rating import draw_rating
from guidance.ui.reply_sources import sources
from guidance.ui.session import Turn, send_message
from guidance.ui.shared_assistant import find_clause
from guidance.ui.window_words import is_shut, window_words
from ingest.document import Clause
from ingest.notices.notice import Notice
from ingest.text.dates import say_day
from ingest.text.escape_markup import escape_markdown
from ingest.text.search_words import search_words
from ingest.text.sentences import sentence_spans

_BIT = 5  # characters that appear together while an answer comes in
_STEP = 25  # milliseconds between two bits
_WHOLE = 1200  # milliseconds after which all of an answer stands there, however long it is


def draw_message(message: str, is_new: bool = False) -> None:
    """Show what the visitor said, letter by letter; a new message is brought to the top of the screen."""
    st.html(render("message", message=message, is_new=is_new))


def draw_reply(
    assistant: Assistant,
    turn: Turn,
    number: int,
    today: date,
    *,
    is_new: bool = False,
    skip: Collection[Sentence] = (),
    draw_below: Callable[[], None] = lambda: None,
) -> None:
    """Show the reply of turn `number`; a new one comes in as if spoken.

    `draw_below` draws what belongs under the sentences, `skip` are sentences that it shows in its own way.
    """
    sentences = [sentence for sentence in turn.reply.sentences if sentence not in skip]
    if closed := closed_lead(assistant.notices, turn.reply, today):
        st.html(closed)
        sentences = without_window(sentences)
    bits_before = accumulate((len(sentence.text) // _BIT + 1 for sentence in sentences), initial=0)
    for laid, before in zip(lay_out(turn.reply, sentences), bits_before, strict=False):
        bits = _bits(laid.words, before) if is_new else ()
        st.html(render("sentence", sentence=ShownSentence(laid.words, laid.position == 0, bits, laid.heading)))
        if laid.sentence.rephrased:
            st.html(render("original_words", texts=original_words(turn.reply, laid.sentence)))
        _draw_chips(assistant, turn.reply, laid, f"{number}-{laid.position}")
    _draw_comparison(assistant, turn.reply, number)
    draw_materials_link(assistant, turn.reply, number)
    draw_below()
    st.html(sources(assistant, turn.reply, today))
    draw_rating(assistant, turn, number)


def without_window(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences but for those that say when applications are taken, which the closed lead says first."""
    return [sentence for sentence in sentences if sentence.kind is not SentenceKind.WINDOW]


def closed_lead(notices: Sequence[Notice], reply: Reply, today: date) -> str:
    """Return as HTML what an answer or verdict begins with where its notices are closed, or some of their windows are.

    "" where the reply says so itself, which a verdict does of a notice that is closed as a whole, and where it says
    nothing of any.
    """
    first = reply.sentences[0].kind if reply.sentences else None
    if first is SentenceKind.WINDOW or reply.kind not in ("answer", "check") or reply.outcome is Outcome.NOT_UNDERSTOOD:
        return ""
    meant = set(reply.notices) or {citation.notice for citation in reply.citations}
    closed = [
        (window_words(notice, today), _closing(notice, today))
        for notice in notices
        if notice.id in meant and not (first is SentenceKind.VERDICT and is_shut(notice, today))
    ]
    closed = [(state, closing) for state, closing in closed if closing]
    return render("closed_lead", closed=closed) if closed else ""


def _closing(notice: Notice, today: date) -> str:
    """What of the notice is over, and since when; "" where nothing is."""
    if is_shut(notice, today):
        return f"{short_name(notice)}的申报已于{say_day(max(window.closes for window in notice.windows))}截止"
    over = closed_windows(notice, today).rstrip("。")
    return f"{short_name(notice)}的{over}" if over else ""


def draw_unfinished(slot: DeltaGenerator, sentences: Sequence[Sentence]) -> None:
    """Show in `slot` what can be read of a reply that is not whole yet."""
    shown = [
        ShownSentence(words_under_heading(sentence), position == 0, heading=heading_of(sentence))
        for position, sentence in enumerate(sentences)
    ]
    slot.html(render("unfinished_reply", sentences=shown))


def draw_options(reply: Reply, number: int) -> None:
    """Show the ready-made answers to a question back, which turn `number` asks."""
    with st.container(key=f"options-{number}", gap="small"):
        for option in dict.fromkeys(reply.options):  # two equal keys stop the page
            key = f"option-{number}-{option}"
            st.button(escape_markdown(option), key=key, on_click=send_message, args=(option,), width="stretch")


@dataclass(frozen=True)
class ShownSentence:
    """A sentence, whether it leads its reply, its bits with the milliseconds each waits, none where it is there.

    `heading` is the name of the notice that stands above it, "" for none.
    """

    text: str
    leads: bool
    bits: Sequence[tuple[str, str, int]] = ()
    heading: str = ""


def _bits(text: str, before: int) -> list[tuple[str, str, int]]:
    """The text in bits, each with the address that it leads to or "", and the milliseconds that it waits.

    `before` bits come ahead of it; a link is one bit.
    """
    cut = [bit for part in linked_parts(text) for bit in _cut(*part)]
    return [(words, address, min((before + at) * _STEP, _WHOLE)) for at, (words, address) in enumerate(cut)]


def _cut(words: str, address: str) -> Iterator[tuple[str, str]]:
    step = len(words) if address else _BIT
    yield from ((words[start : start + step], address) for start in range(0, len(words), step))


def original_words(reply: Reply, sentence: Sentence) -> list[list[tuple[str, bool]]]:
    """Return the clauses that a rephrased sentence stands on, each in pieces with what it rests on marked."""
    return [mark_basis(reply.citations[cite].text, sentence.text) for cite in sentence.cites]


def mark_basis(clause: str, sentence: str) -> list[tuple[str, bool]]:
    """Return a clause in pieces; of several sentences the one that shares most words with `sentence` is marked."""
    spans, wanted = sentence_spans(clause), set(search_words(sentence))
    if len(spans) < 2:
        return [(clause, False)]
    start, end = max(spans, key=lambda span: len(wanted & set(search_words(clause[slice(*span)]))))
    return [(clause[:start], False), (clause[start:end], True), (clause[end:], False)]


def chip(
    assistant: Assistant, reply: Reply, cite: int, under_notice: str = ""
) -> tuple[str, tuple[Notice, Clause] | None]:
    """Return what the chip of a citation reads, and the clause that it opens; None where that is gone.

    It names its notice where the reply cites several, unless it stands under the heading of `under_notice`.
    """
    citation = reply.citations[cite]
    found = find_clause(assistant, citation.id)
    label = f"{numbers(reply)[cite]}　{citation.label}"
    several_notices = len({each.notice for each in reply.citations}) > 1
    if found and citation.notice != under_notice and (several_notices or found[0].is_standards):
        label += f" {short_name(found[0])}"
    return label, found


def compared_editions(assistant: Assistant, reply: Reply) -> tuple[Notice, Notice] | None:
    """Return the two editions whose changes a reply tells; None where it tells none or they are gone."""
    editions = {notice.id: notice for notice in assistant.notices}
    found = [editions[id] for id in reply.notices if id in editions]
    if reply.outcome is not Outcome.CHANGES_TOLD or len(found) != 2:
        return None
    return found[0], found[1]


def _draw_chips(assistant: Assistant, reply: Reply, laid: LaidSentence, key: str) -> None:
    if not laid.cites:
        return
    with st.container(key=f"cites-{key}", horizontal=True, gap="small"):
        for cite in laid.cites:
            label, found = chip(assistant, reply, cite, laid.notice)
            pressed = st.button(escape_markdown(label), key=f"chip-{key}-{cite}", disabled=found is None)
            if pressed and found:
                open_clause(*found)


def _draw_comparison(assistant: Assistant, reply: Reply, number: int) -> None:
    """The way to all that changed between the two editions that a reply is on."""
    editions = compared_editions(assistant, reply)
    icon = ":material/compare_arrows:"
    if editions and st.button("逐条对照", key=f"compare-editions-{number}", icon=icon):
        open_edition_comparison(*editions)
