"""The words that texts and questions are searched by."""

from __future__ import annotations

from ingest.text.search_words import search_words


def test_words_are_pairs_of_characters_latin_words_and_numbers():
    assert search_words("学信网 A4 纸20份") == ["学信", "信网", "a", "4", "纸", "20", "份"]


def test_two_spellings_of_one_question_have_the_same_words():
    assert search_words("評審要多少錢？") == search_words("评审要多少钱")
