from __future__ import annotations

from collections.abc import Sequence

import pytest

from guidance.answerability.asked_matters import AskedMatters, load_asked_matters
from guidance.answerability.joined_encoder import JoinedEncoder
from guidance.answerability.nearest_questions import NearestQuestions
from guidance.assistant import Assistant
from ingest.embedding.encoder import load_encoder
from ingest.embedding.late_encoder import load_late_encoder
from ingest.notices.notice import KnownQuestion, KnownRefusal
from ingest.settings import settings
from ingest.staff_files.faults import FaultsError

MATTERS = """\
- {matter: 收费标准, ask: [要交多少钱, 评审费多少, 收费标准是什么]}
- {matter: 退费, ask: [评审费能退吗, 没评上退不退钱, 退款找谁]}
- {matter: 发票, ask: [给不给开发票, 有没有收据]}
"""
JUDGED = "settled:\n  收费标准: ['5.4']\nopen:\n- 退费\n"
HIGHER, FIRST = "lyg-2024-14", "lyg-etdz-2023-h2"


@pytest.fixture
def load(tmp_path, monkeypatch, assistant: Assistant):
    knowledge, encoder = tmp_path / "knowledge", load_encoder()
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(knowledge))
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path / "data"))
    (knowledge / "matters").mkdir(parents=True)
    (knowledge / "matters.yaml").write_text(MATTERS, encoding="utf-8")

    def load(judged: str | None = JUDGED, refused: Sequence[KnownRefusal] = ()) -> AskedMatters:
        known, refusals = NearestQuestions[KnownQuestion]((), encoder, 12), NearestQuestions(refused, encoder, 12)
        if judged is not None:
            (knowledge / "matters" / f"{HIGHER}.yaml").write_text(judged, encoding="utf-8")
        weights = assistant.knowledge.weights.answerability
        both = JoinedEncoder(encoder, load_late_encoder(settings().encoder), weights.late_share)
        return load_asked_matters(assistant.notices, known, refusals, both, weights)

    return load


def test_what_is_near_an_open_matter_speaks_against_an_answer_and_what_is_near_a_settled_one_for_it(load):
    matters = load()
    assert matters.odds("没评上钱还给不给", [HIGHER]) > 2
    assert matters.odds("评审费是多少钱", [HIGHER]) < -2
    assert load().odds("没评上钱还给不给", [HIGHER]) == matters.odds("没评上钱还给不给", [HIGHER])  # from the file kept


def test_known_refusals_speak_too_where_the_notice_was_judged(load):
    refused = KnownRefusal("r1", "停车场要钱吗", "other", "没有写停车", (HIGHER,), (), "office")
    assert load(refused=[refused]).odds("停车场收不收钱", [HIGHER]) > load().odds("停车场收不收钱", [HIGHER]) + 1
    assert load(refused=[refused]).odds("停车场收不收钱", [FIRST]) == 0


def test_what_is_near_no_wording_is_not_judged_by_any(load):
    matters = load()
    assert abs(matters.odds("how do I get to the moon", [HIGHER])) < 0.5 < abs(matters.odds("退款", [HIGHER]))


def test_a_phone_number_asks_nothing(load):
    matters = load()
    assert matters.odds("评审费是多少钱 13912345678", [HIGHER]) == matters.odds("评审费是多少钱  ", [HIGHER])


def test_a_notice_that_was_not_judged_may_settle_it(load):
    matters = load()
    assert matters.odds("没评上钱还给不给", [FIRST]) == 0
    assert matters.odds("没评上钱还给不给", [HIGHER, FIRST]) == 0
    assert matters.odds("评审费是多少钱", [HIGHER, FIRST]) < -2


def test_without_any_judged_notice_nothing_is_said(load):
    assert load(None).odds("没评上钱还给不给", [HIGHER, FIRST]) == 0


def test_what_other_notices_leave_open_is_told_of_a_notice_that_was_not_judged(load):
    matters = load()
    assert matters.usually_open("没评上钱还给不给", [FIRST]) > 2 > -2 > matters.usually_open("评审费是多少钱", [FIRST])
    assert matters.usually_open("没评上钱还给不给", [HIGHER]) == matters.usually_open("退款", [HIGHER, FIRST]) == 0


@pytest.mark.parametrize("reason", ["路上堵车", "当天突然发烧", "我在坐月子", "台风停运"])
@pytest.mark.parametrize("asked", ["迟到了还让进吗", "去不了现场咋办", "赶不上答辩还能补吗"])
def test_an_everyday_thing_told_as_the_reason_is_no_chatter(assistant: Assistant, reason, asked):
    assert assistant.answerability.matters.asks_as_applicant(f"{reason}{asked}")


@pytest.mark.parametrize(
    "chatter", ["今天杭州气温几度", "推荐一部好看的电影", "我头疼吃什么药好", "糖尿病能吃西瓜吗", "给我讲个鬼故事"]
)
def test_chatter_is_no_question_of_an_applicant(assistant: Assistant, chatter):
    assert not assistant.answerability.matters.asks_as_applicant(chatter)


@pytest.mark.parametrize(
    ("judged", "message"),
    [
        ("settled: {}\nopen: [停车]\n", "没有「停车」这一项"),
        ("settled: {退费: ['5.4']}\nopen: [退费]\n", "「退费」同时写在 settled 里"),
        ("settled:\n  退费: ['5.4', '9.9']\nopen: []\n", "yaml:2.*没有条款 9.9"),
    ],
)
def test_a_matter_that_is_not_listed_or_stands_twice_and_a_clause_that_is_not_there_are_named(load, judged, message):
    with pytest.raises(FaultsError, match=message):
        load(judged)


def test_what_was_judged_of_the_offices_notices_tells_a_refund_from_the_fee(assistant: Assistant):
    odds = assistant.answerability.matters.odds
    assert odds("过了截止日不想评了，钱退不退", [HIGHER]) > 1 > 0 > odds("一个人要掏多少钱", [HIGHER])
