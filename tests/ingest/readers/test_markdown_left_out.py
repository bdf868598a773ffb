"""What a Markdown file strikes out or hides is none of its words, and an editor is told."""

from __future__ import annotations

import pytest
from trees import tree

from ingest.readers.read_source import parse_source


@pytest.mark.parametrize(
    "struck",
    [
        "~~5~~",
        "<del>5</del>",
        "<s>5</s>",
        "<strike>5</strike>",
        "<span style='text-decoration:line-through'>5</span>",
        "~~**5**~~",
    ],
)
def test_what_is_struck_out_is_no_word_of_its_sentence(struck: str) -> None:
    source = f"一、条件\n（一）本科，满{struck}4年；\n（二）硕士，满3年。\n"
    found = tree(source)
    assert [c.text for c in found.clauses if c.parent] == ["本科，满4年；", "硕士，满3年。"]
    assert [(w.kind, "“5”" in w.message or "“**5**”" in w.message) for w in found.warnings] == [("left_out", True)]
    assert source[found.warnings[0].at :].startswith(struck)


@pytest.mark.parametrize(
    "hidden",
    [
        "<span hidden>（二）专科。</span>",
        '<div style="display:none">\n\n（二）专科。\n\n</div>',
        "<p aria-hidden='true'>（二）专科。</p>",
    ],
)
def test_what_is_hidden_is_no_clause(hidden: str) -> None:
    found = tree(f"一、条件\n（一）本科；\n{hidden}\n二、其他\n无。\n")
    assert [c.number for c in found.clauses] == ["1", "1.1", "2"]


@pytest.mark.parametrize("text", ["3~5年，6~8年", "满3~~5年", "~~", "<del>没有结束", "a<b 且 c>d", "<span>见</span>"])
def test_what_only_looks_struck_out_stays(text: str) -> None:
    document = parse_source(f"一、{text}\n", ".md", "n")
    assert document.left_out == ()
    assert document.blocks[0].text.startswith("一、")
