"""Lists of which one is enough, and bare headings, are told with their items."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guidance.answering.alternatives import led_by, with_alternatives
from guidance.assistant import Assistant
from guidance.reply import Citation, Outcome, Reply, Sentence
from guidance.retrieved import ChosenClauses
from ingest.document import Clause


@pytest.mark.parametrize(
    ("answering", "matter", "told"),
    [
        (["2.6.2"], "论文", ["2.6", "2.6.1", "2.6.2", "2.6.3"]),
        (["2.6.2"], "论文字数", ["2.6.2"]),
        (["2.1.3"], "本科", ["2.1.3"]),
        (["2.1.4"], "破格条件", ["2.1.4", "2.1.4.1", "2.1.4.2", "2.1.4.3", "2.1.4.5"]),
        (["2.1.4"], "破格满几年", ["2.1.4"]),
        (["2.1.4"], "条件", ["2.1.4"]),
        (["4.1.2"], "装订", ["4.1.2", "4.1.2.1", "4.1.2.2", "4.1.2.3"]),
        (["4.1", "4.2", "4.3"], "三类", ["4.1", "4.2", "4.3"]),
        ([], "论文", []),
    ],
)
def test_a_list_is_told_only_where_its_heading_is_all_that_is_asked(assistant: Assistant, answering, matter, told):
    home = assistant.knowledge.notice("lyg-2024-14")
    chosen = ChosenClauses(tuple(home.clause(number) for number in answering))
    found = with_alternatives(chosen, matter, assistant.notices).answering
    assert [clause.id.split("#")[1] for clause in found] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [("论文有什么要求", ["2", "2.1", "2.2"]), ("论文的要求有哪些", ["2", "2.1", "2.2"]), ("论文要几篇", ["2.1"])],
)
def test_a_list_is_told_whole_where_what_its_heading_names_is_asked_for(assistant: Assistant, text, told):
    texts = {"2": ("论文和代表作要求", ""), "2.1": ("", "县级人员1篇。"), "2.2": ("", "市级人员2篇。")}
    clauses = tuple(
        Clause(f"t#{n}", tuple(n.split(".")), n, *words, "t#2" if "." in n else None, 0, 1)
        for n, words in texts.items()
    )
    home = replace(assistant.notices[0], id="t", clauses=clauses)
    found = with_alternatives(ChosenClauses((clauses[1],)), "论文", [home], text).answering
    assert [clause.number for clause in found] == told


def test_the_citation_that_leads_keeps_the_sentences_on_their_clauses():
    cited = tuple(Citation(f"n#{number}", "n", number, number) for number in "123")
    reply = led_by(Reply(Outcome.LISTED, tuple(Sentence(c.text, (at,)) for at, c in enumerate(cited)), cited), "n#2")
    assert [citation.id for citation in reply.citations] == ["n#2", "n#1", "n#3"]
    assert all(reply.citations[s.cites[0]].text == s.text for s in reply.sentences)
