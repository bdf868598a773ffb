"""`POST /ask`, `/chat` and `/check`: the contract's answers, worked out on the threads of the pool."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter

from guidance.assistant import Assistant
from guidance.clock import this_day
from guidance.contract_requests import known_notice, timed_row
from guidance.conversation import Conversation, respond
from guidance.eligibility.check_model import CheckModel
from guidance.eligibility.check_stated import check_stated
from guidance.http_api.contract_response import ContractResponse
from guidance.http_api.conversation_store import OpenConversation
from guidance.http_api.http_errors import RequestError
from guidance.http_api.open_api_examples import ASK, CHAT, CHECK, ERRORS
from guidance.http_api.request_body import JsonObject, message_field
from guidance.http_api.shared_state import Shared, SharedState
from guidance.reply_rows import answer_row, talk_row
from ingest.errors import InputError

ROUTES = APIRouter(responses=ERRORS, default_response_class=ContractResponse)


@ROUTES.post("/ask", summary="问一个问题", openapi_extra=ASK)
def ask(row: JsonObject, shared: Shared) -> ContractResponse:
    """按通知原话回答一个问题，标出条款；`notice` 可不写。"""
    question, assistant = message_field(row, "question"), shared.office.now().assistant
    talk = Conversation(known_notice(assistant, row.get("notice"), "notice"))
    reply = partial(respond, question, talk, assistant, shared.new_model())
    return ContractResponse(timed_row(answer_row, reply))


@ROUTES.post("/chat", summary="多轮对话", openapi_extra=CHAT)
def chat(row: JsonObject, shared: Shared) -> ContractResponse:
    """第一句不写 `session`，之后带上回答里的 `session`；会话记住说过的情况，两小时不用就忘记。"""
    text, assistant = message_field(row, "text"), shared.office.now().assistant
    id, talk = _conversation(row, shared, assistant)
    with talk.lock:
        answered = timed_row(talk_row, partial(respond, text, talk.conversation, assistant, talk.model))
    return ContractResponse({"session": id, **answered})


@ROUTES.post("/check", summary="核对申报条件", openapi_extra=CHECK)
def check(row: JsonObject, shared: Shared) -> ContractResponse:
    """按一份通知的规则核对事实，给出结论、各条件和还要补充的事实。"""
    if "facts" not in row:
        raise InputError("facts", '缺少 facts，应为 {"notice", "facts"}')
    models = shared.office.now().assistant.knowledge.check_models
    return ContractResponse(check_stated(_model(models, row.get("notice")), row["facts"], this_day()))


def _conversation(row: dict[str, Any], shared: SharedState, assistant: Assistant) -> tuple[str, OpenConversation]:
    """The conversation that the request goes on with, or a new one."""
    id = row.get("session")
    if id is None:
        notice = known_notice(assistant, row.get("notice"), "notice")
        return shared.conversations.begin(Conversation(notice), shared.new_model())
    if not isinstance(id, str):
        raise InputError("session", "应为文字，是上一次回答里的 session")
    if (found := shared.conversations.find(id)) is None:
        raise RequestError(HTTPStatus.NOT_FOUND, "没有这个会话或已过期，请不带 session 重新开始")
    return id, found


def _model(models: Any, notice: Any) -> CheckModel:
    if isinstance(notice, str) and notice in models:
        model: CheckModel = models[notice]
        return model
    raise InputError("notice", f"没有「{str(notice)[:60]}」的规则包，可用的有：{'、'.join(models)}")
