"""Which scripts the document names beforehand: those of the first page, as Streamlit's own manifest lists them."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit

from guidance.ui.first_files import first_files

STATIC = Path(streamlit.__file__).parent / "static"


def test_the_parts_of_the_first_page_are_named_once_and_are_there():
    files = first_files(STATIC)
    assert {file.rpartition("/")[2].partition(".")[0] for file in files} >= {"Html", "ChatInput", "Selectbox", "Button"}
    assert len(set(files)) == len(files) and all((STATIC / file).is_file() for file in files)


def test_what_the_document_names_already_is_not_named_again():
    document = (STATIC / "index.html").read_text(encoding="utf-8")
    assert [file for file in first_files(STATIC) if file in document] == []


@pytest.mark.parametrize("manifest", ["", "[]", '{"a": {"isDynamicEntry": true}}', '{"index.html": {}}'])
def test_a_manifest_of_another_form_names_nothing(tmp_path: Path, manifest: str):
    (tmp_path / "manifest.json").write_text(manifest, encoding="utf-8")
    assert first_files(tmp_path) == ()
    assert first_files(tmp_path / "absent") == ()
