"""Sayings of a list: all that a message says is found, in the list's order, and nothing else."""

from __future__ import annotations

import pytest

from guidance.lexicon.sayings import SayingsIndex, sayings_of

LISTED = [(["评审费", "*多少钱"], "fee"), (["ps", "p图"], "forgery"), (["要*份"], "copies"), (["费"], "any fee")]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("评审费是多少", ["fee", "any fee"]),
        ("要准备多少钱", ["fee"]),
        ("要准备几份,费用呢", ["copies", "any fee"]),
        ("帮我ps一张", ["forgery"]),
        ("https", []),
        ("", []),
    ],
)
def test_what_is_said_is_found_in_order(text, things):
    index = SayingsIndex((sayings_of(sayings), thing) for sayings, thing in LISTED)
    assert list(index.find(text)) == things
