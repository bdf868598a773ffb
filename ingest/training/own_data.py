"""The project's own notices, known questions and vocabulary → pairs and texts to train on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from ingest.index.search_texts import search_texts
from ingest.notices.notice import Notice
from ingest.text.normalise import search_spelling
from ingest.training.pairs import Pair, Pairs

Synonym = tuple[list[str], list[str]]  # everyday words, and the notices' words for them
Texts = dict[str, dict[str, list[str]]]  # clause id → kind of search text → texts


def own_texts(notices: Iterable[Notice]) -> list[str]:
    """Return the words of all clauses and the wording of all known questions."""
    return [text.text for notice in notices for text in search_texts(notice) if text.kind in ("text", "question")]


def own_pairs(notices: Iterable[Notice], knowledge: Path, seed: int) -> list[Pairs]:
    """Return pairs of the office's questions and everyday words with the clauses that they ask for.

    Besides the notices' known questions these are `wordings.yaml` (clause id → wordings made for training),
    `refusals.yaml` (questions that no notice answers, each paired with the reason) and
    `vocabulary.yaml` under `knowledge`; each may be absent.
    """
    texts = _by_clause(notices)
    for clause, wordings in (_read(knowledge / "wordings.yaml") or {}).items():
        if clause in texts:
            texts[clause]["wording"] += wordings
    synonyms = _synonyms(_read(knowledge / "vocabulary.yaml") or {"synonyms": []})
    searched = tuple((text, clause) for clause, kinds in texts.items() for text in (*kinds["text"], *kinds["path"]))
    known, refused = list(_question_pairs(texts, "question")), list(_refused(_read(knowledge / "refusals.yaml") or []))
    sources = [
        Pairs("known question and its clause", 2.0, known, left_asks=True, other_texts=searched),
        Pairs("question and its clause, or why it has none", 2.0 if refused else 0.0, known + refused),
        Pairs("our own wording and its clause", 1.5, list(_question_pairs(texts, "wording"))),
        Pairs("questions for one clause", 1.0, list(_paraphrases(texts))),
        Pairs("everyday words for a clause", 2.0, list(_everyday(texts, synonyms, np.random.default_rng(seed)))),
        Pairs("everyday word and official word", 0.5, list(_words(synonyms))),
    ]
    return [source for source in sources if source.pairs]


def _question_pairs(texts: Texts, kind: str) -> Iterator[Pair]:
    for clause, kinds in texts.items():
        for text in (*kinds["text"], *kinds["path"]):
            yield from ((question, text, clause) for question in kinds[kind])


def _refused(rows: list[dict[str, str]]) -> Iterator[Pair]:
    yield from ((row["text"], row["why"], row["why"]) for row in rows)


def _paraphrases(texts: Texts) -> Iterator[Pair]:
    for clause, kinds in texts.items():
        yield from ((one, other, clause) for one, other in permutations([*kinds["question"], *kinds["wording"]], 2))


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader) if path.exists() else None


def _synonyms(vocabulary: dict[str, Any]) -> list[Synonym]:
    rows = vocabulary["synonyms"]
    return [([str(say).replace("*", "") for say in row["say"]], [str(word) for word in row["means"]]) for row in rows]


def _everyday(texts: Texts, synonyms: list[Synonym], generator: np.random.Generator) -> Iterator[Pair]:
    for clause, kinds in texts.items():
        for text in kinds["text"]:
            yield from (
                (asking, text, clause) for asking in _everyday_questions(search_spelling(text), synonyms, generator)
            )


def _everyday_questions(text: str, synonyms: list[Synonym], generator: np.random.Generator) -> Iterator[str]:
    """Everyday words for official words of the text, one or up to three of them together."""
    groups = [everyday for everyday, official in synonyms if any(search_spelling(word) in text for word in official)]
    for group in groups:
        for word in group:
            more = [str(generator.choice(other)) for other in groups if other is not group and generator.random() < 0.3]
            yield "".join([word, *more[:2]])


def _words(synonyms: list[Synonym]) -> Iterator[Pair]:
    for everyday, official in synonyms:
        yield from ((one, word, word) for one in everyday for word in official)


def _by_clause(notices: Iterable[Notice]) -> Texts:
    found: Texts = defaultdict(lambda: defaultdict(list))
    for notice in notices:
        for text in search_texts(notice):
            found[text.clause][text.kind].append(text.text)
    return found
