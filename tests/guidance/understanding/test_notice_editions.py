"""Editions: the one in force answers, an older one when it is named and says so; halves of a year stand beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from further_notices import settings_for
from generate_notices import FIRST, HIGHER, GeneratedNotice, write_knowledge

from guidance.assistant import Assistant, open_assistant
from guidance.conversation import Conversation, respond
from guidance.reply import Outcome, Reply

TODAY = date(2025, 12, 1)
OLD, NEW = (GeneratedNotice(HIGHER, "盐城市", "盐城", year) for year in (2024, 2025))
LAST, TAKEN_BACK = (
    GeneratedNotice(HIGHER, "南通市", "南通", 2025),
    GeneratedNotice(HIGHER, "南通市", "南通", 2025, speciality="环境监测"),
)
FIRST_HALF, SECOND_HALF = (
    GeneratedNotice(FIRST, "合肥市蜀山区", "蜀山区", 2025, "", "", half) for half in ("上半年", "下半年")
)
NOTICES = [OLD, NEW, LAST, TAKEN_BACK, FIRST_HALF, SECOND_HALF]
WHERE = "纸质材料交到哪里"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Editions of one notice, one that replaces another of its year, and two half-years, one in spring."""
    folder = tmp_path_factory.mktemp("editions")
    knowledge = write_knowledge(folder / "knowledge", NOTICES, {NEW.id: [OLD.id], LAST.id: [TAKEN_BACK.id]})
    for path in (knowledge / "notices" / FIRST_HALF.id).iterdir():
        spring = re.sub("11( ?)月", r"5\1月", re.sub("12( ?)月", r"6\1月", path.read_text(encoding="utf-8")))
        path.write_text(spring.replace("-11-", "-05-").replace("-12-", "-06-"), encoding="utf-8")
    with settings_for(knowledge, folder / "data"):
        yield open_assistant()


def ask(office: Assistant, question: str, today: date = TODAY) -> Reply:
    return respond(question, Conversation(today=today), office)


def cited(reply: Reply) -> set[str]:
    return {citation.notice for citation in reply.citations}


def number(office: Assistant, notice: GeneratedNotice) -> str:
    return next(n.number or "" for n in office.notices if n.id == notice.id)


@pytest.mark.parametrize(
    "lead", ["盐城智能制造高工", "盐城今年的智能制造高工", "盐城最新的智能制造高工", "盐城2025年的智能制造高工"]
)
def test_the_newest_answers_and_says_nothing_of_its_age(office, lead):
    reply = ask(office, lead + WHERE)
    assert cited(reply) == {NEW.id} and "旧通知" not in reply.answer


@pytest.mark.parametrize("lead", ["盐城2024年的智能制造高工", "盐城去年的智能制造高工", "盐城二〇二四年智能制造高工"])
def test_an_older_one_answers_when_its_year_is_named_and_says_that_it_is_old(office, lead):
    reply = ask(office, lead + WHERE)
    assert cited(reply) == {OLD.id} and "旧通知" in reply.answer


def test_an_older_one_answers_when_its_number_is_named(office):
    reply = ask(office, f"{number(office, OLD)}的{WHERE}")
    assert cited(reply) == {OLD.id} and "旧通知" in reply.answer


def test_what_is_replaced_within_a_year_answers_only_by_its_number(office):
    for lead in ("南通高工", "南通2025年的高工"):
        assert cited(ask(office, lead + WHERE)) == {LAST.id}
    reply = ask(office, f"{number(office, TAKEN_BACK)}的{WHERE}")
    assert cited(reply) == {TAKEN_BACK.id} and "旧通知" in reply.answer


def test_one_that_is_not_out_yet_replaces_nothing(office):
    reply = ask(office, f"盐城智能制造高工{WHERE}", date(2025, 1, 6))
    assert cited(reply) == {OLD.id} and "旧通知" not in reply.answer


def test_a_year_that_no_notice_covers_is_told_with_the_newest(office):
    reply = ask(office, f"盐城2019年的智能制造高工{WHERE}")
    assert reply.outcome is Outcome.OUTSIDE_YEAR and "2025年度" in reply.answer


@pytest.mark.parametrize("question", ["还能报吗", "截止了吗", "现在报还来得及吗"])
@pytest.mark.parametrize(
    ("lead", "notice", "today", "word"),
    [
        ("盐城智能制造高工", NEW, date(2025, 8, 1), "可以申报"),
        ("盐城智能制造高工", NEW, date(2025, 12, 1), "截止"),
        ("盐城2024年的智能制造高工", OLD, date(2025, 8, 1), "截止"),
        ("蜀山区初定", SECOND_HALF, date(2025, 12, 1), "可以申报"),
    ],
)
def test_whether_one_can_still_apply_comes_first_for_whichever_notice(office, question, lead, notice, today, word):
    reply = ask(office, lead + question, today)
    assert reply.kind == "answer" and word in reply.sentences[0].text
    assert reply.citations[reply.sentences[0].cites[0]].notice == notice.id


def test_of_two_half_years_the_one_that_can_still_be_applied_for_answers(office):
    assert cited(ask(office, f"蜀山区初定{WHERE}")) == {SECOND_HALF.id}


def test_a_half_year_that_is_named_answers_and_is_no_older_edition(office):
    reply = ask(office, f"蜀山区2025年上半年初定{WHERE}")
    assert cited(reply) == {FIRST_HALF.id} and "旧通知" not in reply.answer
