from __future__ import annotations

import copy
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch

from ingest.embedding.late_encoder import load_late_encoder
from ingest.training.export_encoder import GRAPH, export_encoder
from ingest.training.export_wordings import with_wordings, without_wordings
from ingest.training.judged_wordings import JudgedWordings
from ingest.training.layer_states import read_states
from ingest.training.wording_batches import WordingBatch, WordingShape, nearest_matters, wording_batches
from ingest.training.wording_layers import WordingLayers, WordingTraining, train_wordings, wording_loss

MATTERS = (("费用多少", "要交多少元", "交费几元"), ("几月截止", "截止日期", "报名什么时候截止"), ("电话", "电话是多少"))
TEXTS = tuple(text for wordings in MATTERS for text in wordings)
MATTER_OF = np.repeat(np.arange(len(MATTERS)), [len(wordings) for wordings in MATTERS])
JUDGED = JudgedWordings(TEXTS, MATTER_OF, np.array([[0, 0, 1], [-1, 1, 1]]))
NEAR = np.array([[1, 2], [0, 2], [1, 0]])
BELOW, DIMENSION = 1, 8


@pytest.fixture
def folder(encoder, tokenizer, tmp_path: Path) -> Path:
    export_encoder(encoder, tokenizer, tmp_path)
    return tmp_path


@pytest.fixture
def layers(encoder) -> WordingLayers:
    return WordingLayers([copy.deepcopy(encoder.base.encoder.layer[1])], encoder.dimension, DIMENSION)


def exported(folder: Path, layers: WordingLayers) -> Path:
    """A copy of the encoder's folder with the layers."""
    whole = Path(shutil.copytree(folder, folder / "whole"))
    onnx.save(with_wordings(onnx.load(whole / GRAPH), layers, BELOW), whole / GRAPH)
    card = json.loads((whole / "encoder.json").read_text(encoding="utf-8"))
    (whole / "encoder.json").write_text(json.dumps(card | {"wording_dimension": DIMENSION}), encoding="utf-8")
    return whole


def test_a_batch_holds_wordings_of_matters_and_of_their_neighbours_with_what_was_judged():
    shape = WordingShape(matters=1, near=1, wordings=2)
    batches = wording_batches(JUDGED, NEAR, shape, np.random.default_rng(2))
    for batch in (next(batches) for _ in range(20)):
        assert len(set(batch.matters)) == 2 and len(batch.at) == 4
        assert (MATTER_OF[batch.at] == batch.matters).all()
        assert (JUDGED.judged[:, batch.matters] == batch.judged).all()


def test_matters_are_near_whose_wordings_are_alike():
    fee, refund, phone = (1.0, 0.2, 0.0), (1.0, -0.2, 0.0), (0.0, 0.0, 1.0)
    vectors = np.array([fee, fee, refund, refund, phone, phone])
    assert nearest_matters(vectors, np.array([0, 0, 1, 1, 2, 2]), 2)[:2, 0].tolist() == [1, 0]


def test_the_loss_is_lower_where_wordings_of_a_matter_are_near_and_what_is_open_is_far_from_what_is_settled():
    batch = WordingBatch(np.arange(4), np.array([0, 0, 1, 1]), np.array([[0, 0, 1, 1]]))
    apart, mixed = torch.eye(2)[[0, 0, 1, 1]], torch.eye(2)[[0, 1, 0, 1]]
    scale = torch.tensor(20.0)
    assert wording_loss(apart, scale, batch) < 0.01 < 5 < wording_loss(mixed, scale, batch)


def test_training_brings_wordings_of_a_matter_together(folder, layers):
    states = read_states(onnx.load(folder / GRAPH), load_late_encoder(folder), TEXTS, BELOW)
    batch = WordingBatch(np.arange(len(TEXTS)), MATTER_OF, JUDGED.judged[:, MATTER_OF])

    def loss() -> float:
        with torch.no_grad():
            return float(wording_loss(layers.eval()(*states.padded(range(len(TEXTS)))), torch.tensor(20.0), batch))

    before = loss()
    train_wordings(layers, states, JUDGED, NEAR, WordingTraining(steps=40, warm_up=2, layer_rate=3e-3, rate=3e-3))
    assert loss() < before / 2


def test_the_graph_gives_the_layers_vectors_and_all_that_it_gave_before(folder, layers):
    plain = load_late_encoder(folder)
    before, states = plain.question("几月截止"), read_states(onnx.load(folder / GRAPH), plain, TEXTS, BELOW)
    assert plain.wording_dimension == len(before.wording) == 0 and plain.wordings(TEXTS).shape == (len(TEXTS), 0)
    loaded = load_late_encoder(exported(folder, layers))
    with torch.no_grad():
        wanted = layers.eval()(*states.padded(range(len(TEXTS)))).numpy()
    assert (loaded.wordings(TEXTS) * wanted).sum(axis=1).min() > 0.95
    after = loaded.question("几月截止")
    np.testing.assert_allclose(after.wording, loaded.wordings(["几月截止"])[0], atol=0.02)
    np.testing.assert_array_equal(after.tokens, before.tokens)
    assert after.none == before.none


def test_layers_that_are_trained_anew_take_the_place_of_the_old_ones(folder, layers):
    before = onnx.load(folder / GRAPH)
    again = exported(exported(folder, layers), layers)
    assert without_wordings(onnx.load(again / GRAPH)).SerializeToString() == before.SerializeToString()
