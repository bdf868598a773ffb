"""What is kept of a reply as the subject of the talk."""

from __future__ import annotations

import pytest

from guidance.reply import Citation, Outcome, Reply, Sentence, SentenceKind
from guidance.understanding.talk_subject import TalkSubject, subject_after

CITED = tuple(Citation(f"n#{number}", "n", number, "words") for number in "123")
SENTENCES = (Sentence("one", (1,)), Sentence("closed", (0,), kind=SentenceKind.WINDOW))


def test_the_clauses_that_answered_are_the_subject_and_the_others_stand_beside():
    reply = Reply(Outcome.ANSWERED, SENTENCES, CITED)
    assert subject_after("q", reply) == TalkSubject("q", ("n#2",), ("n#1", "n#3"))


def test_a_verdict_makes_the_case_the_subject():
    assert subject_after("q", Reply(Outcome.CHECKED, SENTENCES, CITED)).is_case


@pytest.mark.parametrize("outcome", [Outcome.NOT_STATED, Outcome.ASKED_WHICH_NOTICE])
def test_what_answered_nothing_leaves_only_its_question(outcome):
    assert subject_after("q", Reply(outcome, SENTENCES, CITED)) == TalkSubject("q")
