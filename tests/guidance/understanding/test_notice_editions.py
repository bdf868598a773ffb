"""Editions: the one in force answers, an older one when it is named and says so; halves of a year stand beside."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from further_notices import settings_for
from generate_notices import FIRST, HIGHER, GeneratedNotice, write_knowledge

from guidance.assistant import Assistant, open_assistant
from guidance.conversation import Conversation, respond
from guidance.reply import Outcome, Reply
from ingest.text.normalise import match_key

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
def office(indexed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Editions of one notice, one that replaces another of its year, and two half-years, one in spring."""
    folder = tmp_path_factory.mktemp("editions")
    shutil.copytree(indexed, folder / "data")
    knowledge = write_knowledge(folder / "knowledge", NOTICES, {NEW.id: [OLD.id], LAST.id: [TAKEN_BACK.id]})
    for path in (knowledge / "notices" / FIRST_HALF.id).iterdir():
        spring = re.sub("11( ?)月", r"5\1月", re.sub("12( ?)月", r"6\1月", path.read_text(encoding="utf-8")))
        path.write_text(spring.replace("-11-", "-05-").replace("-12-", "-06-"), encoding="utf-8")
    for path in (knowledge / "notices" / NEW.id).iterdir():
        dearer = re.sub("(合计 ?)500( ?元)", r"\g<1>600\2", path.read_text(encoding="utf-8")).replace(
            "amount: 500", "amount: 600"
        )
        path.write_text(dearer.replace("从事本专业技术工作满2年", "从事本专业技术工作满3年"), encoding="utf-8")
    with settings_for(knowledge, folder / "data"):
        yield open_assistant()


def ask(office: Assistant, question: str, today: date = TODAY, chosen: str | None = None) -> Reply:
    return respond(question, Conversation(chosen, today), office)


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


@pytest.mark.parametrize(
    ("question", "chosen"),
    [
        ("盐城智能制造高工今年和去年有什么不一样", None),
        ("盐城智能制造高工和2024年的比有什么变化？", None),
        ("盐城2025年的智能制造高工跟2024年的有哪些区别", None),
        ("今年的新通知有什么变化", NEW.id),
        ("和今年的比改了什么，有哪些变化", OLD.id),
    ],
)
def test_what_changed_is_told_old_and_new_word_for_word(office, question, chosen):
    reply = ask(office, question, chosen=chosen)
    assert (reply.outcome, reply.kind, reply.notices) == (Outcome.CHANGES_TOLD, "answer", (NEW.id, OLD.id))
    lead, *quoted = [(s.text, [reply.citations[at] for at in s.cites]) for s in reply.sentences]
    assert "0条改了文字，7条只改了日期或数字，新增0条，取消0条" in lead[0]
    assert [cites[0].id.split("#")[1] for _, cites in quoted[:8:2]] == ["2.8", "5.2", "5.4", "2.1.1"]
    fees = [text for text, cites in quoted if cites[0].id.endswith("#5.4")]
    assert [(text.split("】")[0].removeprefix("【")[:8], text[-11:]) for text in fees] == [
        ("盐城市2025年", "合计 600 元/人。"),
        ("盐城市2024年", "合计 500 元/人。"),
    ]
    for sentence in reply.sentences[1:-1]:
        cite = reply.citations[sentence.cites[0]]
        assert match_key(sentence.own_words) in match_key(cite.text)


def test_what_changed_in_one_matter_is_told_alone(office):
    reply = ask(office, "盐城智能制造高工今年的收费和去年有变化吗")
    assert [citation.id.split("#")[1] for citation in reply.citations] == ["5.4", "5.4"]
    same = ask(office, "盐城智能制造高工今年继续教育要求和去年有什么不一样")
    assert len(same.sentences) == 1 and "没有变化" in same.answer and same.citations[0].id == f"{NEW.id}#2.5"


def test_a_notice_without_an_older_edition_says_so(office):
    reply = ask(office, "蜀山区2025年下半年初定今年和去年有什么不一样")
    assert (reply.outcome, reply.kind) == (Outcome.NO_OLDER_EDITION, "refuse")
    assert "没有收到过" in reply.answer and "更早的一份通知" in reply.answer


@pytest.mark.parametrize(
    "question",
    [
        "盐城高工和蜀山区初定要的材料有什么区别",
        "我去年的考核表和今年的不一样，盐城高工怎么办",
        "盐城高工换了单位要改动什么",
    ],
)
def test_other_questions_of_differences_are_none_of_editions(office, question):
    assert ask(office, question).outcome not in (Outcome.CHANGES_TOLD, Outcome.NO_OLDER_EDITION)
