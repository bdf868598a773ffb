"""Clauses as they are quoted and cited."""

from __future__ import annotations

import pytest

from guidance.assistant import Assistant
from guidance.citations import LONGEST, cite, quote
from ingest.text.normalise import match_key, without_markup


@pytest.mark.parametrize("notice", ["lyg-2024-14", "lyg-etdz-2023-h2"])
def test_every_clause_can_be_cited_word_for_word_and_briefly(assistant: Assistant, notice):
    home = assistant.knowledge.notice(notice)
    source = match_key(home.source.read_text(encoding="utf-8"))
    for clause in home.clauses:
        citation = cite(clause, home)
        assert match_key(citation.text) in source, clause.id
        assert len(citation.text) <= LONGEST + 20, clause.id


def test_a_citation_carries_its_printed_number(assistant: Assistant):
    home = assistant.knowledge.notice("lyg-2024-14")
    assert cite(home.clause("4.1.1.a.3"), home).text == "（3）单位公示证明材料；"
    assert cite(home.clause("annex.6"), home).text.startswith("6. ")


def test_the_sentence_that_answers_comes_first_and_nothing_is_lost(assistant: Assistant):
    clause = assistant.knowledge.notice("lyg-2024-14").clause("2.6.2")
    lead, rest = quote(clause, {"授权": 3.0, "发明": 3.0, "专利": 3.0})
    assert lead == "授权发明专利可替代1篇论文;"
    assert sorted(lead + rest) == sorted(clause.text)


def test_links_are_read_as_their_text():
    assert without_markup("报至[a@b.cn](mailto:a@b.cn)，见 <http://x.cn/>\n首页") == "报至a@b.cn，见 http://x.cn/ 首页"
