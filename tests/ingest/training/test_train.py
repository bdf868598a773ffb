from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ingest.commands.command_line import run_command
from ingest.embedding.encoder import load_encoder
from ingest.settings import ROOT
from ingest.train import main
from ingest.training.contrastive import CountedPairs, Schedule, train_vectors
from ingest.training.initial_vectors import initial_vectors
from ingest.training.pairs import Pairs, hold_out
from ingest.training.tokenizer import count_matrix, make_tokenizer, piece_ids

SAMPLE = ROOT / "tests" / "fixtures" / "training"


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A model trained on the sample for a few steps, and what the command printed."""
    out = tmp_path_factory.mktemp("model")
    with pytest.MonkeyPatch.context() as patch:
        printed: list[str] = []
        patch.setattr("builtins.print", lambda *lines, sep=" ", **_: printed.append(sep.join(map(str, lines))))
        assert main(["--data", str(SAMPLE), "--out", str(out), "--steps", "30"]) == 0
    return out, "\n".join(printed)


def test_the_command_writes_a_folder_that_loads_and_ranks_a_clause_for_its_question(trained):
    encoder = load_encoder(str(trained[0]))
    texts = ["评审费500元/人", "材料一律双面打印，统一使用A4纸", "公务员、离退休人员不得申报"]
    scores = encoder.encode_queries(["退休以后还能申报吗"]) @ encoder.encode_clauses(texts).T
    assert encoder.dimension == 192
    assert scores.argmax() == 2


def test_the_command_prints_words_vectors_and_both_for_each_kind_of_question(trained):
    lines = trained[1].splitlines()
    assert lines[0].split()[-4:] == ["R@1", "R@3", "R@5", "MRR"]
    kinds = ("lay question and its article", "everyday question and its article", "known question and its clause")
    for kind in kinds:
        assert [line.split()[-5] for line in lines if line.startswith(kind)] == ["words", "vectors", "both"]


def test_a_folder_without_data_is_named(tmp_path, capsys):
    assert run_command(main, ["--data", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    assert str(tmp_path) in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_same_seed_gives_the_same_model(trained, tmp_path):
    assert main(["--data", str(SAMPLE), "--out", str(tmp_path), "--steps", "30", "--held", "0"]) == 0
    weights = [(out / "0_StaticEmbedding" / "model.safetensors").read_bytes() for out in (trained[0], tmp_path)]
    assert weights[0] == weights[1]


def test_contrast_draws_pairs_together():
    generator = np.random.default_rng(1)
    start = generator.normal(size=(60, 16)).astype(np.float32)
    rows = [np.array([1 + i, 1 + (i + 1) % 20]) for i in range(20)]
    left, right = count_matrix(rows, 60), count_matrix([row + 30 for row in rows], 60)
    source = CountedPairs("pairs", 1.0, left, right, np.arange(20))
    trained = train_vectors(start, [source], Schedule(steps=150, batch=20, dropout=0.0, rate=0.05), 1)

    def ranked_first(vectors: np.ndarray) -> float:
        one, other = (side @ vectors for side in (left, right))
        one, other = (rows / np.linalg.norm(rows, axis=1, keepdims=True) for rows in (one, other))
        return float(((one @ other.T).argmax(axis=1) == np.arange(20)).mean())

    assert ranked_first(start) < 0.3
    assert ranked_first(trained) > 0.9


def test_pieces_are_words_where_known_and_characters_where_not():
    texts = [("高级工程师申报职称评审材料", 30), ("发表SCI论文２０篇", 30)]
    tokenizer = make_tokenizer(texts, 200)
    tokens = tokenizer.encode("職 称 评审SCI论文20篇，平审", add_special_tokens=False).tokens
    assert [t for t in tokens if t in ("评审", "论文", "sci", "20", "审")] == ["评审", "sci", "论文", "20", "审"]


def test_words_that_keep_the_same_company_start_close():
    texts = ["甲 苹果 吃", "甲 香蕉 吃", "乙 汽车 开", "乙 火车 开"] * 30
    tokenizer = make_tokenizer([(text, 1) for text in texts], 100)
    vectors = initial_vectors(piece_ids(tokenizer, texts), tokenizer.get_vocab_size(), 6, 1)
    apple, banana, car = (vectors[tokenizer.token_to_id(word)] for word in ("苹果", "香蕉", "汽车"))
    assert apple @ banana > apple @ car


def test_a_question_held_out_leaves_with_all_its_pairs():
    pairs = [(f"q{i}", f"t{j}", f"t{j}") for i in range(10) for j in (i, i + 1)]
    twins = [("q0", f"q{i}", "t") for i in range(10)]
    (kept, others), (held,) = hold_out(
        [Pairs("k", 1.0, pairs, left_asks=True), Pairs("twins", 1.0, twins)], 0.2, np.random.default_rng(3)
    )
    assert len(held.questions) == 2
    assert not {text for pair in (*kept.pairs, *others.pairs) for text in pair[:2]} & set(held.questions)
    assert {text for text, _ in held.texts} == {right for _, right, _ in pairs}
    assert all(len(targets) == 2 for targets in held.questions.values())


def test_a_notice_left_out_is_measured_and_not_trained_on(tmp_path, capsys):
    arguments = ["--data", str(SAMPLE), "--out", str(tmp_path), "--steps", "3", "--held", "0"]
    assert main([*arguments, "--without", "lyg-2024-14"]) == 0
    assert "known question and its clause" in capsys.readouterr().out
    assert "产线运维" not in (tmp_path / "0_StaticEmbedding" / "tokenizer.json").read_text(encoding="utf-8")
