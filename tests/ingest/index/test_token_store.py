from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ingest.embedding.late_encoder import LateEncoder, load_late_encoder
from ingest.index.token_store import FOLDER, clause_tokens, sweep_tokens
from ingest.index.update_index import quiet
from ingest.notices.load_notices import load_notices
from ingest.settings import settings


@pytest.fixture(scope="module")
def encoder() -> LateEncoder:
    return load_late_encoder(settings().encoder)


@pytest.fixture(scope="module")
def notices():
    whole = load_notices()[0]
    clauses = whole.clauses[:4]
    return [replace(whole, clauses=clauses)]


class Progress:
    """Counts how often something is computed."""

    def __init__(self) -> None:
        self.computed = 0

    def __call__(self, _message: str, _done: int, _total: int) -> None:
        self.computed += 1


def test_what_was_computed_is_read_again(encoder, notices, tmp_path: Path):
    progress = Progress()
    first = clause_tokens(notices, encoder, tmp_path, progress)
    again = clause_tokens(notices, encoder, tmp_path, progress)
    assert progress.computed == 1
    assert list(first) == [c.id for c in notices[0].clauses if c.words.strip()]
    for id, tokens in first.items():
        np.testing.assert_array_equal(tokens, again[id])


def test_what_another_notice_says_too_is_computed_once_and_kept_once(encoder, notices, tmp_path: Path):
    clauses = tuple(replace(c, id=f"again{c.id}", parent=c.parent and f"again{c.parent}") for c in notices[0].clauses)
    both = [*notices, replace(notices[0], id="again", clauses=clauses)]
    for _start in ("computed", "read"):
        tokens = clause_tokens(both, encoder, tmp_path, quiet)
        assert len(tokens) == 2 * len(clause_tokens(notices, encoder, tmp_path, quiet))
        assert all(rows is tokens[f"again{id}"] for id, rows in tokens.items() if not id.startswith("again"))


@pytest.mark.parametrize("damage", [b"", b"no archive", None])
def test_a_damaged_file_is_computed_anew(encoder, notices, tmp_path: Path, damage):
    whole = clause_tokens(notices, encoder, tmp_path, quiet)
    path = next((tmp_path / FOLDER).iterdir())
    path.write_bytes(path.read_bytes()[:-200] if damage is None else damage)
    again = clause_tokens(notices, encoder, tmp_path, quiet)
    for id, tokens in whole.items():
        np.testing.assert_array_equal(tokens, again[id])


def test_a_changed_clause_is_computed_anew_and_the_old_file_swept(encoder, notices, tmp_path: Path):
    clause_tokens(notices, encoder, tmp_path, quiet)
    first = notices[0].clauses[0]
    changed = [replace(notices[0], clauses=(replace(first, text=first.text + "另有补充。"), *notices[0].clauses[1:]))]
    progress = Progress()
    clause_tokens(changed, encoder, tmp_path, progress)
    assert progress.computed == 1 and len(list((tmp_path / FOLDER).iterdir())) == 2
    sweep_tokens(changed, encoder, tmp_path)
    assert len(list((tmp_path / FOLDER).iterdir())) == 1
    clause_tokens(changed, encoder, tmp_path, progress)
    assert progress.computed == 1


def test_a_folder_that_cannot_be_written_to_costs_no_answer(encoder, notices, tmp_path: Path):
    (tmp_path / FOLDER).write_text("a file where the folder should be", encoding="utf-8")
    assert clause_tokens(notices, encoder, tmp_path, quiet)
