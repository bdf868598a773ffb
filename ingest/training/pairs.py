"""Pairs of texts that belong together, and questions held out of training."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

Pair = tuple[str, str, str]  # a text, the text it belongs to, and what both are about


@dataclass(frozen=True)
class Pairs:
    """Pairs of one kind and the share of the batches that they are worth.

    `left_asks` says that the left text is a question, so that the kind can be measured; `other_texts` are further
    texts, each with what it is about, that a question of this kind is searched among.
    """

    name: str
    weight: float
    pairs: list[Pair]
    left_asks: bool = False
    other_texts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class HeldOut:
    """Questions that training does not see, each with the targets that answer it, and all texts to search among.

    `texts` are pairs of a text and its target.
    """

    name: str
    questions: dict[str, set[str]]
    texts: list[tuple[str, str]]


def hold_out(sources: list[Pairs], share: float, generator: np.random.Generator) -> tuple[list[Pairs], list[HeldOut]]:
    """Return the sources without a share (0 to 1) of their questions, wherever these occur, and these questions."""
    sets = [_draw(source, share, generator) for source in sources if source.left_asks]
    hidden = {question for held_out in sets for question in held_out.questions}
    left = [replace(s, pairs=[p for p in s.pairs if p[0] not in hidden and p[1] not in hidden]) for s in sources]
    return [source for source in left if source.pairs], sets


def _draw(source: Pairs, share: float, generator: np.random.Generator) -> HeldOut:
    questions = list(dict.fromkeys(left for left, _, _ in source.pairs))
    drawn = {questions[i] for i in generator.permutation(len(questions))[: round(len(questions) * share)]}
    answers: dict[str, set[str]] = {}
    for question, _, target in source.pairs:
        if question in drawn:
            answers.setdefault(question, set()).add(target)
    texts = list(dict.fromkeys([*((right, target) for _, right, target in source.pairs), *source.other_texts]))
    return HeldOut(source.name, answers, texts)
