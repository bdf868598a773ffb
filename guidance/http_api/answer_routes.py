"""`POST /ask`, `/chat` and `/check`: the contract's answers, worked out on the threads of the pool; streamed too."""

from __future__ import annotations

from functools import partial
from typing import Any

from fastapi import APIRouter
from starlette.responses import StreamingResponse

from guidance.clock import this_day
from guidance.contract_requests import known_notice, timed_row
from guidance.conversation import Conversation, respond
from guidance.eligibility.check_model import CheckModel
from guidance.eligibility.check_stated import check_stated
from guidance.http_api.contract_response import ContractResponse
from guidance.http_api.conversation_store import OpenConversation
from guidance.http_api.event_stream import event_stream
from guidance.http_api.open_api_examples import ASK, ASK_STREAM, CHAT, CHAT_STREAM, CHECK, ERRORS
from guidance.http_api.request_body import JsonObject, message_field
from guidance.http_api.shared_state import Shared, SharedState
from guidance.llm.rephrase import Show, unseen
from guidance.metrics.measured_answer import measured_answer
from guidance.reply_rows import answer_row, talk_row
from ingest.errors import InputError

_DOOR = "api"
ROUTES = APIRouter(responses=ERRORS, default_response_class=ContractResponse)


@ROUTES.post("/ask", summary="问一个问题", openapi_extra=ASK)
def ask(row: JsonObject, shared: Shared) -> ContractResponse:
    """按通知原话回答一个问题，标出条款；`notice` 可不写。"""
    return ContractResponse(_ask(row, shared))


@ROUTES.post("/ask/stream", summary="问一个问题，边答边发", openapi_extra=ASK_STREAM)
async def ask_stream(row: JsonObject, shared: Shared) -> StreamingResponse:
    """同 /ask，以 server-sent events 发送：`partial` 是已能读的部分，每次替换上一次；`answer` 是全部，最后一个。"""
    return await event_stream(partial(_ask, row, shared))


@ROUTES.post("/chat", summary="多轮对话", openapi_extra=CHAT)
def chat(row: JsonObject, shared: Shared) -> ContractResponse:
    """第一句不写 `session`，之后带上回答里的 `session`；会话记住说过的情况，两小时不用就忘记。"""
    return ContractResponse(_chat(row, shared))


@ROUTES.post("/chat/stream", summary="多轮对话，边答边发", openapi_extra=CHAT_STREAM)
async def chat_stream(row: JsonObject, shared: Shared) -> StreamingResponse:
    """同 /chat，以 server-sent events 发送：`partial` 是已能读的部分，每次替换上一次；`answer` 是全部，最后一个。"""
    return await event_stream(partial(_chat, row, shared))


@ROUTES.post("/check", summary="核对申报条件", openapi_extra=CHECK)
def check(row: JsonObject, shared: Shared) -> ContractResponse:
    """按一份通知的规则核对事实，给出结论、各条件和还要补充的事实。"""
    if "facts" not in row:
        raise InputError("facts", '缺少 facts，应为 {"notice", "facts"}')
    models = shared.office.now().assistant.knowledge.check_models
    return ContractResponse(check_stated(_model(models, row.get("notice")), row["facts"], this_day(), row.get("title")))


def _ask(row: dict[str, Any], shared: SharedState, show: Show = unseen) -> dict[str, Any]:
    question, assistant = message_field(row, "question"), shared.office.now().assistant
    talk = Conversation(known_notice(assistant, row.get("notice"), "notice"))
    reply = partial(respond, question, talk, assistant, shared.new_model(), show)
    return timed_row(answer_row, partial(measured_answer, _DOOR, reply))


def _chat(row: dict[str, Any], shared: SharedState, show: Show = unseen) -> dict[str, Any]:
    text, assistant, id = message_field(row, "text"), shared.office.now().assistant, row.get("session")

    def answer(opened: OpenConversation) -> dict[str, Any]:
        reply = partial(respond, text, opened.conversation, assistant, opened.model, show)
        return timed_row(talk_row, partial(measured_answer, _DOOR, reply))

    if id is None:
        notice = known_notice(assistant, row.get("notice"), "notice")
        id, answered = shared.conversations.begin(OpenConversation(Conversation(notice), shared.new_model()), answer)
    elif isinstance(id, str):
        answered = shared.conversations.go_on(id, answer)
    else:
        raise InputError("session", "应为文字，是上一次回答里的 session")
    return {"session": id, **answered}


def _model(models: Any, notice: Any) -> CheckModel:
    if isinstance(notice, str) and notice in models:
        model: CheckModel = models[notice]
        return model
    raise InputError("notice", f"没有「{str(notice)[:60]}」的规则包，可用的有：{'、'.join(models)}")
