"""Words from outside are shown letter by letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from markdown_it import MarkdownIt

from ingest.text.escape_markup import csv_cell, escape_markdown, markdown_text, without_control_marks

ASCII = some.text(some.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=30)


@pytest.mark.parametrize("mark", ["\x00", "\x1b", "\u202e", "\u200b", "\ud800", "\ufeff", "\uffff"])
@pytest.mark.parametrize("escape", [without_control_marks, escape_markdown, markdown_text, csv_cell])
def test_control_and_direction_marks_are_dropped(escape, mark: str):
    assert escape(f"高{mark}工") == "高工"


@pytest.mark.parametrize("escape", [escape_markdown, markdown_text])
@given(text=ASCII)
def test_escaped_text_read_as_markdown_gives_the_same_letters_back(escape, text: str):
    (paragraph,) = [token for token in MarkdownIt().parse(escape(text)) if token.type == "inline"]
    assert all(child.type in ("text", "text_special") for child in paragraph.children)
    assert "".join(child.content for child in paragraph.children) == text


def test_a_markdown_file_stays_readable():
    assert markdown_text("论文（2篇）；专利、标准。\n见2.1") == "论文（2篇）；专利、标准。 见2.1"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "＝1", "  =1", "\t=1", "\ta", "\n=1"])
def test_what_a_spreadsheet_would_run_stands_behind_an_apostrophe(text: str):
    assert csv_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "1-2", "申报=1", "'x"])
def test_other_cells_stay_as_they_are(text: str):
    assert csv_cell(text) == text
