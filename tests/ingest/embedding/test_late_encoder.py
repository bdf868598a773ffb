from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from ingest.embedding.late_encoder import OVERLAP, TOKEN_UNIT, WINDOW, LateEncoder, load_late_encoder
from ingest.errors import SettingError
from ingest.settings import settings


@pytest.fixture(scope="module")
def encoder() -> LateEncoder:
    return load_late_encoder(settings().encoder)


def best_matches(encoder: LateEncoder, question: str, clauses: list[str]) -> np.ndarray:
    asked = encoder.question(question)
    rows = [tokens.astype(np.float32) / TOKEN_UNIT for tokens in encoder.clauses(clauses)]
    return np.array([float((rows @ asked.tokens.T).max(axis=0) @ asked.weights) for rows in rows])


def test_a_question_finds_its_clause_and_scores_none_above_clauses_that_do_not_answer(encoder):
    clauses = ["收费标准为每人500元。", "申报材料一律用A4纸双面打印，一式两份。", "网上申报时间为3月1日至3月20日。"]
    assert best_matches(encoder, "要掏多少钱", clauses).argmax() == 0
    assert best_matches(encoder, "纸质的要交几份", clauses).argmax() == 1
    assert best_matches(encoder, "评审大厅有没有停车位", clauses).max() < encoder.question("评审大厅有没有停车位").none


def test_tokens_are_unit_vectors_and_weights_sum_to_one(encoder):
    asked = encoder.question("什么时候截止")
    assert asked.tokens.shape[1] == encoder.token_dimension
    np.testing.assert_allclose(np.linalg.norm(asked.tokens, axis=1), 1, atol=1e-3)
    assert asked.weights.sum() == pytest.approx(1, abs=1e-3)
    stored = encoder.clauses(["收费500元"])[0]
    assert stored.dtype == np.int8
    np.testing.assert_allclose(np.linalg.norm(stored / TOKEN_UNIT, axis=1), 1, atol=0.03)


def test_a_long_clause_is_read_to_its_end(encoder):
    long = "本通知对各类人员的申报条件作如下说明，请认真阅读。" * 30 + "收费标准为每人500元。"
    pieces = len(encoder.tokenizer.encode(encoder.clause_prompt + long).ids)
    assert pieces > 3 * WINDOW
    assert pieces <= len(encoder.clauses([long])[0]) <= pieces * (1 + 2 * OVERLAP / (WINDOW - OVERLAP))
    scores = best_matches(encoder, "要掏多少钱", [long, "本通知对各类人员的申报条件作如下说明，请认真阅读。"])
    assert scores[0] > scores[1]


def test_nothing_at_all_and_odd_characters_are_encoded_too(encoder):
    assert encoder.clauses([]) == []
    assert all(len(tokens) for tokens in encoder.clauses(["", "\ud800", "𠮷"]))
    assert len(encoder.question("").tokens) and len(encoder.question("问" * 5000).tokens) == encoder.longest_question


def test_what_is_encoded_ahead_is_what_is_asked_for(encoder):
    encoder.encode_ahead("培训班几点开课")
    asked, anew = (
        encoder.question("培训班几点开课"),
        encoder.encode_question(encoder.question_ids("培训班几点开课")),
    )
    assert asked is encoder.question("培训班几点开课") and asked is not anew
    np.testing.assert_array_equal(asked.tokens, anew.tokens)


def test_a_damaged_folder_is_named(tmp_path: Path):
    (tmp_path / "encoder.json").write_text("{}", encoding="utf-8")
    with pytest.raises(SettingError, match=r"模型文件夹 .* 已损坏"):
        load_late_encoder(tmp_path)


def test_sentence_transformers_loads_the_same_folder(encoder):
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(settings().encoder), trust_remote_code=True, device="cpu")
    question = model.encode(["要掏多少钱"], prompt_name="query")
    clauses = model.encode(["收费标准为每人500元。", "报名时间为3月。"], prompt_name="document")
    assert clauses.shape == (2, encoder.dimension)
    assert (question @ clauses.T).argmax() == 0


def test_the_identity_changes_with_the_graph(encoder, tmp_path: Path):
    shutil.copytree(settings().encoder, tmp_path / "encoder")
    assert load_late_encoder(tmp_path / "encoder").identity == encoder.identity
    graph = shutil.copytree(settings().encoder, tmp_path / "other" / "encoder") / "model_int8.onnx"
    graph.write_bytes(graph.read_bytes() + b"\n\x00")  # an empty field more, which the format allows
    assert load_late_encoder(graph.parent).identity != encoder.identity
