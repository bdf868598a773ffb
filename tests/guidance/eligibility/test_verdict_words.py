"""A verdict in words: from the fixed texts alone, wherever it is shown, and in full sentences for every outcome."""

import dataclasses
from datetime import date

import pytest

from guidance.documents.verdict_report import CheckResult, as_markdown
from guidance.eligibility.build_model import build_model
from guidance.eligibility.check import check
from guidance.eligibility.explanation_tree import explanation
from guidance.eligibility.verdict_words import VerdictWords
from guidance.replies import load_replies
from guidance.rules.load_pack import load_pack
from guidance.ui.verdict_view import tree
from tests.guidance.applicants import ENGINEER, GRADUATE

SENIOR, FIRST = "lyg-2024-14", "lyg-etdz-2023-h2"
TODAY = date(2026, 1, 1)


def _verdict(id, stated, **texts):
    pack, replies = load_pack(id), load_replies()
    replies = dataclasses.replace(replies, texts={**replies.texts, **texts})
    return check(build_model(pack, replies), pack.vocabulary.parse(stated), TODAY)


@pytest.mark.parametrize(
    ("id", "stated", "headline", "result"),
    [
        (
            SENIOR,
            ENGINEER,
            "按您填的情况，您符合这份通知的条件（可申报高级工程师），但这次申报2024年9月10日已截止",
            "符合条件",
        ),
        (SENIOR, ENGINEER | {"title_date": "2019-06"}, "按您填的情况，您不符合这份通知的条件", "不符合条件"),
        (FIRST, GRADUATE | {"graduation": "2021"}, "您的情况不按这份通知办，要按另外的规定办", "按其他规定办理"),
        (FIRST, GRADUATE | {"speciality_since": "2022"}, "还不能确定，大约还要答 1 题", "还不能确定"),
    ],
)
def test_every_outcome_has_its_headline_and_its_few_words(id, stated, headline, result):
    words = VerdictWords(_verdict(id, stated))
    assert (words.headline(), words.result()) == (headline, result)


def test_what_the_notice_leaves_open_has_a_headline_of_its_own():
    master = {"education": "master", "degree": "master", "engineering_master": True}
    verdict = _verdict(SENIOR, ENGINEER | master | {"title_date": "2020-05-06", "frontline_years": 21})
    assert VerdictWords(verdict).headline() == "您的这种情况通知没有写明，要问受理单位"


def test_a_text_changed_by_staff_is_changed_wherever_a_verdict_is_shown():
    verdict = _verdict(SENIOR, ENGINEER, status_met="达到要求")
    pack = load_pack(SENIOR)
    result = VerdictWords(verdict).as_json()
    assert any("：达到要求（" in each["why"] for each in result["conditions"])
    assert "| 达到要求 |" in as_markdown(CheckResult(verdict, pack, {}, "仅供参考"), TODAY)
    assert 'aria-label="达到要求"' in tree(verdict, pack)


def test_beside_its_text_and_status_a_reason_says_only_what_is_new():
    verdict = _verdict(SENIOR, ENGINEER)
    words = VerdictWords(verdict)
    for condition in verdict.conditions:
        beside = words.why_beside(condition.text, condition.reasons)
        assert not beside.startswith(condition.text) and beside != words.status(condition.status)


def test_in_the_tree_no_reason_repeats_its_condition():
    verdict = _verdict(SENIOR, {fact: value for fact, value in ENGINEER.items() if fact != "papers"})
    words = VerdictWords(verdict)
    for section in explanation(verdict):
        for finding in section.findings:
            assert words.why_in_tree(finding) != finding.text
            if finding.children and finding.status == "unknown":
                assert words.why_in_tree(finding) == ""
