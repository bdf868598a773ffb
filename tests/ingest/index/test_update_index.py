import os
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from writing import document, edition_of, hashing_encoder

from ingest.index.chroma_store import ChromaIndex, Snapshot, open_index, open_snapshot, write
from ingest.index.generation import DamagedError, MissingError
from ingest.index.search_texts import search_texts
from ingest.index.stores import open_store
from ingest.index.update_index import bring_up_to_date, ready
from ingest.notices.load_notices import load_notices
from ingest.notices.teach import teach
from ingest.settings import settings
from ingest.staff_files.exclusive_lock import LockError, exclusive_lock


@pytest.fixture
def said():
    """A progress that keeps the plain messages."""

    def progress(message: str, done: int, total: int) -> None:
        if not total:
            progress.messages.append(message)

    progress.messages = []
    return progress


@pytest.fixture(scope="module")
def whole_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an index of the project's own notices, built once and copied by those who change it."""
    data = tmp_path_factory.mktemp("whole") / "data"
    bring_up_to_date(load_notices(), hashing_encoder(), replace(settings(), data=data, chroma=None))
    return data


@pytest.fixture
def indexed(own_settings, whole_index):
    """The settings of an office whose index is up to date."""
    shutil.copytree(whole_index, own_settings.data)
    return own_settings


def left_in_chroma(settings) -> ChromaIndex:
    """The current generation, of which nothing is small enough for memory."""
    return open_index(settings, "bigrams", 0)


def counts(summary) -> tuple[int, int, int, int]:
    return summary.added, summary.updated, summary.removed, summary.unchanged


def files(folder) -> dict:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file() and path.name != "lock"}


def test_the_first_run_embeds_every_search_text_and_the_snapshot_holds_them(own_settings, encoder):
    notices = load_notices()
    summary = bring_up_to_date(notices, encoder, own_settings)
    total = sum(len(notice.clauses) for notice in notices)
    assert (summary.notices, summary.clauses, *counts(summary)) == (2, total, total, 0, 0, 0)
    snapshot = open_snapshot(own_settings, "bigrams")
    wanted = {text.id: text for notice in notices for text in search_texts(notice)}
    assert {text.id: text for text in snapshot.entries.texts} == wanted
    texts = [text.text for text in snapshot.entries.texts]
    assert np.array_equal(snapshot.entries.vectors, encoder.encode_clauses(texts))
    assert snapshot.entries.vectors.dtype == np.float32


def test_unchanged_notices_cost_no_embedding_and_no_writing(indexed, encoder):
    notices = load_notices()
    before = files(indexed.data)
    current = (indexed.data / "index" / "current.json").read_bytes()
    summary = bring_up_to_date(notices, encoder, indexed)
    assert counts(summary) == (0, 0, 0, summary.clauses)
    assert encoder.encode.seen == []
    assert (indexed.data / "index" / "current.json").read_bytes() == current
    assert files(indexed.data).keys() == before.keys()


def test_a_taught_question_costs_one_embedding(indexed, encoder):
    teach("lyg-2024-14", "测试员问封面上写啥呀", ["annex.5"], "电话")
    summary = bring_up_to_date(load_notices(), encoder, indexed)
    assert counts(summary) == (0, 1, 0, summary.clauses - 1)
    assert encoder.encode.seen == ["测试员问封面上写啥呀"]


def test_a_small_change_is_written_into_a_copy_and_gives_the_same_index(indexed, encoder, tmp_path):
    taught = teach("lyg-2024-14", "测试员问封面上写啥呀", ["annex.5"], "电话")
    bring_up_to_date(load_notices(), encoder, indexed)
    patched = open_snapshot(indexed)
    afresh = replace(indexed, data=tmp_path / "afresh")
    bring_up_to_date(load_notices(), encoder, afresh)
    assert (patched.generation.steps, open_snapshot(afresh).generation.steps) == (1, 0)
    assert patched.generation.seal == open_snapshot(afresh).generation.seal
    [vector] = encoder.encode_queries(["测试员问封面上写啥呀"])
    assert left_in_chroma(indexed).nearest(vector, 1) == [(f"lyg-2024-14#annex.5@q:{taught.id}", pytest.approx(1.0))]


def test_a_copy_that_does_not_read_back_is_written_anew(own_settings, encoder):
    bring_up_to_date([document("d", 4, "A")], encoder, own_settings)
    old = open_snapshot(own_settings)
    bring_up_to_date([document("d", 4, "B")], encoder, own_settings)
    newer = open_snapshot(own_settings)
    mistaken = replace(old, entries=newer.entries)  # takes the old folder for one that holds the newer entries
    generation = write(open_store(own_settings), newer.entries, newer.identity, lambda done, total: None, mistaken)
    assert (generation.steps, generation.seal) == (0, newer.generation.seal)


def test_a_further_notice_is_added_and_a_removed_one_goes(indexed, encoder, further_notice):
    notices = load_notices()
    added = bring_up_to_date(notices, encoder, indexed)
    assert (added.notices, added.added, added.unchanged) == (3, len(notices[0].clauses), added.clauses - added.added)
    shutil.rmtree(further_notice)
    assert bring_up_to_date(load_notices(), encoder, indexed).removed == len(notices[0].clauses)
    assert not any(id.startswith("kaili") for id in open_snapshot(indexed).digests)


def test_some_notices_alone_leave_the_others_in_the_index(indexed, encoder):
    summary = bring_up_to_date([document("d", 3, "A")], encoder, indexed, keep_others=True)
    assert counts(summary) == (3, 0, 0, 0)
    assert {id.split("#")[0] for id in open_snapshot(indexed).digests} == {"d", "lyg-2024-14", "lyg-etdz-2023-h2"}


def test_another_model_means_a_clean_rebuild(indexed, said):
    other = hashing_encoder("other", 48)
    with pytest.raises(MissingError, match="另一个向量模型（bigrams）"):
        open_snapshot(indexed, other.identity)
    snapshot = ready(load_notices(), other, indexed, said)
    assert (snapshot.identity, snapshot.entries.vectors.shape[1]) == ("other", 48)
    assert "另一个向量模型" in said.messages[0]


def test_the_index_is_built_on_first_use_with_a_message(own_settings, encoder, said):
    snapshot = ready(load_notices(), encoder, own_settings, said)
    assert said.messages == [f"索引文件夹 {own_settings.data / 'index'} 里还没有索引，正在建立……"]
    assert ready(load_notices(), encoder, own_settings, said).generation == snapshot.generation
    assert len(said.messages) == 1


def test_a_stale_index_is_brought_up_to_date_on_use(indexed, encoder, said):
    teach("lyg-2024-14", "测试员问封面上写啥呀", ["annex.5"], "电话")
    snapshot = ready(load_notices(), encoder, indexed, said)
    assert said.messages == ["通知有改动，正在更新索引……"]
    assert any(text.text == "测试员问封面上写啥呀" for text in snapshot.entries.texts)


def truncate(folder):
    path = folder / "chroma.sqlite3"
    os.truncate(path, path.stat().st_size // 2)


def scribble(folder):
    path = folder / "chroma.sqlite3"
    path.write_bytes(os.urandom(4096) + path.read_bytes()[4096:])


def alter_text(folder):
    path = folder / "chroma.sqlite3"
    path.write_bytes(path.read_bytes().replace("联系电话：85811227".encode(), "联系电话：85811228".encode()))


def break_pointer(folder):
    (folder.parent / "current.json").write_text('{"name": "g', encoding="utf-8")


@pytest.mark.parametrize("harm", [truncate, scribble, alter_text, shutil.rmtree, break_pointer])
def test_a_damaged_index_is_named_and_rebuilt(indexed, encoder, said, harm):
    harm(indexed.data / "index" / open_snapshot(indexed).generation.name)
    with pytest.raises(DamagedError, match=str(indexed.data / "index")):
        open_snapshot(indexed)
    snapshot = ready(load_notices(), encoder, indexed, said)
    assert len(said.messages) == 1
    assert "索引已损坏" in said.messages[0]
    assert str(indexed.data / "index") in said.messages[0]
    assert set(snapshot.digests) == {text.id for notice in load_notices() for text in search_texts(notice)}


def test_chroma_and_exact_search_find_the_same(indexed, encoder):
    snapshot, index = open_snapshot(indexed), left_in_chroma(indexed)
    [vector] = encoder.encode_queries(["现场受理时间是哪几天"])
    cosines = dict(zip(snapshot.digests, (snapshot.entries.vectors @ vector).tolist(), strict=True))
    found = index.nearest(vector, 5)
    assert [cosine for _, cosine in found] == pytest.approx(sorted(cosines.values(), reverse=True)[:5], abs=1e-5)
    assert all(cosine == pytest.approx(cosines[id], abs=1e-5) for id, cosine in found)
    within = index.nearest(vector, 5, ["lyg-etdz-2023-h2"])
    assert {id.split("#")[0] for id, _ in within} == {"lyg-etdz-2023-h2"}
    assert within[0][1] == pytest.approx(max(c for id, c in cosines.items() if "etdz" in id), abs=1e-5)


def test_an_index_left_in_chroma_hands_out_vectors_by_id(indexed):
    snapshot, index = open_snapshot(indexed), left_in_chroma(indexed)
    ids = list(snapshot.digests)[::-7]
    assert np.array_equal(index.vectors(ids), snapshot.vectors(ids))
    assert index.digests == snapshot.digests


def test_an_index_left_in_chroma_goes_on_to_the_current_generation_when_its_own_is_swept_away(own_settings, encoder):
    bring_up_to_date([document("d", 3, "A")], encoder, own_settings)
    index = left_in_chroma(own_settings)
    for edition in "BCD":
        bring_up_to_date([document("d", 3, edition)], encoder, own_settings)
    [vector] = encoder.encode_queries(["第1条 D"])
    assert index.nearest(vector, 1)[0][0].startswith("d#1@")


def test_only_an_index_within_the_limit_is_read_into_memory(indexed, encoder):
    notices, count = load_notices(), open_snapshot(indexed).generation.count
    kinds = [type(ready(notices, encoder, indexed, most_in_memory=most)) for most in (count, count - 1)]
    assert kinds == [Snapshot, ChromaIndex]


def test_only_the_current_and_the_earlier_generation_stay(own_settings, encoder):
    for edition in "ABCD":
        bring_up_to_date([document("d", 3, edition)], encoder, own_settings)
    folders = [path for path in (own_settings.data / "index").iterdir() if path.is_dir()]
    assert len(folders) == 2
    assert edition_of(open_snapshot(own_settings), 3) == "D"


def test_a_second_writer_is_told_who_writes(own_settings, encoder):
    with exclusive_lock(own_settings.data / "index", 1), pytest.raises(LockError) as caught:
        bring_up_to_date([document("d", 1, "A")], encoder, own_settings, patience=0.2)
    assert f"进程号 {os.getpid()}" in str(caught.value)
    assert bring_up_to_date([document("d", 1, "A")], encoder, own_settings, patience=0.2).added == 1


def test_a_data_folder_that_cannot_be_written_is_named(own_settings, encoder, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    blocked = replace(own_settings, data=tmp_path / "file")
    with pytest.raises(LockError, match=r"数据文件夹 .*file/index 不能写入（不是文件夹）.*GUIDANCE_DATA"):
        bring_up_to_date([document("d", 1, "A")], encoder, blocked)


def test_an_empty_clause_list_makes_an_empty_index(own_settings, encoder):
    summary = bring_up_to_date([document("d", 0, "A")], encoder, own_settings)
    assert summary.clauses == 0
    assert open_snapshot(own_settings).entries.texts == ()
