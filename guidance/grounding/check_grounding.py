"""A sentence and the clauses it claims to rest on → what in it they do not say."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from guidance.grounding.alignment import Effort, aligned_ends
from guidance.grounding.passage_structure import Passage, parse_passage
from guidance.grounding.plain_spelling import comparable_spelling
from guidance.grounding.reorderings import reorderings
from guidance.grounding.rephrasing_words import RephrasingWords
from guidance.grounding.tokens import tokens
from ingest.memo import memo
from ingest.text.sentences import sentence_spans

LONGEST = 300  # characters of a sentence; what is longer is no sentence
_STEPS = 600  # of the search for one sentence
_INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn", "So", "Sk")  # what does not show, and pictures


def grounding_faults(sentence: str, clauses: Sequence[str], wording: RephrasingWords) -> tuple[str, ...]:
    """Return why `sentence` does not stand on `clauses`; empty where it does.

    The reasons are `token` (it names no clause), `form` (it is no plain statement) and `words` (no clause says so).
    Each part between semicolons and full stops must stand whole in one of `clauses`.
    """
    if not clauses:
        return ("token",)
    if not sentence.strip() or len(sentence) > LONGEST or _has_no_plain_form(sentence):
        return ("form",)
    text = comparable_spelling(sentence)
    parts = [part for start, end in sentence_spans(text) if (part := text[start:end].strip(";。"))]
    effort = Effort(_STEPS)
    grounded = parts and all(any(_says(clause, part, wording, effort) for clause in clauses) for part in parts)
    return () if grounded else ("words",)


def _has_no_plain_form(sentence: str) -> bool:
    """Whether characters that do not show, markup, or questions and cheers are in a sentence."""
    return any(unicodedata.category(c) in _INVISIBLE or c in "<>`*#|[]{}\\?？!！" for c in sentence)


def _says(clause: str, part: str, wording: RephrasingWords, effort: Effort) -> bool:
    """Whether the clause says the part in one passage, or in several of them in their order."""
    sentence, passages = tokens(part, wording), _passages(clause, wording)
    first_order = {0: 0}  # place in the sentence → the earliest passage from which it may go on
    for at in range(len(sentence)):
        if at not in first_order:
            continue
        for order, passage in passages:
            if order < first_order[at]:
                continue
            for end in aligned_ends(sentence, at, passage, wording, effort):
                if end == len(sentence):
                    return True
                if sentence[end] == ",":
                    first_order[end + 1] = min(first_order.get(end + 1, order + 1), order + 1)
    return False


@memo("passages of a clause")
def _passages(clause: str, wording: RephrasingWords) -> tuple[tuple[int, Passage], ...]:
    """The readings of each passage of a clause, with the passage's place in it."""
    return tuple((order, parse_passage(tokens(text, wording), wording)) for order, text in reorderings(clause))
