"""Words from outside are shown letter by letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from markdown_it import MarkdownIt

from guidance.ui.escape import as_html, as_label


def test_html_of_a_question_holds_no_markup():
    assert as_html("<script>alert('1')</script> & \"x\"") == (
        "&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt; &amp; &quot;x&quot;"
    )


@pytest.mark.parametrize("mark", ["\x00", "\x1b", "\u202e", "\u200b", "\ud800", "\ufeff"])
def test_control_and_direction_marks_are_dropped(mark: str):
    assert as_html(f"高{mark}工") == as_label(f"高{mark}工") == "高工"


@given(some.text(some.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=30))
def test_a_label_read_as_markdown_gives_the_same_letters_back(text: str):
    (paragraph,) = [t for t in MarkdownIt().parse(as_label(text)) if t.type == "inline"]
    assert all(child.type in ("text", "text_special") for child in paragraph.children)
    assert "".join(child.content for child in paragraph.children) == text
