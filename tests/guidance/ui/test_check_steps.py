"""How far a visitor has come in the check."""

from __future__ import annotations

from guidance.eligibility.questions_to_come import QuestionsToCome
from guidance.ui.check_steps import CheckSteps, Progress

OPEN = QuestionsToCome(("education", "degree"), settles=True)
LEFT_OPEN = QuestionsToCome(("education", "degree"), settles=False)
NONE = QuestionsToCome((), settles=True)


def test_the_questions_end_where_none_is_left():
    assert CheckSteps().current(OPEN, ()) == "questions"
    assert CheckSteps().current(NONE, ()) == "review"


def test_much_that_is_not_known_ends_them_unless_answers_can_still_settle_it_or_the_visitor_goes_on():
    steps = CheckSteps()
    assert steps.current(LEFT_OPEN, ("a", "b")) == "questions"
    assert steps.current(LEFT_OPEN, ("a", "b", "c")) == "review"
    assert steps.current(OPEN, ("a", "b", "c")) == "questions"
    steps.go_to("questions")
    assert steps.current(LEFT_OPEN, ("a", "b", "c")) == "questions"


def test_the_way_back_leads_over_the_answers_from_the_last_to_the_first():
    steps = CheckSteps()
    for fact in ("a", "b", "a"):
        steps.note_answer(fact)
    assert (steps.before(None), steps.before("a"), steps.before("b")) == ("a", "b", None)


def test_progress_is_a_share_of_all_questions():
    assert (Progress(0, 13).share, Progress(3, 1).share) == ("0%", "75%")
