"""What of a talk becomes a record."""

from __future__ import annotations

from datetime import date

import pytest

from guidance.conversation import Conversation, respond
from guidance.office import Office
from guidance.records.keep import Message, record_of

TODAY = date(2024, 8, 1)


def kept(office: Office, *messages: str):
    """The record of the last message of a talk."""
    talk = Conversation(office, today=TODAY)
    reply = [respond(message, talk) for message in messages][-1]
    return record_of(Message("id", messages[-1], reply), office, TODAY)


def test_a_question_is_kept_with_its_outcome_and_clauses_but_without_who_asked(office: Office):
    record = kept(office, "我叫张三，申报高级工程师要交多少钱？")
    assert (record.kind, record.day, record.useful) == ("answer", TODAY, None)
    assert "交多少钱" in record.question and "张三" not in record.question
    assert "lyg-2024-14#5.4" in record.clauses


@pytest.mark.parametrize(
    "messages",
    [
        ("我2019年6月10日取得工程师，本科毕业，想报2024年智能制造高工",),
        ("我2019年6月10日取得工程师，本科毕业，能报吗",),
        ("我是本科，工程师，想报2024年智能制造高工", "2019年6月"),
        ("我是本科，工程师，想报2024年智能制造高工", "不知道"),
        ("我是硕士，能不能报销停车费",),
    ],
)
def test_of_own_details_only_the_outcome_is_kept(office: Office, messages: tuple[str, ...]):
    assert kept(office, *messages).question is None


@pytest.mark.parametrize("message", ["你好", "谢谢", "重新开始", "？？？"])
def test_what_asks_nothing_is_not_kept(office: Office, message: str):
    assert kept(office, message) is None
