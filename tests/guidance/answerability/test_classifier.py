"""Whether the notices answer at all: what was taught is known again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guidance.answerability.wording_odds import WordingOdds
from guidance.assistant import Assistant
from guidance.conversation import Conversation, respond
from guidance.understanding.talk_context import TalkContext
from ingest.text.search_words import search_words


def left_open(assistant: Assistant, text: str, notice: str | None = None) -> bool:
    understood = assistant.understanding.understand(text, TalkContext(chosen_notice=notice))
    question = assistant.answerability.assess(understood)
    return all(ask.unanswerable for ask in question.asks)


def test_what_was_taught_with_its_clause_is_not_taken_for_open(assistant: Assistant):
    wrong = [q.text for n in assistant.notices for q in n.questions if left_open(assistant, q.text, n.id)]
    assert len(wrong) <= 0.005 * sum(len(n.questions) for n in assistant.notices), wrong


def test_what_was_taught_to_have_no_answer_is_left_open(assistant: Assistant):
    known = [r for r in assistant.answerability.unanswered.known if r.category == "unstated"]
    found = [left_open(assistant, r.text, r.notices[0] if len(r.notices) == 1 else None) for r in known]
    assert sum(found) >= 0.99 * len(found)


def test_plain_questions_that_the_notices_answer_are_not_refused(assistant: Assistant):
    wrong = []
    for path in sorted((Path(__file__).parents[2] / "fixtures" / "plain").glob("*.jsonl")):
        rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        asked = [row["question"] for row in rows if row["kind"] == "answer"]
        wrong += [q for q in asked if respond(q, Conversation(path.stem), assistant).kind == "refuse"]
    assert len(wrong) <= 3, wrong  # of 118


@pytest.mark.parametrize(
    "besides", ["？谢谢老师，急急急", "，今天忙得要命", "？手机13912345678", "？我手机没电了麻烦快点"]
)
def test_what_is_told_besides_does_not_make_a_question_unanswerable(assistant: Assistant, besides):
    for asked in ("申报高级工程师要交多少钱", "高工材料送到哪儿", "高工论文要几篇"):
        assert not left_open(assistant, asked + besides)


def test_an_ask_that_leans_on_one_without_an_answer_has_none_either(assistant: Assistant):
    assert respond("专家是哪些人，一共几位", Conversation("lyg-2024-14"), assistant).kind == "refuse"
    assert respond("评审费多少钱，专家是哪些人", Conversation("lyg-2024-14"), assistant).kind == "answer"


def test_a_question_that_names_a_number_is_let_be(assistant: Assistant):
    assert not left_open(assistant, "二（三）1发票怎么开")


def test_words_that_only_questions_without_an_answer_have_speak_against_one():
    wording = WordingOdds(["评审费多少钱", "材料交到哪里"], ["发票怎么开", "能开发票吗"], word_cap=2.0)
    assert wording.odds(search_words("要发票")) > 0 > wording.odds(search_words("评审费"))
    assert wording.odds(search_words("榴莲")) == 0
    assert wording.odds([]) == 0


def readings(assistant: Assistant, text: str, notice: str = "lyg-2024-14") -> list[list[dict[str, float]]]:
    question = assistant.understanding.understand(text, TalkContext(chosen_notice=notice))
    return [list(assistant.answerability.readings(question, ask)) for ask in question.asks]


@pytest.mark.parametrize("name", ["连云港", "2024年连云港市", "连云港智能制造高工"])
def test_what_the_notice_is_named_by_does_not_count_and_another_level_does(assistant: Assistant, name):
    (bare,), (naming,), (other,) = (readings(assistant, f"{of}材料几号截止") for of in ("", name, "正高"))
    assert bare[-1]["match"] == naming[-1]["match"] != other[-1]["match"]


def test_a_value_that_is_asked_for_is_given_as_far_as_the_clause_speaks_of_what_it_is_asked_of(assistant: Assistant):
    (plain,), (other,), (none,) = (
        readings(assistant, text) for text in ("评审费多少钱", "榴莲多少钱", "公示要注意什么")
    )
    assert 1 >= plain[0]["value_given"] > other[0]["value_given"]
    assert none[0]["value_given"] == none[0]["value_absent"] == 0


@pytest.mark.parametrize("reason", ["路上堵车", "当天发烧"])
def test_an_everyday_thing_told_as_a_reason_leaves_no_question_beside_the_notices(assistant: Assistant, reason):
    understood = assistant.understanding.understand(f"{reason}迟到了答辩还让进吗", TalkContext(chosen_notice=None))
    assert understood.asks[0].topic is None or understood.asks[0].topic.group == "off_topic"
    assert all(ask.topic is None for ask in assistant.answerability.assess(understood).asks)
