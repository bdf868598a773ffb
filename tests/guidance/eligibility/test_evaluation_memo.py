"""The store of evaluations is bounded, and nothing but speed depends on it."""

from datetime import date

from guidance.eligibility import evaluation_memo
from guidance.eligibility.build_model import build_model
from guidance.eligibility.check import check
from guidance.eligibility.evaluation_memo import EvaluationMemo
from guidance.eligibility.verdict_words import VerdictWords
from guidance.replies import load_replies
from guidance.rules.load_pack import load_pack
from tests.guidance.applicants import APPLICANTS


def test_a_full_memo_is_emptied(monkeypatch):
    monkeypatch.setattr(evaluation_memo, "LIMIT", 3)
    memo = EvaluationMemo()
    for number in range(10):
        memo[number] = number
        assert len(memo) <= 3 and memo[number] == number


def test_a_check_comes_to_the_same_with_a_memo_that_holds_next_to_nothing(monkeypatch):
    for id, stated in APPLICANTS.items():
        pack = load_pack(id)
        facts, day = pack.vocabulary.parse(stated), date(2026, 1, 1)
        usual = VerdictWords(check(build_model(pack, load_replies()), facts, day)).as_json()
        monkeypatch.setattr(evaluation_memo, "LIMIT", 2)
        assert VerdictWords(check(build_model(pack, load_replies()), facts, day)).as_json() == usual
        monkeypatch.undo()
