"""Lines of clauses: sentences found around a place, and no line so long that reading it takes for ever."""

from __future__ import annotations

import time

import pytest

from ingest.drafting.clause_lines import ClauseLine, clause_lines
from ingest.drafting.draft_notice import draft_notice, load_scope_tables
from ingest.errors import UnreadableSourceError
from ingest.outline.parse_outline import parse_outline
from ingest.readers.receive import MOST_CHARACTERS, receive_files

HEAD = "关于开展2024年工程师职称评审工作的通知\n一、申报时间\n"


def lines_of(text: str) -> tuple[ClauseLine, ...]:
    document = receive_files([("a.txt", text.encode())]).document
    return clause_lines(parse_outline(document, "a").clauses, document.blocks)


def test_sentences_and_their_parts_are_found_around_a_place():
    text = "甲，乙（丙。丁，戊）。己，庚"
    line = ClauseLine("1", text, text, tuple(range(len(text))), ())
    assert [text[slice(*line.sentence(at))] for at in (0, 5, 9, 11, len(text))] == [
        *["甲，乙（丙。丁，戊）"] * 3,
        "己，庚",
        "己，庚",
    ]
    assert [text[slice(*line.part(at))] for at in (0, 5, 11, 13)] == ["甲", "乙（丙。丁，戊）", "己", "庚"]


def test_a_line_longer_than_any_paragraph_is_read_in_pieces_that_end_with_a_sentence():
    long = "申报人员应当按时提交材料。" * 700
    pieces = [line.printed for line in lines_of(HEAD + long) if "按时" in line.printed]
    assert "".join(pieces) == long and len(pieces) == 3
    assert all(piece.endswith("。") and len(piece) <= 4000 for piece in pieces)


@pytest.mark.parametrize(
    "piece",
    ["2024年7月1日至2024年8月1日，", "评审费500元/人", "1.1.1.1.", "联系人：张三，电话：0518-85811227；", "1 ", "《"],
)
def test_drafting_takes_time_that_grows_with_the_text(piece: str):
    document = receive_files([("a.txt", (HEAD + piece * (30_000 // len(piece))).encode())]).document
    tree, tables = parse_outline(document, "a"), load_scope_tables()
    started = time.process_time()
    draft_notice(document, tree, tables)
    assert time.process_time() - started < 4  # as much as 40 s where it grew with the square


def test_no_more_values_are_drafted_than_can_be_looked_at():
    days = "".join(
        f"申报时间为20{at // 300 + 10}年{at % 12 + 1}月{at % 25 + 1}日至2060年1月1日。\n" for at in range(900)
    )
    document = receive_files([("a.txt", (HEAD + days).encode())]).document
    assert len(draft_notice(document, parse_outline(document, "a"), load_scope_tables()).windows) == 300


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_an_upload_longer_than_any_notice_is_refused(name: str):
    words = "申报条件，" * 20 + "\n"
    with pytest.raises(UnreadableSourceError, match="超过 600000 字"):
        receive_files([(name, (words * (MOST_CHARACTERS // 100 + 1)).encode())])
