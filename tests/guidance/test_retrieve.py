"""Words and vectors together, and the search behind LangChain's interface."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from guidance.office import Office
from guidance.scoring import Scorer
from ingest.chunk import chunks
from ingest.embed import load_encoder
from ingest.quote import plain

SET = Path(__file__).parents[1] / "fixtures" / "questions" / "development.jsonl"


@pytest.fixture(scope="module")
def scorers(office: Office):
    every = [c for n in office.notices for c in chunks(n) if c.kind != "question"]
    encoder = load_encoder()
    return Scorer(every, None), Scorer(every, encoder.encode_clauses([c.text for c in every])), encoder


def hits(office: Office, scorer: Scorer, encoder) -> int:
    """How many development questions find a clause with their evidence first, known questions left out."""
    texts = {c.id: plain(c.words) for n in office.notices for c in n.clauses}
    found = 0
    for row in map(json.loads, SET.read_text(encoding="utf-8").splitlines()):
        if row["kind"] != "answer":
            continue
        ask = office.understanding.understand(row["question"]).asks[-1]
        vector = encoder.encode_queries([ask.text])[0] if encoder else None
        best = scorer.clauses[int(np.argmax(scorer.score(ask.text, ask.meant, vector)))]
        found += any(plain(evidence) in texts[best] for evidence in row["evidence"])
    return found


def test_the_vectors_never_cost_a_first_hit_against_words_alone(office: Office, scorers):
    words_alone, fused, encoder = scorers
    assert hits(office, fused, encoder) >= hits(office, words_alone, None)


def test_a_scorer_without_vectors_scores_by_words(scorers):
    words_alone, _, encoder = scorers
    scores = words_alone.score("公共科目", (), encoder.encode_queries(["公共科目"])[0])
    assert words_alone.clauses[int(scores.argmax())] in ("lyg-2024-14#2.5", "lyg-etdz-2023-h2#2.3.2")


def test_langchain_gets_documents_with_ids_labels_and_scores_best_first(office: Office):
    found = office.retriever.invoke("智能制造高工评审费多少钱")
    assert found[0].id == "lyg-2024-14#5.4"
    assert found[0].metadata["label"] == "五、（四）"
    scores = [d.metadata["score"] for d in found]
    assert scores == sorted(scores, reverse=True)


def test_a_question_of_nothing_but_unknown_words_is_not_known(office: Office):
    assert not office.retrieval.knows(office.understanding.understand("榴莲"))
    assert office.retrieval.knows(office.understanding.understand("邮箱"))
