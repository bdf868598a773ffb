"""A reply on the page: its sentences, the chips that open their clauses, the words behind them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import partial
from itertools import accumulate

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from guidance.assistant import Assistant
from guidance.reply import Citation, Reply, Sentence
from guidance.ui.clause_view import open_clause
from guidance.ui.escape import as_html, as_label
from guidance.ui.record_turns import note
from guidance.ui.session import Turn, rate, say
from guidance.ui.shared_assistant import find_clause
from guidance.ui.window_tag import tag
from ingest.text.search_words import search_words
from ingest.text.sentences import sentence_spans

_BIT = 5  # characters that appear together while an answer comes in
_STEP = 25  # milliseconds between two bits
_WHOLE = 1200  # milliseconds after which all of an answer stands there, however long it is


def draw_question(message: str, fresh: bool = False) -> None:
    """Show what the visitor said, letter by letter; a fresh one is brought to the top of the screen."""
    st.html(f'<div class="asked{" new" if fresh else ""}"><p>{as_html(message)}</p></div>')


def draw_reply(
    assistant: Assistant,
    turn: Turn,
    number: int,
    today: date,
    *,
    fresh: bool = False,
    skip: Collection[str] = (),
    after: Callable[[], None] = lambda: None,
) -> None:
    """Show the reply to a message; a fresh one comes in as if spoken.

    `after` draws what belongs under the sentences, `skip` are sentences that it says in its own way.
    """
    sentences = [s for s in turn.reply.sentences if s.text not in skip]
    beats = accumulate((len(s.text) // _BIT + 1 for s in sentences), initial=0)
    for place, (sentence, beat) in enumerate(zip(sentences, beats, strict=False)):
        st.html(_sentence(sentence.text, place == 0, beat if fresh else None))
        if sentence.rephrased:
            st.html(_rests_on(turn.reply, sentence))
        if [sentence.cites] != [s.cites for s in sentences[place + 1 : place + 2]]:
            _chips(assistant, turn.reply, sentence.cites, f"{number}-{place}")
    after()
    st.html(_behind(assistant, turn.reply, today))
    _rating(assistant, turn, number)


def draw_meanwhile(slot: DeltaGenerator, sentences: Sequence[Sentence]) -> None:
    """Show in `slot` what can be read of a reply that is not whole yet."""
    said = "".join(_sentence(s.text, place == 0, None) for place, s in enumerate(sentences))
    slot.html(f'<div class="meanwhile">{said}<p class="waiting" role="status">正在整理回答……</p></div>')


def draw_options(reply: Reply, number: int) -> None:
    """Show the ready-made answers to a question back."""
    with st.container(key=f"options-{number}", gap="small"):
        for option in reply.options:
            st.button(as_label(option), key=f"option-{number}-{option}", on_click=say, args=(option,), width="stretch")


def _sentence(text: str, lead: bool, beat: int | None) -> str:
    kind = "said lead" if lead else "said"
    if beat is None:
        return f'<div class="{kind}"><p>{as_html(text)}</p></div>'
    bits = [as_html(text[at : at + _BIT]) for at in range(0, len(text), _BIT)]
    waits = (min((beat + n) * _STEP, _WHOLE) for n in range(len(bits)))
    spans = (f'<span class="bit" style="animation-delay:{w}ms">{b}</span>' for b, w in zip(bits, waits, strict=True))
    return f'<div class="{kind} fresh"><p>{"".join(spans)}</p></div>'


def _rests_on(reply: Reply, sentence: Sentence) -> str:
    texts = (_marked(reply.citations[at].text, sentence.text) for at in sentence.cites)
    words = "".join(f'<div class="inset"><p>{text}</p></div>' for text in texts)
    return f'<div class="source"><details><summary>这句是改写的，看条款原话</summary>{words}</details></div>'


def _marked(clause: str, said: str) -> str:
    """The clause's words as HTML; of several sentences the one that says most of what is `said` is marked."""
    spans, mine = sentence_spans(clause), set(search_words(said))
    if len(spans) < 2:
        return as_html(clause)
    start, end = max(spans, key=lambda span: len(mine & set(search_words(clause[slice(*span)]))))
    return f"{as_html(clause[:start])}<mark>{as_html(clause[start:end])}</mark>{as_html(clause[end:])}"


def _chips(assistant: Assistant, reply: Reply, cites: tuple[int, ...], key: str) -> None:
    if not cites:
        return
    several = len({c.notice for c in reply.citations}) > 1
    with st.container(key=f"cites-{key}", horizontal=True, gap="small"):
        for cite in cites:
            _chip(assistant, reply.citations[cite], cite + 1, several, f"chip-{key}-{cite}")


def _chip(assistant: Assistant, citation: Citation, number: int, several: bool, key: str) -> None:
    found = find_clause(assistant, citation.id)
    label = f"{number}　{citation.label}"
    if found and several:
        label += f" {found[0].name}"
    if st.button(as_label(label), key=key, disabled=found is None) and found:
        open_clause(*found)


def _behind(assistant: Assistant, reply: Reply, today: date) -> str:
    cited = [n for n in assistant.notices if n.id in {c.notice for c in reply.citations}]
    sources = "".join(f"<p>依据：{as_html(n.name)}，申报{tag(n, today)}</p>" for n in cited)
    quotes = "".join(
        f'<div class="inset"><p class="label">{n}　{as_html(c.label)}</p><p>{as_html(c.text)}</p></div>'
        for n, c in enumerate(reply.citations, 1)
    )
    words = f"<details><summary>展开原文</summary>{quotes}</details>" if quotes else ""
    return f'<div class="source">{sources}{words}</div>'


def _rating(assistant: Assistant, turn: Turn, number: int) -> None:
    with st.container(key=f"rate-{number}", horizontal=True, gap="small"):
        if turn.useful is not None:
            st.html(f'<p class="soft" role="status">已记下：{"有用" if turn.useful else "没有用"}</p>')
            return
        st.html('<p class="soft">这条回答有用吗？</p>', width="content")
        for label, useful, icon in (("有用", True, "thumb_up"), ("没有用", False, "thumb_down")):
            rated = partial(rate, turn, useful, partial(note, assistant))
            st.button(label, key=f"{icon}-{number}", on_click=rated, icon=f":material/{icon}:")
