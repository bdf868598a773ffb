"""The asks of a message in order: one that says too little by itself takes over what the one before it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from guidance.question import Ask
from guidance.understanding.spoken_of import SpokenOf

SHORTEST = 2  # characters that can name a thing
_GOES_ON = re.compile("里面|里头|那|它|这|还要|放|交(?!材料)|分别|是不是要|有没有|需要(?:几|多)|要(?:几|多|写|放|交几)")


def with_leads(asks: Sequence[Ask], clauses: Iterable[str], spoken_of: str, about: SpokenOf) -> tuple[Ask, ...]:
    """Return the asks, each with what the one before it is about, the first with what was `spoken_of` in the talk.

    One that names nothing of the folded `clauses` (能不能退) leans on that. One that only goes on (里面要写什么,
    放哪个袋) shares the topic of the one before it. `about` tells what a question is about.
    """
    found: list[Ask] = []
    texts = tuple(clauses)
    for ask in asks:
        if found:
            spoken_of = about.find(found[-1].question_clauses)
            before = found[-1].topic
            ask = replace(ask, topic=before) if before and not ask.topic and _GOES_ON.match(ask.search_text) else ask
        matter = ask.matter if len(ask.matter) >= SHORTEST else about.without_asking(ask.search_text)
        leans = bool(spoken_of) and not _is_named(matter, texts)
        found.append(replace(ask, spoken_of=spoken_of, leans=leans))
    return tuple(found)


def names_unknown(ask: Ask, clauses: Iterable[str]) -> bool:
    """Return whether an ask that is but a name (村干部呢) is none that the folded `clauses` or the vocabulary have."""
    return not ask.expansion_terms and not _is_named(ask.normalised_text, clauses)


def _is_named(matter: str, clauses: Iterable[str]) -> bool:
    """Whether characters of the matter that can name a thing stand together in some clause."""
    pieces = {matter[at : at + SHORTEST] for at in range(len(matter) - SHORTEST + 1)}
    return any(piece in text for text in clauses for piece in pieces)
