"""Templates: what fills a blank is text, and what is for the reader of a template stays there."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from guidance.ui import render as module
from guidance.ui.render import render


def test_what_fills_a_blank_is_never_markup():
    assert render("hint", words="<script>alert('1')</script> & \"x\"") == (
        '<p class="soft">&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &#34;x&#34;</p>'
    )


@pytest.mark.parametrize("mark", ["\x00", "\x1b", "\u202e", "\u200b", "\ud800", "\ufeff"])
def test_control_and_direction_marks_are_dropped(mark: str):
    assert render("hint", words=f"高{mark}工") == '<p class="soft">高工</p>'


def test_line_breaks_of_a_template_do_not_reach_the_page_and_those_of_a_text_do():
    assert render("alert", headline="一", words="二\n三") == (
        '<div class="card" role="alert"><p class="headline">一</p><p>二\n三</p></div>'
    )


def test_a_blank_that_nothing_fills_is_an_error():
    with pytest.raises(jinja2.UndefinedError):
        render("alert", headline="一")


def test_no_template_lets_markup_through_or_is_left_unused():
    folder = Path(module.__file__).parent
    templates = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("templates/*.jinja")}
    assert not [name for name, text in templates.items() if "| safe" in text or "autoescape" in text]
    code = "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    used = "\n".join(templates.values())
    names = [name.removesuffix(".html.jinja") for name in templates]
    assert not [
        name for name in names if f'"{name}"' not in code and f"'{name}'" not in code and f'"{name}.html' not in used
    ]
