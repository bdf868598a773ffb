"""What of a talk becomes a record."""

from __future__ import annotations

from datetime import date

import pytest

from guidance.assistant import Assistant
from guidance.conversation import Conversation, respond
from guidance.lexicon.lexicon import load_lexicon
from guidance.records.personal_details import PersonalDetails
from guidance.records.record_turn import Message

TODAY = date(2024, 8, 1)


def kept(assistant: Assistant, *messages: str):
    """The record of the last message of a talk."""
    talk = Conversation(today=TODAY)
    reply = [respond(message, talk, assistant) for message in messages][-1]
    return assistant.record_maker.record_of(Message("id", messages[-1], reply), TODAY)


def test_a_question_is_kept_with_its_outcome_and_clauses_but_without_who_asked(assistant: Assistant):
    record = kept(assistant, "我叫张三，申报高级工程师要交多少钱？")
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
def test_of_own_details_only_the_outcome_is_kept(assistant: Assistant, messages: tuple[str, ...]):
    assert kept(assistant, *messages).question is None


NASTY = (
    "我受过记过处分，能报吗",
    "我没有工程师职称能报吗",
    "我今年58岁还能报吗",
    "我有糖尿病不能坐久能不能线上答辩",
    "我想报高工，但没有工程师职称",
    "我要报名，去年被处分过",
    "今年58岁还能报吗",
    "我 没 有 工程师职称",
    "俺没评过职称",
    "我妈今年退休了还能报吗",
    "我爱人没有合同能报吗",
    "我离婚了材料怎么写",
    "我可以报吗，我是残疾人",
    "我拿到中级两年了",
    "我叫李四，受过处分",
    "他受过处分可以报吗",
    "我只有中专",
    "自己没论文行不行",
    "受过记过处分，能报吗",
    "挨过警告处分还能评吗",
)
ASKED = (
    "我想问申报时间到哪天",
    "我要交哪些材料",
    "请问我能报吗",
    "帮我查一下评审费",
    "我市的评审时间",
    "把邮箱发我",
    "没有聘书可以交聘文吗",
    "受到处分的能报吗",
    "受过处分的能报吗",
    "受到处分影响期内能报吗",
    "58岁能报吗",
    "我叫〔姓名〕，要交多少钱",
)


@pytest.mark.parametrize("message", NASTY)
def test_who_tells_of_somebody_is_private_whether_or_not_a_fact_was_heard(assistant: Assistant, message: str):
    assert kept(assistant, message).question is None


@pytest.mark.parametrize("message", ASKED)
def test_who_only_asks_is_not(message: str):
    assert not PersonalDetails(load_lexicon()).tells_of_somebody(message)


@pytest.mark.parametrize("message", ["你好", "谢谢", "重新开始", "？？？"])
def test_what_asks_nothing_is_not_kept(assistant: Assistant, message: str):
    assert kept(assistant, message) is None
