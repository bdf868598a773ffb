"""Every error as `{"error": one Chinese sentence}` with the status that says whose fault it is."""

from __future__ import annotations

import logging
from http import HTTPStatus
from traceback import extract_tb
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from guidance.database.database import DatabaseError
from guidance.http_api.contract_response import ContractResponse
from guidance.http_api.conversation_store import ConversationBusyError, ConversationGoneError
from ingest.errors import AssistantError, InputError

_LOG = logging.getLogger(__name__)
_SENTENCES = {
    HTTPStatus.NOT_FOUND: "没有这个地址，可用的见 /openapi.json",
    HTTPStatus.METHOD_NOT_ALLOWED: "这个地址不接受这种请求方法，见 /openapi.json",
}


class RequestError(Exception):
    """A request that is refused: the HTTP `status`, one Chinese sentence, and headers for the answer."""

    def __init__(self, status: HTTPStatus, sentence: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.status, self.sentence, self.headers = status, sentence, headers


def answer_errors(application: FastAPI) -> None:
    """Make the application answer every error in the form of this module."""
    application.add_exception_handler(RequestError, _refused)
    application.add_exception_handler(InputError, _wrong_input)
    application.add_exception_handler(RequestValidationError, _wrong_parameter)
    application.add_exception_handler(HTTPException, _no_such_door)
    application.add_exception_handler(ConversationGoneError, _gone)
    application.add_exception_handler(ConversationBusyError, _busy)
    application.add_exception_handler(DatabaseError, _no_database)
    application.add_exception_handler(AssistantError, _unreadable)
    application.add_exception_handler(Exception, _failed)


def error_answer(status: int, sentence: str, headers: dict[str, str] | None = None) -> ContractResponse:
    """Return the answer for an error."""
    return ContractResponse({"error": sentence}, status, headers)


async def _refused(_request: Request, error: Any) -> ContractResponse:
    return error_answer(error.status, error.sentence, error.headers)


async def _wrong_input(_request: Request, error: Any) -> ContractResponse:
    return error_answer(HTTPStatus.UNPROCESSABLE_ENTITY, " ".join(str(error).split()))


async def _wrong_parameter(_request: Request, error: Any) -> ContractResponse:
    name = str(error.errors()[0]["loc"][-1])
    return error_answer(HTTPStatus.UNPROCESSABLE_ENTITY, f"{name}：缺少或不合要求，见 /openapi.json")


async def _no_such_door(_request: Request, error: Any) -> ContractResponse:
    sentence = _SENTENCES.get(error.status_code, "请求不能处理，见 /openapi.json")
    return error_answer(error.status_code, sentence, error.headers)


async def _gone(_request: Request, _error: Exception) -> ContractResponse:
    return error_answer(HTTPStatus.NOT_FOUND, "没有这个会话或已过期，请不带 session 重新开始")


async def _busy(_request: Request, _error: Exception) -> ContractResponse:
    return error_answer(HTTPStatus.CONFLICT, "这个会话的另一句还在回答，请稍后再发")


async def _no_database(_request: Request, error: Exception) -> ContractResponse:
    _LOG.error("%s", error)
    return error_answer(HTTPStatus.SERVICE_UNAVAILABLE, "会话暂时存取不了，请稍后再试")


async def _unreadable(_request: Request, error: Any) -> ContractResponse:
    _LOG.error("knowledge cannot be read: %s", type(error).__name__)
    return error_answer(HTTPStatus.SERVICE_UNAVAILABLE, "资料暂时读不了，请稍后再试")


async def _failed(_request: Request, error: Exception) -> ContractResponse:
    # Only where it failed: the words of an error may be a visitor's.
    place = extract_tb(error.__traceback__)[-1]
    _LOG.error("a request failed: %s at %s:%s", type(error).__name__, place.filename, place.lineno)
    return error_answer(HTTPStatus.INTERNAL_SERVER_ERROR, "服务出错了，请稍后再试")
