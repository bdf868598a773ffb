from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ingest.embedding.late_encoder import TOKEN_UNIT, LateEncoder, load_late_encoder
from ingest.index.wording_vectors import FILE, bring_wordings, wording_vectors
from ingest.notices.load_notices import load_notices
from ingest.settings import settings
from ingest.training.judged_wordings import judged_wordings

TEXTS = ("评审费能退吗", "没评上退钱不", "现场几点下班")


@pytest.fixture(scope="module")
def encoder() -> LateEncoder:
    return load_late_encoder(settings().encoder)


@pytest.fixture
def counted(encoder, monkeypatch) -> list[str]:
    """The texts that were computed."""
    texts: list[str] = []
    compute = LateEncoder.wordings

    def wordings(self: LateEncoder, some: list[str]) -> np.ndarray:
        texts.extend(some)
        return compute(self, some)

    monkeypatch.setattr(LateEncoder, "wordings", wordings)
    return texts


def test_other_wordings_of_a_matter_are_nearer_than_those_of_another(encoder, tmp_path):
    refund, again, hours = wording_vectors(TEXTS, encoder, tmp_path, tmp_path / "data") / TOKEN_UNIT
    assert refund @ again > 0.5 > 0.3 > refund @ hours
    assert np.linalg.norm(refund) == pytest.approx(1, abs=0.02)


def test_what_was_computed_is_kept_and_what_the_folder_brings_is_not_computed(encoder, tmp_path, counted):
    data = tmp_path / "data"
    bring_wordings(TEXTS[:1], encoder, tmp_path)
    assert counted == [*TEXTS[:1]]
    first = wording_vectors(TEXTS[:2], encoder, tmp_path, data)
    assert counted == [*TEXTS[:2]]
    again = wording_vectors([*TEXTS, TEXTS[1]], encoder, tmp_path, data)
    assert counted == [*TEXTS]
    np.testing.assert_array_equal(again[:2], first)
    np.testing.assert_array_equal(again[3], first[1])


@pytest.mark.parametrize("damage", [b"", b"no archive"])
def test_damaged_files_and_those_of_another_encoder_are_computed_anew(encoder, tmp_path: Path, counted, damage):
    first = wording_vectors(TEXTS, encoder, tmp_path, tmp_path)
    (tmp_path / FILE).write_bytes(damage)
    np.testing.assert_array_equal(wording_vectors(TEXTS, encoder, tmp_path, tmp_path), first)
    wording_vectors(TEXTS, replace(encoder, identity="other@1"), tmp_path, tmp_path)
    assert counted == [*TEXTS] * 3


def test_a_folder_that_cannot_be_written_to_costs_time_alone(encoder, tmp_path: Path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert len(wording_vectors(TEXTS, encoder, tmp_path, tmp_path / "file" / "data")) == len(TEXTS)
    assert wording_vectors([], encoder, tmp_path, tmp_path / "data").shape == (0, encoder.wording_dimension)


def test_the_bundled_encoder_brings_the_vectors_of_all_of_the_projects_wordings(encoder, tmp_path, counted):
    notices = load_notices()
    asked = [question.text for notice in notices for question in notice.questions]
    texts = [*judged_wordings(notices, settings().knowledge).texts, *asked]
    assert len(wording_vectors(texts, encoder, settings().encoder, tmp_path)) > 30_000
    assert len(counted) < 50, "run `python -m ingest.train_wordings … --steps 0`"
