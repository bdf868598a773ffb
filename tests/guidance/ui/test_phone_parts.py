"""Telephone numbers as links."""

from __future__ import annotations

import pytest

from guidance.ui.phone_parts import phone_parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("85811227", [("85811227", "tel:85811227")]),
        ("0518-85881181", [("0518-85881181", "tel:051885881181")]),
        ("（0518）85881181", [("（0518）85881181", "tel:051885881181")]),
        ("0553-3836019转802", [("0553-3836019转802", "tel:05533836019;ext=802")]),
        ("13912345678", [("13912345678", "tel:13912345678")]),
        ("85811227、85811228", [("85811227", "tel:85811227"), ("、", ""), ("85811228", "tel:85811228")]),
        ("12345热线", [("12345热线", "")]),
        ("20240910前，共12345678元", [("20240910前，共12345678元", "")]),
        ("", []),
    ],
)
def test_each_number_dials_and_words_stay_words(text: str, parts: list[tuple[str, str]]):
    assert phone_parts(text) == parts
