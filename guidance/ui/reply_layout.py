"""How a reply stands on the page: each notice named once above what it says, each clause once under what it bears."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from guidance.reply import Citation, Reply, Sentence, SentenceKind

_BEFORE_THE_CLAUSE = (SentenceKind.DIRECT, SentenceKind.WINDOW)  # sum up what clauses say that follow


@dataclass(frozen=True)
class LaidSentence:
    """A sentence as it is shown: its position, the heading above it or "", its words, and the citations under it.

    `notice` is the id of the notice whose heading it stands under, "" for none.
    """

    position: int
    sentence: Sentence
    heading: str
    words: str
    cites: tuple[int, ...]
    notice: str


def lay_out(reply: Reply, sentences: Sequence[Sentence]) -> Iterator[LaidSentence]:
    """Yield these sentences of a reply as they are shown."""
    heading, notice = "", ""
    for position, sentence in enumerate(sentences):
        is_new = bool(heading_of(sentence)) and heading_of(sentence) != heading
        if is_new:
            heading = heading_of(sentence)
            notice = next((reply.citations[cite].notice for cite in sentence.cites), "")
        cites = tuple(_shown(sentence, sentences[position + 1 :]))
        words = words_under_heading(sentence)
        yield LaidSentence(position, sentence, heading if is_new else "", words, cites, notice)


def heading_of(sentence: Sentence) -> str:
    """Return the name of the notice that a sentence begins with, "" where it begins with none."""
    return sentence.prefix[1:-1] if sentence.prefix.startswith("【") and sentence.prefix.endswith("】") else ""


def words_under_heading(sentence: Sentence) -> str:
    """Return a sentence without the name of its notice."""
    return sentence.own_words if heading_of(sentence) else sentence.text


def numbers(reply: Reply) -> dict[int, int]:
    """Return the number, from 1, of each citation, in the order in which the sentences stand on them."""
    order = dict.fromkeys(cite for shown in lay_out(reply, reply.sentences) for cite in shown.cites)
    return {cite: number for number, cite in enumerate((order | dict.fromkeys(range(len(reply.citations)))), start=1)}


def numbered_citations(reply: Reply) -> list[tuple[int, Citation]]:
    """Return the citations with their numbers, in their order."""
    return [(number, reply.citations[cite]) for cite, number in numbers(reply).items()]


def repeated_of(reply: Reply, previous: Reply | None) -> Collection[Sentence]:
    """Return the reasons that a check, while it asks on, gives in the words of the reply before, just above it."""
    if previous is None or not reply.asks or previous.kind != "check":
        return ()
    before = {each.text for each in previous.sentences}
    return {each for each in reply.sentences if each.kind is SentenceKind.REASON and each.text in before}


def _shown(sentence: Sentence, later: Sequence[Sentence]) -> Iterator[int]:
    """The citations under a sentence: none under one of several that cite the same, nor twice under a summary."""
    if later and later[0].cites == sentence.cites:
        return
    again = {cite for each in later for cite in each.cites} if sentence.kind in _BEFORE_THE_CLAUSE else ()
    yield from (cite for cite in sentence.cites if cite not in again)
