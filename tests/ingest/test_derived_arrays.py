import numpy as np

from ingest.derived_arrays import packed, read_arrays, unpacked, write_arrays


def test_arrays_are_read_under_the_same_key_only(tmp_path):
    path = tmp_path / "folder" / "arrays.npz"
    write_arrays(path, "key", {"numbers": np.arange(3), "words": packed(["费用", 1])})
    found = read_arrays(path, "key")
    assert found["numbers"].tolist() == [0, 1, 2]
    assert unpacked(found["words"]) == ["费用", 1]
    assert read_arrays(path, "another") is None
    assert read_arrays(tmp_path / "none.npz", "key") is None


def test_damaged_arrays_are_none(tmp_path):
    path = tmp_path / "arrays.npz"
    write_arrays(path, "key", {"numbers": np.arange(1000)})
    whole = path.read_bytes()
    for damaged in (whole[:-100], whole[:4000] + b"x" + whole[4001:], b"", b"no archive at all"):
        path.write_bytes(damaged)
        assert read_arrays(path, "key") is None
