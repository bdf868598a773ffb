"""Sentences of a clause, and the search texts made of them."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from ingest.index.search_texts import search_texts
from ingest.notices.load_notices import load_notice
from ingest.text.sentences import LONGEST, sentence_spans


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


def test_a_sentence_mark_inside_brackets_or_quotation_marks_does_not_end_a_sentence():
    assert cut("工作日受理（上午9:00；下午3:00）。逾期“不予受理。”的除外；") == [
        "工作日受理（上午9:00；下午3:00）。",
        "逾期“不予受理。”的除外；",
    ]


def test_a_sentence_too_long_to_quote_is_cut_at_its_commas():
    assert all(len(piece) <= 60 for piece in cut("获得省级以上奖项一等奖，" * (LONGEST // 10)))


@given(st.text(alphabet="一。；，（）“”\n a", max_size=120))
def test_the_spans_are_in_order_and_lose_nothing_but_white_space(text):
    spans = sentence_spans(text)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert "".join("".join(cut(text)).split()) == "".join(text.split())


def test_a_clause_is_searched_by_its_words_its_headings_its_sentences_and_its_known_questions():
    notice = load_notice("lyg-2024-14")
    found = [c for c in search_texts(notice) if c.clause == "lyg-2024-14#2.5"]
    kinds = {c.kind for c in found}
    assert kinds == {"text", "path", "passage", "question"}
    path = next(c.text for c in found if c.kind == "path")
    assert path.startswith("申报条件") and "继续教育要求" in path
    assert len({c.id for c in search_texts(notice)}) == len(search_texts(notice))
