"""Whatever the text, it parses: unique ids, offsets in range and in order, in time that grows with its length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.document import ClauseTree
from ingest.errors import UnreadableSourceError
from ingest.outline.parse_outline import parse_outline
from ingest.readers.read_source import parse_source

PIECES = st.sampled_from(
    [
        *[
            "第一章",
            "第二条 ",
            "第三条之一",
            "一、",
            "二、",
            "四、六级",
            "（一）",
            "（二）",
            "(三)",
            "1.",
            "2、",
            "３．",
            "（1）",
            "⑴",
        ],
        *["①", "②", "A.", "b)", "1.1", "1.1.2 ", "ⅰ.", "附件：", "附件1", "目录", "2024年7月16日", "— 3 —", "以上材料"],
        *[
            "\n",
            "\n",
            "\n\n",
            "。",
            "；",
            "：",
            "，",
            "正文内容",
            "总则",
            "**",
            "# ",
            "> ",
            "- ",
            "| ",
            "<p>",
            "</div>",
            "&nbsp;",
        ],
        *["<td>", "</tr>", "<!--", "-->", "\r\n", "\ufeff", "\u3000", "\ud800", "\\", "`", "[a](b)", "<https://a.cn>"],
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join))


def check(tree: ClauseTree, source: str) -> None:
    ids = [clause.id for clause in tree.clauses]
    starts = [clause.start for clause in tree.clauses]
    assert len(set(ids)) == len(ids)
    assert starts == sorted(starts)
    assert all(0 <= clause.start <= clause.end <= len(source) for clause in tree.clauses)
    assert all(clause.parent is None or clause.parent in ids for clause in tree.clauses)
    assert all(0 <= warning.at <= len(source) for warning in tree.warnings)


@settings(max_examples=400)
@given(TEXTS, st.sampled_from([".md", ".txt", ".html"]))
def test_any_text_gives_a_sound_tree_or_a_clear_error(source: str, ending: str) -> None:
    try:
        document = parse_source(source, ending, "n")
    except UnreadableSourceError as error:
        assert "\n" not in str(error)
        return
    check(parse_outline(document, "n"), source)


HARD = {
    "one line of clauses": "一、甲：" + "1.乙；2.丙。" * 8000,
    "one number again and again": "（一）甲\n" * 8000,
    "glued numbers": "甲（一）乙" * 8000,
    "no stop anywhere": "甲乙丙丁，\n" * 8000,
    "white space": "一、甲—" + " " * 80000 + "。",
    "open brackets": "（" * 60000,
    "bold": "*" * 60000 + "一",
    "tags": "<a " * 20000,
    "quotes": "> " * 50000 + "一、甲",
    "tails": "一、甲。\n（一）乙。\n" + "丙。\n" * 8000,
    "decimals": "1.1 甲\n1.1.1 乙\n" * 4000,
    "open elements": "<div>" * 8000 + "一、甲。" + "</p>" * 8000,
    "entities": "&amp;" * 20000,
}


@pytest.mark.parametrize("ending", [".md", ".txt", ".html"])
@pytest.mark.parametrize("source", HARD.values(), ids=HARD)
def test_no_text_makes_time_explode(source: str, ending: str) -> None:
    started = time.process_time()
    try:
        check(parse_outline(parse_source(source, ending, "n"), "n"), source)
    except UnreadableSourceError:
        assert ending == ".html"
    assert time.process_time() - started < 10
