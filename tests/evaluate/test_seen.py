"""What the encoder had met is found among the questions that it is trained on."""

from __future__ import annotations

from guidance.assistant import Assistant
from tests.evaluate.seen import seen, trained_questions


def test_known_questions_are_seen_in_any_spelling_and_others_are_not(assistant: Assistant):
    known, trained = assistant.notices[0].questions[0].text, trained_questions()
    assert seen([f"{known}？", "榴莲多少钱一斤"], trained, weights=True) == "encoder: saw 1 of 2; weights: seen"
    assert seen(["榴莲多少钱一斤"], trained, weights=False) == "encoder: unseen; weights: unseen"
