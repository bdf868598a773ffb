"""The JSON of the contract is read strictly and can always be written."""

from __future__ import annotations

import json

import pytest

from guidance.contract_json import as_json, read_json, text_field
from ingest.errors import InputError


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
