"""Replies in the fields of the contract, in their order."""

from __future__ import annotations

from guidance.reply import Citation, Outcome, Reply, Sentence
from guidance.reply_rows import answer_row, talk_row

REPLY = Reply(
    Outcome.ANSWERED,
    (Sentence("报名费500元。", (0,), rephrased=True), Sentence("以审核为准。")),
    (Citation("n#5.4", "n", "五、（四）", "收费500元"),),
    ("n",),
    facts={"papers": 1},
    asks=("education",),
)


def test_an_answer_has_the_fields_of_the_contract_in_their_order():
    row = answer_row(REPLY, 1.239)
    assert list(row) == ["kind", "answer", "citations", "notices", "elapsed_ms", "rephrased"]
    assert row["citations"] == [{"id": "n#5.4", "notice": "n", "label": "五、（四）", "text": "收费500元"}]
    assert (row["elapsed_ms"], row["rephrased"]) == (1.24, ["报名费500元。"])


def test_a_turn_has_the_facts_and_what_is_asked_besides():
    row = talk_row(REPLY, 0.0)
    assert list(row)[-3:] == ["facts", "asks", "check"]
    assert (row["facts"], row["asks"], row["check"]) == ({"papers": 1}, ["education"], None)
