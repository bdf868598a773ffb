"""What the encoder reads of a message, and of which it reads nothing."""

from __future__ import annotations

import pytest
from onnxruntime import InferenceSession

from guidance.assistant import Assistant
from guidance.conversation import Conversation, respond
from ingest.embedding.late_encoder import LateEncoder

ONE_ASK = "连云港2024年智能制造高工的评审费一个人要交多少钱"


def test_a_message_that_asks_one_thing_is_encoded_as_it_is_judged(assistant: Assistant):
    question = assistant.understanding.understand(ONE_ASK)
    (ask,) = question.asks
    assert ask.encoded_text == question.judged_text != ask.search_text


def test_each_of_several_asks_is_encoded_by_itself(assistant: Assistant):
    asks = assistant.understanding.understand("高工的评审费要交多少钱？劳动合同带不带原件？").asks
    assert [ask.encoded_text for ask in asks] == [ask.search_text for ask in asks]
    assert len(asks) == 2


@pytest.mark.parametrize("message", [ONE_ASK, "开发区初定的劳动合同带原件还是复印件"])
def test_an_answer_encodes_a_message_that_asks_one_thing_once(message, assistant: Assistant, monkeypatch):
    passes, run = [], InferenceSession.run
    monkeypatch.setattr(InferenceSession, "run", lambda *asked: passes.append(asked) or run(*asked))
    assert respond(message, Conversation(), assistant).kind == "answer"
    assert len(passes) == 1


def test_a_question_about_the_check_itself_is_not_encoded(assistant: Assistant, monkeypatch):
    passes, run, conversation = [], InferenceSession.run, Conversation()
    respond("我本科，2018年6月评的工程师，能报2024年智能制造高工吗", conversation, assistant)
    monkeypatch.setattr(InferenceSession, "run", lambda *asked: passes.append(asked) or run(*asked))
    assert respond("还差什么", conversation, assistant).kind == "check"
    assert not passes


def test_what_is_going_to_be_searched_is_encoded_ahead_and_nothing_else(assistant: Assistant, monkeypatch):
    begun: list[str] = []
    monkeypatch.setattr(LateEncoder, "encode_ahead", lambda encoder, text: begun.append(text))
    respond("南京市2024年智能制造高工的材料交到哪里", Conversation(), assistant)
    assert begun == []
    respond(ONE_ASK, Conversation(), assistant)
    assert begun == [assistant.understanding.understand(ONE_ASK).asks[0].encoded_text]
