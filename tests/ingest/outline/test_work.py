"""Work grows with the length of a text and no faster: calls are counted, so that a busy machine changes nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ingest.document import MOST_LINES
from ingest.outline.parse_outline import parse_outline
from ingest.readers.read_source import UnreadableSourceError, parse_source, read_source

SHAPES = {
    "numbers in one line": "一、",
    "numbers line by line": "一、\n",
    "items in one line": "1.乙；2.丙。",
    "lists that begin again": "1. 甲；\n2. 乙；\n",
    "one number again and again": "（一）甲\n",
    "decimals": "1.1甲\n1.1.1乙\n",
    "lines without an end": "甲乙丙丁，\n",
    "page numbers": "甲乙，\n— 7 —\n某局文件\n",
    "open quotes": "“",
    "quoted lines": "修改为：“第一条\n",
    "attributes without an end": '<a href="x ',
    "loose quotes": "<a '\">",
    "comments without an end": "<!--",
    "elements inside each other": "<div>",
    "inline elements inside each other": "<b>甲",
    "struck out without an end": "<del>甲",
    "lists inside each other": "<ol><li>甲",
    "cells that reach down": "<tr><td rowspan=2000>甲<td>乙",
    "style sheets without an end": "<style>p{",
    "end tags that close nothing": "</p></td>",
    "struck out": "~~甲~~",
    "hidden without an end": "<span hidden>",
    "rows": "| 甲 | 乙 |\n",
    "short headings": "# 甲\n",
    "pipes": "|",
    "bullets": "- 甲，\n",
    "headings": "## 甲\n",
    "characters by number": "&#19968;",
}


@pytest.mark.parametrize("ending", [".md", ".txt", ".html"])
@pytest.mark.parametrize("piece", SHAPES.values(), ids=SHAPES)
def test_twice_the_text_is_twice_the_work(piece: str, ending: str) -> None:
    once, twice = (calls("一、甲。\n" + piece * count, ending) for count in (750, 1500))
    assert twice < 2.3 * once + 1000


def calls(source: str, ending: str) -> int:
    """How many calls it takes to read and divide a text."""
    count = 0

    def add(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(add)
    try:
        parse_outline(parse_source(source, ending, "n"), "n")
    except UnreadableSourceError:
        pass
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    ("piece", "ending"),
    [("一、\n", ".txt"), ("一、\n", ".md"), ("甲\f", ".txt"), ("<p>甲", ".html"), ("<li>甲", ".html")],
)
def test_what_has_too_many_lines_is_refused_in_one_line(tmp_path: Path, piece: str, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    path.write_text(piece * (MOST_LINES + 2), encoding="utf-8")
    with pytest.raises(UnreadableSourceError, match=f"超过 {MOST_LINES} 行") as error:
        read_source(path)
    assert "\n" not in str(error.value)
