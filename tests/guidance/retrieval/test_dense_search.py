"""The dense side in memory and in Chroma: the same clauses come first, whichever holds the vectors."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from guidance.assistant import Assistant, open_assistant
from guidance.conversation import Conversation, respond
from guidance.retrieval.dense_search import ClauseCosines, search_in_chroma, search_in_memory
from guidance.weights import DenseWeights
from ingest.embedding.encoder import load_encoder
from ingest.index.chroma_store import open_index
from ingest.index.search_texts import SearchText, search_texts
from ingest.settings import settings
from tests.bench.questions import development_set


@pytest.fixture(scope="module")
def texts(assistant: Assistant) -> list[SearchText]:
    return [text for notice in assistant.notices for text in search_texts(notice)]


@pytest.fixture(scope="module")
def index(assistant: Assistant):
    """The assistant's own index, left in Chroma."""
    return open_index(settings(), load_encoder().identity, 0)


def test_a_clause_has_the_cosine_of_its_nearest_text_and_questions_count_apart():
    kinds = (("a", "text"), ("a", "path"), ("a", "question"), ("b", "text"))
    texts = [SearchText(f"{clause}@{kind}", clause, "n", kind, "") for clause, kind in kinds]
    vectors = np.array([[1, 0], [0, 1], [0.6, 0.8], [-1, 0]], dtype=np.float32)
    own, questions = search_in_memory(texts, vectors)(np.array([1, 0], dtype=np.float32), ())
    assert own.best.tolist() == [1, 0]
    assert questions.best.tolist() == pytest.approx([0.6, 0])
    assert own.z_scores().tolist() == [1, -1]


def test_clauses_that_do_not_differ_have_no_z_scores():
    assert ClauseCosines(np.ones(3), 1.0, 0.0).z_scores().tolist() == [0, 0, 0]


def test_with_enough_neighbours_and_clauses_chroma_gives_the_same_cosines(texts, index):
    whole = DenseWeights(
        most_in_memory=0, neighbours=len(texts), sampled_clauses=len(texts), matched_clauses=1, matched_texts=1
    )
    vector = load_encoder().encode_queries(["评审费多少钱"])[0]
    here = search_in_memory(texts, index.vectors([text.id for text in texts]))(vector, ())
    there = search_in_chroma(texts, index, whole)(vector, ())
    for ours, theirs in zip(here, there, strict=True):
        near = ours.best > 0
        assert theirs.best[near] == pytest.approx(ours.best[near], abs=1e-5)
        assert (theirs.mean, theirs.deviation) == pytest.approx((ours.mean, ours.deviation))


def test_only_the_notices_asked_for_are_looked_at(texts, index, assistant):
    few = replace(assistant.knowledge.weights.dense, neighbours=5)
    vector = load_encoder().encode_queries(["评审费多少钱"])[0]
    own, _ = search_in_chroma(texts, index, few)(vector, ["lyg-etdz-2023-h2"])
    clauses = list(dict.fromkeys(text.clause for text in texts))
    found = {clause for clause, cosine in zip(clauses, own.best, strict=True) if cosine != own.mean}
    assert found and {clause.split("#")[0] for clause in found} == {"lyg-etdz-2023-h2"}


def test_an_assistant_whose_vectors_stay_in_chroma_cites_the_same_clauses(assistant):
    weights = assistant.knowledge.weights
    in_chroma = replace(weights, dense=replace(weights.dense, most_in_memory=0))
    other = open_assistant(knowledge=replace(assistant.knowledge, weights=in_chroma))
    rows = [row["question"] for row in development_set()]
    cited = [
        [citation.id for citation in respond(question, Conversation(), one).citations[:1]]
        for one in (assistant, other)
        for question in rows
    ]
    same = sum(one == two for one, two in zip(cited[: len(rows)], cited[len(rows) :], strict=True))
    assert same >= 0.95 * len(rows)
