from ingest.derived_files import digest_of, package_digest, read_derived, write_derived


def test_what_is_written_is_read_under_the_same_key_only(tmp_path):
    path = tmp_path / "folder" / "file"
    write_derived(path, "key", b"content")
    assert bytes(read_derived(path, "key")) == b"content"
    assert read_derived(path, "another") is None
    assert read_derived(tmp_path / "none", "key") is None


def test_damaged_content_is_none(tmp_path):
    path = tmp_path / "file"
    write_derived(path, "key", b"content")
    whole = path.read_bytes()
    for damaged in (whole[:-1], whole[:-1] + b"x", whole[1:], b""):
        path.write_bytes(damaged)
        assert read_derived(path, "key") is None


def test_a_folder_that_cannot_be_written_to_is_no_fault(tmp_path):
    (tmp_path / "file").write_text("in the way")
    write_derived(tmp_path / "file" / "below", "key", b"content")
    assert read_derived(tmp_path / "file" / "below", "key") is None


def test_a_digest_tells_where_a_part_ends():
    assert digest_of([b"ab", b"c"]) != digest_of([b"a", b"bc"])
    assert package_digest("ingest") != package_digest("ingest", "guidance")
