"""The JSON of the contract is read strictly and can always be written."""

from __future__ import annotations

import json

import pytest

from guidance.contract_json import answer_row, as_json, read_json, talk_row, text_field
from guidance.reply import Citation, Reply, Sentence
from ingest.errors import InputError

REPLY = Reply(
    "answer",
    (Sentence("报名费500元。", (0,), rephrased=True), Sentence("以审核为准。")),
    (Citation("n#5.4", "n", "五、（四）", "收费500元"),),
    ("n",),
    facts={"papers": 1},
    asks=("education",),
)


@pytest.mark.parametrize(
    ("text", "field", "told"),
    [
        (b"", "第 1 行", "不是 JSON（第 1 行第 1 列）"),
        (b'{"a": NaN}', "NaN", "不是数"),
        (b'{"a": 1, "a": 2}', "a", "写了两次"),
        (b"\xff", "第 1 行", "不是 UTF-8"),
        (b"[" * 200_000, "第 1 行", "嵌套太深"),
        (b'{"a": ' + b"9" * 9000 + b"}", "第 1 行", "过大"),
    ],
)
def test_what_is_no_json_of_ours_is_named(text, field, told):
    with pytest.raises(InputError) as raised:
        read_json(text, "第 1 行")
    assert raised.value.field == field and told in raised.value.message


def test_a_byte_order_mark_is_passed_over():
    assert read_json(b'\xef\xbb\xbf{"a": [1]}', "x") == {"a": [1]}


def test_half_characters_stay_escapes():
    assert json.loads(as_json({"a": "\ud800评"})) == {"a": "\ud800评"}


@pytest.mark.parametrize("row", [{}, {"text": None}, {"text": 7}])
def test_a_field_without_text_is_named(row):
    with pytest.raises(InputError, match="text"):
        text_field(row, "text")


def test_an_answer_has_the_fields_of_the_contract_in_their_order():
    row = answer_row(REPLY, 1.239)
    assert list(row) == ["kind", "answer", "citations", "notices", "elapsed_ms", "rephrased"]
    assert row["citations"] == [{"id": "n#5.4", "notice": "n", "label": "五、（四）", "text": "收费500元"}]
    assert (row["elapsed_ms"], row["rephrased"]) == (1.24, ["报名费500元。"])


def test_a_turn_has_the_facts_and_what_is_asked_besides():
    row = talk_row(REPLY, 0.0)
    assert list(row)[-3:] == ["facts", "asks", "check"]
    assert (row["facts"], row["asks"], row["check"]) == ({"papers": 1}, ["education"], None)
