import numpy as np
from writing import document, hashing_encoder

from ingest.index.chroma_store import open_snapshot
from ingest.index.entries_file import ENTRIES, read_entries
from ingest.index.stores import open_store
from ingest.index.update_index import bring_up_to_date


def test_a_generation_is_read_from_the_file_beside_chroma(own_settings):
    bring_up_to_date([document("d", 20, "A")], hashing_encoder(), own_settings)
    written = open_snapshot(own_settings)
    folder = open_store(own_settings).folder / written.generation.name
    found = read_entries(folder, written.generation.seal)
    assert found.texts == written.entries.texts
    assert np.array_equal(found.vectors, written.entries.vectors)
    assert read_entries(folder, "another seal") is None


def test_without_a_sound_file_chroma_is_read_and_the_file_is_written_anew(own_settings):
    bring_up_to_date([document("d", 20, "A")], hashing_encoder(), own_settings)
    written = open_snapshot(own_settings)
    folder = open_store(own_settings).folder / written.generation.name
    whole = (folder / ENTRIES).read_bytes()
    (folder / ENTRIES).write_bytes(whole[:-50])
    assert open_snapshot(own_settings).entries.texts == written.entries.texts
    assert read_entries(folder, written.generation.seal).texts == written.entries.texts


def test_a_copied_generation_has_the_entries_of_its_own(own_settings):
    bring_up_to_date([document("d", 20, "A")], hashing_encoder(), own_settings)
    bring_up_to_date([document("d", 20, "A"), document("e", 3, "A")], hashing_encoder(), own_settings)
    snapshot = open_snapshot(own_settings)
    folder = open_store(own_settings).folder / snapshot.generation.name
    assert {text.notice for text in read_entries(folder, snapshot.generation.seal).texts} == {"d", "e"}
