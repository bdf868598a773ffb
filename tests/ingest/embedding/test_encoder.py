from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import timeit
from pathlib import Path

import numpy as np
import pytest

from ingest.embedding.encoder import load_encoder
from ingest.errors import SettingError
from ingest.notices.load_notices import load_notices
from ingest.settings import ROOT

BUNDLED = ROOT / "knowledge" / "embedding"
LIMIT = 12 * 1024 * 1024


@pytest.fixture(scope="module")
def encoder():
    return load_encoder(str(BUNDLED))


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """What an office has: all clauses and known questions."""
    notices = load_notices()
    return [c.words for n in notices for c in n.clauses] + [q.text for n in notices for q in n.questions]


@pytest.fixture(scope="module")
def other_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real, very small transformer with random weights, saved as sentence-transformers saves models."""
    import torch
    from sentence_transformers import SentenceTransformer, models
    from transformers import BertConfig, BertModel, BertTokenizerFast

    bare, folder = tmp_path_factory.mktemp("bare"), tmp_path_factory.mktemp("models") / "bge-tiny-zh"
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"评审费多少问答：为这个句子生成表示以用于检索相关文章"]
    (bare / "vocab.txt").write_text("\n".join(dict.fromkeys(vocabulary)), encoding="utf-8")
    torch.manual_seed(1)
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    BertModel(BertConfig(vocab_size=len(vocabulary), **sizes)).save_pretrained(bare)
    BertTokenizerFast(vocab_file=str(bare / "vocab.txt")).save_pretrained(bare)
    SentenceTransformer(modules=[models.Transformer(str(bare)), models.Pooling(16)], device="cpu").save(str(folder))
    return folder


def test_the_setting_names_the_model(monkeypatch, encoder):
    monkeypatch.setenv("GUIDANCE_EMBEDDING", str(BUNDLED))
    assert load_encoder().identity == encoder.identity


def test_rows_are_float32_of_unit_length_and_of_the_stated_dimension(encoder, texts):
    for rows in (encoder.encode_clauses(texts), encoder.encode_queries(texts)):
        assert rows.shape == (len(texts), encoder.dimension)
        assert rows.dtype == np.float32
        assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_a_question_alone_has_the_vector_that_it_has_among_others(encoder):
    questions = ["评审费多少钱", "A3 的简介表几份", "〇"]
    together = encoder.encode_queries(questions)
    assert all(np.array_equal(encoder.encode_query(q), row) for q, row in zip(questions, together, strict=True))


def test_no_texts_give_no_rows(encoder):
    assert encoder.encode_queries([]).shape == (0, encoder.dimension)


@pytest.mark.parametrize("text", ["", "  \n", "!?……", "\ud800", "\x00", "🙂"])
def test_a_text_without_words_is_finite(encoder, text):
    for rows in (encoder.encode_queries([text]), encoder.encode_clauses([text])):
        assert np.isfinite(rows).all()
        assert np.linalg.norm(rows) <= 1.00001


@pytest.mark.parametrize(
    "written", ["職稱評審收費多少", "职 称 评 审 收 费 多 少", "职称评审收费多少？？", "职称评审收费多少\u200b"]
)
def test_spellings_of_one_question_are_one_vector(encoder, written):
    assert np.allclose(encoder.encode_queries([written]), encoder.encode_queries(["职称评审收费多少"]), atol=1e-5)


def test_full_width_and_case_are_folded(encoder):
    wide, plain = encoder.encode_queries(["ＳＣＩ论文２０份", "sci论文20份"])
    assert np.allclose(wide, plain, atol=1e-5)


def test_a_typo_keeps_a_question_near(encoder):
    right, wrong, other = encoder.encode_queries(["高级工程师申报条件", "高级工程师审报条件", "会议室几点开门"])
    assert right @ wrong > right @ other + 0.3


def test_everyday_words_come_near_the_clause_that_they_ask_for(encoder):
    clauses = ["公务员、离退休人员不得申报", "收费合计500元/人", "材料单面印制，规格A3"]
    asked = encoder.encode_queries(["退休返聘的能评吗", "一共要交多少钱", "表格打印用多大的纸"])
    assert (asked @ encoder.encode_clauses(clauses).T).argmax(axis=1).tolist() == [0, 1, 2]


@pytest.mark.parametrize("text", ["评审" * 2500, "我想问一下高工怎么报名" * 450, "a" * 5000])
def test_very_long_texts_are_quick(encoder, text):
    taken = timeit.repeat(lambda: encoder.encode_queries([text]), timer=time.process_time, number=1, repeat=3)
    assert min(taken) < 0.1


def test_bundled_folder_is_small_and_says_where_it_comes_from():
    assert sum(path.stat().st_size for path in BUNDLED.rglob("*") if path.is_file()) <= LIMIT
    assert "STARD" in (BUNDLED / "README.md").read_text(encoding="utf-8")


def test_identity_follows_the_content_not_the_place(encoder, tmp_path):
    same, other = _copy(tmp_path / "a" / "embedding"), _copy(tmp_path / "b" / "embedding")
    with (other / "0_StaticEmbedding" / "tokenizer.json").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert load_encoder(str(same)).identity == encoder.identity
    assert load_encoder(str(other)).identity != encoder.identity


def test_sentence_transformers_reads_the_same_vectors(encoder, texts):
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(BUNDLED), device="cpu", local_files_only=True).float()
    assert np.abs(model.encode(texts) - encoder.encode_clauses(texts)).max() < 1e-3


def test_model2vec_reads_the_same_vectors(encoder, texts):
    from model2vec import StaticModel

    rows = StaticModel.from_pretrained(BUNDLED, max_length=None).encode(texts)
    assert np.abs(rows / np.linalg.norm(rows, axis=1, keepdims=True) - encoder.encode_clauses(texts)).max() < 1e-3


def test_any_other_model_goes_through_sentence_transformers(other_model):
    encoder = load_encoder(str(other_model))
    rows = encoder.encode_clauses(["评审费多少", "评审", ""])
    assert encoder.dimension == 16
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_a_model_whose_card_asks_for_it_gets_its_query_prefix(other_model):
    encoder = load_encoder(str(other_model))
    assert other_model.name.startswith("bge-")
    assert np.allclose(
        encoder.encode_queries(["评审费"]), encoder.encode_clauses(["为这个句子生成表示以用于检索相关文章：评审费"])
    )
    assert not np.allclose(encoder.encode_queries(["评审费"]), encoder.encode_clauses(["评审费"]), atol=1e-3)


def test_prompts_that_a_model_brings_come_before_the_table(other_model, tmp_path):
    own = tmp_path / "bge-own-zh"
    shutil.copytree(other_model, own)
    settings = json.loads((own / "config_sentence_transformers.json").read_text(encoding="utf-8"))
    settings["prompts"] = {"query": "问：", "document": "答："}
    (own / "config_sentence_transformers.json").write_text(json.dumps(settings), encoding="utf-8")
    encoder, plain = load_encoder(str(own)), load_encoder(str(other_model))
    assert np.allclose(encoder.encode_queries(["评审费"]), plain.encode_clauses(["问：评审费"]), atol=1e-5)
    assert np.allclose(encoder.encode_clauses(["评审费"]), plain.encode_clauses(["答：评审费"]), atol=1e-5)


def test_a_hub_name_is_loaded_by_its_name_and_known_by_its_content(other_model, tmp_path):
    snapshot = tmp_path / "hub" / "models--acme--bge-tiny-zh" / "snapshots" / ("0" * 40)
    shutil.copytree(other_model, snapshot)
    refs = snapshot.parent.parent / "refs"
    refs.mkdir()
    (refs / "main").write_text("0" * 40, encoding="utf-8")
    code = """
from ingest.embedding.encoder import load_encoder
encoder = load_encoder("acme/bge-tiny-zh")
print(encoder.identity, encoder.dimension)
"""
    offline = os.environ | {"HF_HOME": str(tmp_path), "HF_HUB_CACHE": str(tmp_path / "hub"), "HF_HUB_OFFLINE": "1"}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=offline, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [load_encoder(str(other_model)).identity, "16"]


def test_a_question_needs_neither_torch_nor_a_hub():
    code = """
import sys
from ingest.embedding.encoder import load_encoder
load_encoder().encode_queries(["高工怎么报"])
heavy = {"torch", "sentence_transformers", "transformers", "huggingface_hub", "chromadb"} & set(sys.modules)
sys.exit(", ".join(heavy) or 0)
"""
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


@pytest.mark.parametrize("name", ["no/such/folder", "/no/such", "knowledge/embeding", "embeding"])
def test_a_missing_folder_is_named_with_the_setting_and_no_hub_is_asked(monkeypatch, name):
    monkeypatch.chdir(ROOT)
    with pytest.raises(SettingError, match=rf"GUIDANCE_EMBEDDING.*{name}"):
        load_encoder(name)


def test_a_folder_that_is_no_model_is_named_with_the_setting(tmp_path):
    with pytest.raises(SettingError, match=r"GUIDANCE_EMBEDDING.*modules\.json"):
        load_encoder(str(tmp_path))


def test_a_damaged_model_is_named_with_the_setting(tmp_path):
    copy = _copy(tmp_path / "model")
    (copy / "0_StaticEmbedding" / "model.safetensors").write_bytes(b"cut off")
    with pytest.raises(SettingError, match=r"GUIDANCE_EMBEDDING.*已损坏"):
        load_encoder(str(copy))


def _copy(folder: Path) -> Path:
    for path in BUNDLED.rglob("*"):
        if path.is_file():
            target = folder / path.relative_to(BUNDLED)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    return folder
