"""The asks of a message in order: one that says too little by itself takes over what the one before it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from guidance.question import Ask

SHORTEST = 2  # characters that can name a thing
_GOES_ON = re.compile("里面|里头|那|它|这|还要|放|交(?!材料)|分别|是不是要|有没有|需要(?:几|多)|要(?:几|多|写|放|交几)")


def with_leads(asks: Sequence[Ask], clauses: Iterable[str]) -> tuple[Ask, ...]:
    """Return the asks; one that names nothing of the folded `clauses` (能不能退) leans on the one that it follows.

    One that only goes on (里面要写什么, 放哪个袋) shares the topic of the one before it.
    """
    found, texts = list(asks[:1]), tuple(clauses)
    for ask in asks[1:]:
        before = found[-1]
        ask = replace(ask, follows=before.question_clauses, leans=not _is_named(ask.matter, texts))
        if before.topic and not ask.topic and _GOES_ON.match(ask.search_text):
            ask = replace(ask, topic=before.topic)
        found.append(ask)
    return tuple(found)


def _is_named(matter: str, clauses: Iterable[str]) -> bool:
    """Whether characters of the matter that can name a thing stand together in some clause."""
    pieces = {matter[at : at + SHORTEST] for at in range(len(matter) - SHORTEST + 1)}
    return any(piece in text for text in clauses for piece in pieces)
