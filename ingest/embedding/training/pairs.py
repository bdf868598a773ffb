"""The nouns of training: pairs of texts that belong together, questions held back, figures."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

Pair = tuple[str, str, str]  # a text, the text it belongs to, and what both are about


@dataclass(frozen=True)
class Pairs:
    """Pairs of one kind and the share of the batches that they are worth.

    `asked` says that a person asks on the left, so that the kind can be measured; `others` are further
    texts, each with what it is about, that a question of this kind is searched among.
    """

    name: str
    weight: float
    pairs: list[Pair]
    asked: bool = False
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Held:
    """Questions kept from training, each with what answers it, and all texts that they are searched among."""

    name: str
    questions: dict[str, set[str]]
    texts: list[tuple[str, str]]


def hold_back(sources: list[Pairs], share: float, generator: np.random.Generator) -> tuple[list[Pairs], list[Held]]:
    """Return the sources without a share of their questions, wherever these occur, and these questions."""
    sets = [_held(source, share, generator) for source in sources if source.asked]
    gone = {question for held in sets for question in held.questions}
    kept = [replace(s, pairs=[p for p in s.pairs if p[0] not in gone and p[1] not in gone]) for s in sources]
    return [source for source in kept if source.pairs], sets


def _held(source: Pairs, share: float, generator: np.random.Generator) -> Held:
    questions = list(dict.fromkeys(left for left, _, _ in source.pairs))
    held = {questions[i] for i in generator.permutation(len(questions))[: round(len(questions) * share)]}
    answers: dict[str, set[str]] = {}
    for question, _, target in source.pairs:
        if question in held:
            answers.setdefault(question, set()).add(target)
    texts = list(dict.fromkeys([*((right, target) for _, right, target in source.pairs), *source.others]))
    return Held(source.name, answers, texts)
