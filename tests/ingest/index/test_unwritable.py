"""A data folder that cannot be written, or whose pointer is wrong: the index is answered from and stays what it was."""

from __future__ import annotations

import json
import os
import resource
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from writing import document, edition_of

from ingest.errors import AssistantError
from ingest.index.chroma_store import open_index, open_snapshot
from ingest.index.generation import DamagedError
from ingest.index.stores import open_store
from ingest.index.update_index import UnwrittenError, bring_up_to_date, ready


@contextmanager
def no_space() -> Iterator[None]:
    """Not a byte can be written to any file, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def nothing(_folder: Path) -> None:
    pass


def truncate(folder: Path) -> None:
    path = folder / "chroma.sqlite3"
    os.truncate(path, path.stat().st_size // 2)


def break_pointer(folder: Path) -> None:
    (folder.parent / "current.json").write_text('{"name": "g', encoding="utf-8")


def names(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file() and path.name != "lock"}


def test_an_index_that_cannot_be_written_is_built_in_memory(own_settings, encoder, tmp_path):
    messages: list[str] = []
    (tmp_path / "file").write_bytes(b"")
    blocked = replace(own_settings, data=tmp_path / "file")
    index = ready([document("d", 3, "A")], encoder, blocked, lambda message, _done, _total: messages.append(message))
    assert edition_of(index, 3) == "A"
    assert any(message.endswith("；索引暂时只建在内存里") for message in messages)


@pytest.mark.parametrize("harm", [nothing, truncate, break_pointer])
def test_a_full_disk_leaves_what_was_written_and_is_answered_from(own_settings, encoder, harm):
    for edition in "AB":
        bring_up_to_date([document("d", 3, edition)], encoder, own_settings)
    harm(own_settings.data / "index" / open_snapshot(own_settings).generation.name)
    before = names(own_settings.data)
    with no_space():
        assert edition_of(ready([document("d", 3, "C")], encoder, own_settings), 3) == "C"
        with pytest.raises(AssistantError):
            bring_up_to_date([document("d", 3, "C")], encoder, own_settings)
    assert names(own_settings.data) == before
    assert edition_of(ready([document("d", 3, "C")], encoder, own_settings), 3) == "C"
    assert edition_of(open_snapshot(own_settings), 3) == "C"


def test_a_disk_that_fills_up_while_the_index_is_written_leaves_the_one_before(own_settings, encoder):
    bring_up_to_date([document("d", 3, "A")], encoder, own_settings)
    before = open_store(own_settings).names()

    def fill(message: str, _done: int, _total: int) -> None:
        if message == "计算向量":
            space.enter_context(no_space())

    with ExitStack() as space, pytest.raises(UnwrittenError):
        bring_up_to_date([document("d", 3, "B")], encoder, own_settings, fill)
    assert edition_of(open_snapshot(own_settings), 3) == "A"
    assert open_store(own_settings).names() == before


@pytest.mark.parametrize(
    "wrong", [{"count": 10**9}, {"count": -1}, {"count": "3"}, {"name": "../x"}, {"seal": None}, {"steps": "1"}]
)
def test_a_pointer_with_wrong_values_is_damage_and_ends_at_once(own_settings, encoder, wrong):
    bring_up_to_date([document("d", 3, "A")], encoder, own_settings)
    pointer = own_settings.data / "index" / "current.json"
    pointer.write_text(json.dumps({**json.loads(pointer.read_text(encoding="utf-8")), **wrong}), encoding="utf-8")
    (entries,) = pointer.parent.glob("*/entries.npz")
    entries.unlink()
    with pytest.raises(DamagedError):
        open_snapshot(own_settings)
    with pytest.raises(DamagedError):
        open_index(own_settings, "bigrams", 0)
