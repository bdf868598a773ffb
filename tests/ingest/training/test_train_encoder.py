from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch

from ingest.embedding.late_encoder import load_late_encoder
from ingest.errors import InputError
from ingest.settings import ROOT
from ingest.training.asked_documents import MEASURED, AskedDocument, asked_laws, imitation_notices
from ingest.training.document_batches import BatchShape, DocumentSource, document_batches, draw_batch
from ingest.training.export_encoder import OUTPUTS, export_encoder, write_graph
from ingest.training.fine_tune import FineTuning, fine_tune
from ingest.training.late_interaction import Encoded, batch_loss, cut, late_scores

SAMPLE = ROOT / "tests" / "fixtures" / "training"
CLAUSES = ("费用 要交 元", "报名 截止 日期", "电话", "地址 在", "材料 份", "学历 年")
ASKED = (
    *(("多少 元", 0), ("几 月 截止", 1), ("电话 是 什么", 2), ("在 哪", 3), ("几 份", 4), ("几 年", 5)),
    ("报名 地址", None),
)


@pytest.fixture
def document() -> AskedDocument:
    questions = tuple((text, frozenset(() if at is None else (at,))) for text, at in ASKED)
    return AskedDocument("notice", CLAUSES, questions)


def test_every_notice_written_for_training_has_its_evidence_in_its_clauses_and_questions_without_an_answer():
    documents = imitation_notices()
    assert set(MEASURED) < {document.name for document in documents}
    for document in documents:
        answered = sum(bool(answering) for _, answering in document.questions)
        assert answered > 20 and len(document.questions) - answered > 10, document.name


def test_evidence_that_stands_in_no_clause_is_named_with_its_line(tmp_path):
    (tmp_path / "x.md").write_text("# 通知\n\n一、报名时间为3月。\n", encoding="utf-8")
    row = {"question": "几号报名", "kind": "answer", "evidence": ["4月"]}
    (tmp_path / "x.jsonl").write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(InputError, match=r"x.jsonl 第 1 行：evidence 不在 x.md"):
        imitation_notices(tmp_path)


def test_laws_that_are_asked_about_have_other_articles_beside_those_that_answer():
    documents = asked_laws([SAMPLE])
    questions = [(document, text, found) for document in documents for text, found in document.questions]
    assert questions and all(found for _, _, found in questions)
    assert all(len(document.clauses) > len(found) for document, _, found in questions)


def test_a_batch_marks_what_answers_and_leaves_no_clause_of_a_bereft_question(document):
    shape = BatchShape(questions=6, clauses=4, bereft=0.5, unanswered=0.4)
    generator = np.random.default_rng(3)
    bereft = 0
    for _ in range(200):
        batch = draw_batch(document, shape, generator)
        assert len(batch.clauses) <= 4 and batch.answers.shape == (len(batch.questions), len(batch.clauses) + 1)
        for text, row in zip(batch.questions, batch.answers, strict=True):
            right = {CLAUSES[at] for at in dict(document.questions)[text]}
            present = right & set(batch.clauses)
            assert {clause for clause, answers in zip(batch.clauses, row, strict=False) if answers} == present
            assert row[-1] == (not present)
            bereft += bool(right) and not present
    assert bereft


def test_batches_come_from_the_sources_by_their_shares(document):
    other = AskedDocument("law", ("甲", "乙"), (("问", frozenset([0])),))
    sources = [DocumentSource("notices", 0.75, (document,)), DocumentSource("laws", 0.25, (other,))]
    batches = document_batches(sources, BatchShape(), np.random.default_rng(1))
    laws = sum("问" in next(batches).questions for _ in range(400))
    assert 70 < laws < 130


def test_late_scores_are_the_weighted_means_of_the_best_matches(encoder, tokenizer):
    with torch.no_grad():
        questions = encoder(*vars(cut(tokenizer, ["几月截止", "多少元"], 64)).values())
        clauses = encoder(*vars(cut(tokenizer, list(CLAUSES), 64)).values())
        found = late_scores(questions, clauses).numpy()
    for q in range(2):
        for c, text in enumerate(CLAUSES):
            rows = clauses.tokens[c, : len(cut(tokenizer, [text], 64).ids[0])].numpy()
            best = (questions.tokens[q].numpy() @ rows.T).max(axis=1)
            assert found[q, c] == pytest.approx(float((best * questions.weights[q].numpy()).sum()), abs=1e-5)


def test_fine_tuning_finds_clauses_and_tells_what_none_answers(encoder, tokenizer, document):
    sources = [DocumentSource("notices", 1.0, (document,))]
    losses: list[float] = []
    plan = FineTuning(steps=60, warm_up=5, base_rate=3e-3, head_rate=3e-3, shape=BatchShape(bereft=0.1))
    fine_tune(encoder, tokenizer, sources, plan, lambda _step, loss: losses.append(loss))
    assert np.mean(losses[-10:]) < 0.6 * np.mean(losses[:10])
    assert not encoder.training


def test_a_batch_without_any_answer_trains_none_alone(encoder, tokenizer):
    nobody = AskedDocument("notice", CLAUSES, (("谁", frozenset()),))
    batch = draw_batch(nobody, BatchShape(unanswered=1.0), np.random.default_rng(1))
    assert torch.isfinite(batch_loss(encoder, tokenizer, batch))


def test_the_exported_graph_gives_the_encoders_own_vectors(encoder, tokenizer, tmp_path):
    write_graph(encoder, tokenizer, tmp_path / "whole.onnx")
    session = onnxruntime.InferenceSession(str(tmp_path / "whole.onnx"))
    pieces = cut(tokenizer, ["几月截止", "要交多少元的费用"], 64)
    given = session.run(list(OUTPUTS), {"ids": pieces.ids.numpy(), "mask": pieces.mask.numpy()})
    with torch.no_grad():
        wanted: Encoded = encoder(pieces.ids, pieces.mask)
    for name, mine, theirs in zip(OUTPUTS, given, wanted, strict=True):
        np.testing.assert_allclose(mine, theirs.numpy(), atol=1e-4, err_msg=name)


def test_the_model_folder_loads_and_its_eight_bit_vectors_stay_near(encoder, tokenizer, tmp_path: Path):
    export_encoder(encoder, tokenizer, tmp_path)
    loaded = load_late_encoder(tmp_path)
    question = loaded.question("几月截止")
    with torch.no_grad():
        wanted = encoder(*vars(cut(tokenizer, [loaded.question_prompt + "几月截止"], 64)).values())
    cosines = (question.tokens * wanted.tokens[0].numpy()).sum(axis=1)
    assert cosines.mean() > 0.97
    assert question.weights.sum() == pytest.approx(1.0, abs=1e-4)
