"""A sentence and the clauses it claims to rest on → what in it they do not say."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from guidance.grounding.alignment import Effort, ends
from guidance.grounding.passage_structure import Frame, frame_of
from guidance.grounding.plain_spelling import normal
from guidance.grounding.reorderings import readings
from guidance.grounding.rephrasing_words import RephrasingWords
from guidance.grounding.tokens import tokens
from ingest.text.sentences import sentence_spans

LONGEST = 300  # characters of a sentence; what is longer is no sentence
_STEPS = 600  # of the search for one sentence
_UNSAID = ("Cc", "Cf", "Cs", "Co", "Cn", "So", "Sk")  # what does not show, and pictures


def faults_of(sentence: str, clauses: Sequence[str], wording: RephrasingWords) -> tuple[str, ...]:
    """Return why `sentence` is not held: by no clause, no plain statement, or words that no clause says so.

    Each part between semicolons and full stops must be held whole by one of `clauses`.
    """
    if not clauses:
        return ("token",)
    if not sentence.strip() or len(sentence) > LONGEST or _hidden(sentence):
        return ("form",)
    said = normal(sentence)
    parts = [part for start, end in sentence_spans(said) if (part := said[start:end].strip(";。"))]
    effort = Effort(_STEPS)
    held = parts and all(any(_held(part, clause, wording, effort) for clause in clauses) for part in parts)
    return () if held else ("words",)


def _hidden(sentence: str) -> bool:
    """Whether characters that do not show, markup, or questions and cheers are in a sentence."""
    return any(unicodedata.category(c) in _UNSAID or c in "<>`*#|[]{}\\?？!！" for c in sentence)


def _held(part: str, clause: str, wording: RephrasingWords, effort: Effort) -> bool:
    """Whether the part tells one passage of the clause, or several of them in their order."""
    said, frames = tokens(part, wording), _frames(clause, wording)
    reached = {0: 0}
    for at in range(len(said)):
        if at not in reached:
            continue
        for order, frame in frames:
            if order >= reached[at]:
                for end in ends(said, at, frame, wording, effort):
                    if end == len(said):
                        return True
                    if said[end] == ",":
                        reached[end + 1] = min(reached.get(end + 1, order + 1), order + 1)
    return False


@lru_cache(maxsize=1024)
def _frames(clause: str, wording: RephrasingWords) -> tuple[tuple[int, Frame], ...]:
    """The readings of each passage of a clause, with the passage's place in it."""
    return tuple((order, frame_of(tokens(text, wording), wording)) for order, text in readings(clause))
