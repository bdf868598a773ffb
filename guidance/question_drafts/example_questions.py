"""Questions that people ask of other notices, each with the words of the clause that answers it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ingest.index.search_texts import words_under_headings
from ingest.notices.notice import Notice
from ingest.text.cut_words import cut
from ingest.text.normalise import HAN, search_spelling
from ingest.training.asked_documents import imitation_notices

_HAN = re.compile(f"[{HAN}]")
_WORD = re.compile(f"[{HAN}]{{2,}}")


@dataclass(frozen=True, slots=True)
class ExampleQuestion:
    """A question in a person's words, the clause under its headings that answers it, and of which notice that is."""

    text: str
    clause: str
    notice: str


@dataclass(frozen=True, slots=True)
class TellingWord:
    """A word that tells what a question is about: a noun is a thing, a verb or adjective a deed."""

    text: str
    kind: Literal["thing", "deed", "pair", "character"]


@dataclass(frozen=True)
class ExampleQuestions:
    """All examples; `spread` of a word is in how many notices it is asked with."""

    examples: tuple[ExampleQuestion, ...]

    @cached_property
    def spread(self) -> Counter[str]:
        """In the questions about how many notices each word stands."""
        pairs = {(example.notice, word.text) for example in self.examples for word in words_of(example.text)}
        return Counter(word for _, word in pairs)


def load_example_questions(notices: Sequence[Notice]) -> ExampleQuestions:
    """Return the questions of the notices written for training and the known questions of `notices`."""
    return ExampleQuestions((*_of_imitations(), *_known(notices)))


def words_of(text: str) -> frozenset[TellingWord]:
    """Return the words that tell what `text` is about, in the spelling of search.

    They are its nouns, verbs and adjectives of two characters or more, what stands between words that the dictionary
    knows, in pairs of characters, and each of these characters.
    """
    found: set[TellingWord] = set()
    before = ""
    for token in cut(search_spelling(text), guess=False):
        is_single = len(token.word) == 1 and bool(_HAN.fullmatch(token.word))
        if is_single:
            found.add(TellingWord(token.word, "character"))
            found |= {TellingWord(before + token.word, "pair")} if before else set()
        elif _WORD.fullmatch(token.word) and token.flag[:1] in "nvajlibs":
            is_deed = token.flag[:1] in "va" and token.flag != "vn"
            found.add(TellingWord(token.word, "deed" if is_deed else "thing"))
        before = token.word if is_single else ""
    return frozenset(found)


def _of_imitations() -> Iterable[ExampleQuestion]:
    for document in imitation_notices():
        for question, answering in document.questions:
            if answering:
                yield ExampleQuestion(question, document.clauses[min(answering)], document.name)


def _known(notices: Sequence[Notice]) -> Iterable[ExampleQuestion]:
    for notice in notices:
        for question in notice.questions:
            clause = notice.by_id[question.clauses[0]]
            yield ExampleQuestion(question.text, words_under_headings(clause, notice.by_id), notice.id)
