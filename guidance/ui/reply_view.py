"""A reply on the page: its sentences, the chips that open their clauses, the words behind them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from guidance.assistant import Assistant
from guidance.citations import short_name
from guidance.reply import Citation, Outcome, Reply, Sentence, SentenceKind
from guidance.ui.clause_view import open_clause
from guidance.ui.compare_dialog import open_edition_comparison
from guidance.ui.linked_text import linked_parts
from guidance.ui.materials_link import draw_materials_link
from guidance.ui.render import render
from guidance.ui.reply_rating import draw_rating
from guidance.ui.reply_sources import sources
from guidance.ui.session import Turn, send_message
from guidance.ui.shared_assistant import find_clause
from guidance.ui.window_words import is_shut
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
        sentences = [sentence for sentence in sentences if sentence.kind is not SentenceKind.WINDOW]
    bits_before = accumulate((len(sentence.text) // _BIT + 1 for sentence in sentences), initial=0)
    for position, (sentence, before) in enumerate(zip(sentences, bits_before, strict=False)):
        shown = _ShownSentence(sentence.text, position == 0, _bits(sentence.text, before) if is_new else ())
        st.html(render("sentence", sentence=shown))
        if sentence.rephrased:
            st.html(render("original_words", texts=_original_words(turn.reply, sentence)))
        following = sentences[position + 1 : position + 2]
        if [sentence.cites] != [each.cites for each in following]:
            _draw_chips(assistant, turn.reply, sentence.cites, f"{number}-{position}")
    if turn.reply.outcome is Outcome.CHANGES_TOLD:
        _draw_comparison(assistant, turn.reply, number)
    draw_materials_link(assistant, turn.reply, number)
    draw_below()
    st.html(sources(assistant, turn.reply, today))
    draw_rating(assistant, turn, number)


def closed_lead(notices: Sequence[Notice], reply: Reply, today: date) -> str:
    """Return as HTML what an answer or verdict begins with where its notices are closed; "" where it says so itself."""
    first_kinds = {sentence.kind for sentence in reply.sentences[:1]}
    says_so = not first_kinds.isdisjoint((SentenceKind.WINDOW, SentenceKind.VERDICT))
    if says_so or reply.kind not in ("answer", "check"):
        return ""
    meant = set(reply.notices) or {citation.notice for citation in reply.citations}
    closed = [
        (short_name(notice), say_day(max(window.closes for window in notice.windows)))
        for notice in notices
        if notice.id in meant and is_shut(notice, today)
    ]
    return render("closed_lead", closed=closed) if closed else ""


def draw_unfinished(slot: DeltaGenerator, sentences: Sequence[Sentence]) -> None:
    """Show in `slot` what can be read of a reply that is not whole yet."""
    shown = [_ShownSentence(sentence.text, position == 0) for position, sentence in enumerate(sentences)]
    slot.html(render("unfinished_reply", sentences=shown))


def draw_options(reply: Reply, number: int) -> None:
    """Show the ready-made answers to a question back, which turn `number` asks."""
    with st.container(key=f"options-{number}", gap="small"):
        for option in dict.fromkeys(reply.options):  # two equal keys stop the page
            key = f"option-{number}-{option}"
            st.button(escape_markdown(option), key=key, on_click=send_message, args=(option,), width="stretch")


@dataclass(frozen=True)
class _ShownSentence:
    """A sentence, whether it leads the reply, and its bits with the milliseconds each waits; none: it is there."""

    text: str
    leads: bool
    bits: Sequence[tuple[str, str, int]] = ()


def _bits(text: str, before: int) -> list[tuple[str, str, int]]:
    """The text in bits, each with the address that it leads to or "", and the milliseconds that it waits.

    `before` bits come ahead of it; a link is one bit.
    """
    cut = [bit for part in linked_parts(text) for bit in _cut(*part)]
    return [(words, address, min((before + at) * _STEP, _WHOLE)) for at, (words, address) in enumerate(cut)]


def _cut(words: str, address: str) -> Iterator[tuple[str, str]]:
    step = len(words) if address else _BIT
    yield from ((words[start : start + step], address) for start in range(0, len(words), step))


def _original_words(reply: Reply, sentence: Sentence) -> list[list[tuple[str, bool]]]:
    """The clauses that a rephrased sentence stands on, each in pieces with what it rests on marked."""
    return [mark_basis(reply.citations[cite].text, sentence.text) for cite in sentence.cites]


def mark_basis(clause: str, sentence: str) -> list[tuple[str, bool]]:
    """Return a clause in pieces; of several sentences the one that shares most words with `sentence` is marked."""
    spans, wanted = sentence_spans(clause), set(search_words(sentence))
    if len(spans) < 2:
        return [(clause, False)]
    start, end = max(spans, key=lambda span: len(wanted & set(search_words(clause[slice(*span)]))))
    return [(clause[:start], False), (clause[start:end], True), (clause[end:], False)]


def _draw_chips(assistant: Assistant, reply: Reply, cites: tuple[int, ...], key: str) -> None:
    if not cites:
        return
    several_notices = len({citation.notice for citation in reply.citations}) > 1
    with st.container(key=f"cites-{key}", horizontal=True, gap="small"):
        for cite in cites:
            _draw_chip(assistant, reply.citations[cite], cite + 1, several_notices, f"chip-{key}-{cite}")


def _draw_chip(assistant: Assistant, citation: Citation, number: int, with_notice: bool, key: str) -> None:
    found = find_clause(assistant, citation.id)
    label = f"{number}　{citation.label}"
    if found and (with_notice or found[0].is_standards):
        label += f" {short_name(found[0])}"
    if st.button(escape_markdown(label), key=key, disabled=found is None) and found:
        open_clause(*found)


def _draw_comparison(assistant: Assistant, reply: Reply, number: int) -> None:
    """The way to all that changed between the two editions that a reply is on."""
    editions = {notice.id: notice for notice in assistant.notices}
    found = [editions[id] for id in reply.notices if id in editions]
    icon = ":material/compare_arrows:"
    if len(found) == 2 and st.button("逐条对照", key=f"compare-editions-{number}", icon=icon):
        open_edition_comparison(*found)
