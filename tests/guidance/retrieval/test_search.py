"""Words and vectors together, and the search behind LangChain's interface."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guidance.assistant import Assistant
from guidance.lexicon.vocabulary import Vocabulary
from ingest.embedding.encoder import Encoder, load_encoder
from tests.bench.questions import development_set
from tests.evaluate import development


def first_hits(assistant: Assistant, signal: str, encoder: Encoder, words: Vocabulary) -> float:
    """The share of the development questions whose clause comes first by one signal, known questions left out."""
    its = development.scorer(
        assistant, encoder, replace(assistant.knowledge.weights.fusion, **development.SIGNALS[signal]), known=False
    )
    rows = [row for row in development_set() if row["kind"] == "answer"]
    return development.hits(assistant, its, encoder, rows, words)[0]


@pytest.mark.parametrize("synonyms", ["all", "none"])
def test_the_vectors_never_cost_a_first_hit_against_words_alone(assistant: Assistant, synonyms):
    encoder, words = load_encoder(), assistant.understanding.vocabulary
    words = words if synonyms == "all" else replace(words, synonyms=())
    assert first_hits(assistant, "both", encoder, words) >= first_hits(assistant, "words", encoder, words)


def test_a_scorer_without_vectors_scores_by_words(assistant: Assistant):
    words_alone = development.scorer(assistant, None, assistant.knowledge.weights.fusion, known=False)
    near = words_alone.near(load_encoder().encode_queries(["公共科目"])[0])
    scores = words_alone.score("公共科目", (), near)
    assert words_alone.clauses[int(scores.argmax())] in ("lyg-2024-14#2.5", "lyg-etdz-2023-h2#2.3.2")


def test_langchain_gets_documents_with_ids_labels_and_scores_best_first(assistant: Assistant):
    found = assistant.retriever.invoke("智能制造高工评审费多少钱")
    assert found[0].id == "lyg-2024-14#5.4"
    assert found[0].metadata["label"] == "五、（四）"
    scores = [d.metadata["score"] for d in found]
    assert scores == sorted(scores, reverse=True)


def test_a_question_of_nothing_but_unknown_words_is_not_known(assistant: Assistant):
    assert not assistant.retrieval.knows(assistant.understanding.understand("榴莲"))
    assert assistant.retrieval.knows(assistant.understanding.understand("邮箱"))
    assert assistant.retrieval.knows(assistant.understanding.understand("啥时候弄完"))  # no word of it in any clause
