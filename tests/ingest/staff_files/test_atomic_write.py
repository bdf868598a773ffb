"""A file is written whole or not at all."""

import pytest

from ingest.staff_files.atomic_write import write_whole


@pytest.mark.parametrize("durable", [False, True])
def test_a_new_text_takes_the_place_of_the_old_and_leaves_nothing_beside_it(tmp_path, durable):
    path = tmp_path / ("长" * 60 + ".yaml")
    write_whole(path, b"old", durable=durable)
    write_whole(path, b"new", durable=durable)
    assert path.read_bytes() == b"new" and list(tmp_path.iterdir()) == [path]


def test_a_write_that_fails_leaves_what_was_there(tmp_path, monkeypatch):
    path = tmp_path / "facts.yaml"
    path.write_bytes(b"old")

    def full(*_):
        raise OSError(28, "full")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError, match=r"facts\.yaml：写不进去，请换一个文件夹"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old" and list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "why"),
    [("none/a.md", "没有这个文件夹"), ("taken", "是一个文件夹"), ("file/a.md", "没有这个文件夹")],
)
def test_what_hinders_writing_is_told_with_the_path(tmp_path, name, why):
    (tmp_path / "taken").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(OSError) as caught:
        write_whole(tmp_path / name, b"x")
    assert str(tmp_path / name) in str(caught.value) and why in str(caught.value)
