"""Corrections that name no fact."""

from __future__ import annotations

import pytest

from tests.guidance.extraction.extracting import extract


@pytest.mark.parametrize("opening", ["我说错了，", "更正：", "不对，", "记错了，"])
@pytest.mark.parametrize(
    ("known", "words", "facts"),
    [
        ({"papers": 2}, "就一篇", {"papers": 1}),
        ({"invention_patents": 2, "papers": 1}, "3项", {"invention_patents": 3}),
        ({"labour_contract": False}, "签了的", {"labour_contract": True}),
        ({"labour_contract": True}, "没签", {"labour_contract": False}),
    ],
)
def test_the_only_fact_that_can_be_meant_is_corrected(opening, known, words, facts):
    assert extract(opening + words, known=known).facts == facts


def test_of_two_that_can_be_meant_neither_is():
    assert extract("我说错了，就一篇", known={"papers": 2, "technical_reports": 2}).facts == {}
