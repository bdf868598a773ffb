"""Text is cut into words that joined are the text again."""

from __future__ import annotations

import pytest

from ingest.text.cut_words import cut

_TEXTS = ("张伟明在连云港评了工程师", "材料交到哪里？", "", "abc 123，龘靐")


@pytest.mark.parametrize("text", _TEXTS)
@pytest.mark.parametrize("guess", [True, False])
def test_the_words_joined_are_the_text(text, guess):
    assert "".join(token.word for token in cut(text, guess=guess)) == text


def test_a_name_that_the_dictionary_lacks_is_guessed_or_left_in_characters():
    guessed, left = cut("陈晓莹来电"), cut("陈晓莹来电", guess=False)
    assert guessed[0].word == "陈晓莹"
    assert [token.word for token in left[:3]] == ["陈", "晓", "莹"]
