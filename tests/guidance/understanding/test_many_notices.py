"""Thirty notices, most of which nobody has tuned to: the right one answers, or the question which one is asked back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from further_notices import settings_for
from generate_notices import FIRST_TITLES, GENERATED, REVIEWS, GeneratedNotice, write_knowledge

from guidance.assistant import Assistant, open_assistant
from guidance.conversation import Conversation, respond
from guidance.reply import Outcome, Reply

TODAY = date(2026, 3, 2)
MATTERS = ("材料什么时候截止", "纸质材料交到哪里", "咨询电话是多少", "要提交哪些材料")
_SPOKEN = {"高级工程师": "高工", "中级工程师": "中级", "正高级工程师": "正高"}
_HAN = str.maketrans("0123456789", "〇一二三四五六七八九")


@pytest.fixture(scope="module")
def many(indexed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant with all the notices, its index in a folder of its own."""
    folder = tmp_path_factory.mktemp("many")
    shutil.copytree(indexed, folder / "data")
    with settings_for(write_knowledge(folder / "knowledge"), folder / "data"):
        yield open_assistant()


def ask(assistant: Assistant, question: str, today: date = TODAY, notice: str | None = None) -> Reply:
    return respond(question, Conversation(notice, today), assistant)


def names(notice: GeneratedNotice) -> list[str]:
    """How people name the notice: in full, in everyday words, with the year in Chinese numerals."""
    subject = "初定" if notice in FIRST_TITLES else f"{notice.speciality}{notice.level}"
    spoken = "初定" if notice in FIRST_TITLES else f"{notice.speciality}{_SPOKEN[notice.level]}"
    return [
        f"{notice.place}{notice.year}年{notice.half}{subject}",
        f"{notice.year}年度{notice.half}{notice.everyday}{spoken}",
        f"{str(notice.year).translate(_HAN)}年{notice.half}{notice.everyday}的{spoken}",
    ]


def shares(many: Assistant, asked: list[tuple[str, str]]) -> tuple[float, list[tuple[str, str]]]:
    """The share of questions that their notice answers, and those that another one answers."""
    right, wrong = 0, []
    for question, id in asked:
        reply = ask(many, question)
        cited = [citation.notice for citation in reply.citations[:1]]
        right += cited == [id]
        if cited and cited != [id] and reply.kind == "answer":
            wrong.append((question, cited[0]))
    return right / len(asked), wrong


def test_a_question_that_names_a_notice_is_answered_from_it_and_never_from_another(many: Assistant):
    asked = [
        (f"{name}{MATTERS[(at + form) % len(MATTERS)]}", notice.id)
        for at, notice in enumerate(GENERATED)
        for form, name in enumerate(names(notice))
    ]
    right, wrong = shares(many, asked)
    assert not wrong
    assert right >= 0.97


def test_a_question_that_names_nothing_is_asked_back_with_distinct_choices(many: Assistant):
    vague = [lead + matter for matter in MATTERS for lead in ("", "请问", "高工", "初定", "2025年")]
    replies = [ask(many, question) for question in vague]
    back = [reply for reply in replies if reply.outcome is Outcome.ASKED_WHICH_NOTICE]
    assert len(back) >= 0.95 * len(vague)
    assert all(2 < len(reply.notices) <= 6 and len(set(reply.options)) == len(reply.notices) for reply in back)


@pytest.mark.parametrize("notice", [REVIEWS[1], REVIEWS[6], FIRST_TITLES[1]], ids=lambda notice: notice.id)
def test_bare_words_answer_the_question_back(many: Assistant, notice: GeneratedNotice):
    talk = Conversation(today=TODAY)
    words = [notice.everyday, f"{notice.year}年的", notice.half or _SPOKEN[notice.level], notice.speciality or "初定"]
    reply = respond("纸质材料交到哪里", talk, many)
    for word in words:
        if reply.kind == "clarify":
            reply = respond(f"{word}", talk, many)
    assert reply.kind == "answer" and len(reply.notices) <= 2 and notice.id in reply.notices


def test_a_choice_that_is_clicked_answers_the_question(many: Assistant):
    talk = Conversation(today=TODAY)
    asked = respond("纸质材料交到哪里", talk, many)
    reply = respond(asked.options[2], talk, many)
    assert {citation.notice for citation in reply.citations} == {asked.notices[2]}


def test_what_was_named_is_kept_for_the_talk(many: Assistant):
    talk = Conversation(today=TODAY)
    respond("盐城2025年智能制造高工什么时候截止", talk, many)
    assert respond("纸质材料交到哪里", talk, many).citations[0].notice == REVIEWS[1].id
    assert respond("南通的呢", talk, many).citations[0].notice == REVIEWS[3].id
    assert respond("通州区初定什么时候截止", talk, many).citations[0].notice == FIRST_TITLES[1].id
    assert respond("上半年的呢", talk, many).citations[0].notice == FIRST_TITLES[0].id


def test_a_chosen_notice_binds_and_another_place_or_year_is_told(many: Assistant):
    chosen = REVIEWS[1].id
    assert {c.notice for c in ask(many, "纸质材料交到哪里", notice=chosen).citations} == {chosen}
    for question in ("南通的高工什么时候截止", "2024年高工什么时候截止", "想报正高级工程师，什么时候截止"):
        reply = ask(many, question, notice=chosen)
        assert reply.kind == "refuse" and chosen[:2] in reply.answer
    inside = ask(many, "我在亭湖区上班，高工材料交到哪里", notice=chosen)
    assert {citation.notice for citation in inside.citations} == {chosen}


def test_without_a_year_the_newest_edition_answers_and_an_old_one_says_that_it_is_old(many: Assistant):
    newest, old = REVIEWS[1], REVIEWS[0]
    assert ask(many, "盐城智能制造高工纸质材料交到哪里").citations[0].notice == newest.id
    reply = ask(many, "盐城2024年智能制造高工纸质材料交到哪里")
    assert reply.citations[0].notice == old.id and "旧通知" in reply.answer
    assert ask(many, "盐城去年的智能制造高工纸质材料交到哪里").citations[0].notice == newest.id
    assert ask(many, "盐城前年的智能制造高工纸质材料交到哪里").citations[0].notice == old.id


def test_a_year_without_a_notice_is_told_with_the_newest_there_is(many: Assistant):
    reply = ask(many, "盐城2029年智能制造高工什么时候截止")
    assert reply.outcome is Outcome.OUTSIDE_YEAR and "2025年度" in reply.answer
    reply = ask(many, "盐城今年的智能制造高工什么时候截止")
    assert "没有2026年度" in reply.sentences[0].text and reply.citations[0].notice == REVIEWS[1].id


@pytest.mark.parametrize("question", ["现在报还来得及吗", "还能报吗", "截止了吗"])
@pytest.mark.parametrize(("today", "word"), [(date(2025, 8, 1), "可以申报"), (date(2025, 12, 1), "截止")])
def test_whether_one_can_still_apply_is_answered_first(many: Assistant, question, today, word):
    reply = ask(many, f"盐城2025年智能制造高工{question}", today)
    assert reply.kind == "answer" and word in reply.sentences[0].text and "9月10日" in reply.sentences[0].text
    assert reply.citations[reply.sentences[0].cites[0]].notice == REVIEWS[1].id


def test_a_district_fits_the_notices_of_its_city(many: Assistant):
    reply = ask(many, "滨海县2025年智能制造高工材料交到哪里")
    assert reply.citations[0].notice == REVIEWS[1].id
    assert ask(many, "苏州的智能制造高工什么时候截止").outcome is Outcome.OUTSIDE_PLACE
