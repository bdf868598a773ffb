"""The body of a request: of a bounded size, and JSON read as strictly as the commands read it."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Depends, Request

from guidance.contract_json import read_json, text_field
from guidance.http_api.http_errors import RequestError
from ingest.errors import InputError

MOST_BYTES = 64 * 1024
LONGEST_MESSAGE = 5000  # characters, as on the page
_PATIENCE = 20.0  # seconds for a body to arrive


async def _json_object(request: Request) -> dict[str, Any]:
    """Return the JSON object of the body; RequestError where it is too large, too late or none."""
    try:
        async with asyncio.timeout(_PATIENCE):
            body = await _bounded_body(request)
        row = read_json(body, "请求")
    except TimeoutError as error:
        raise RequestError(HTTPStatus.REQUEST_TIMEOUT, "请求没有发完，请重新发送") from error
    except InputError as error:
        raise RequestError(HTTPStatus.BAD_REQUEST, str(error)) from error
    if not isinstance(row, dict):
        raise RequestError(HTTPStatus.BAD_REQUEST, "请求：应为一个 JSON 对象")
    return row


async def _bounded_body(request: Request) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise RequestError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"请求太大，最多 {MOST_BYTES // 1024} KB")
    return bytes(body)


JsonObject = Annotated[dict[str, Any], Depends(_json_object)]


def message_field(row: dict[str, Any], field: str) -> str:
    """Return the message in `field`; InputError where there is none, RequestError where it is too long."""
    text = text_field(row, field)
    if len(text) > LONGEST_MESSAGE:
        raise RequestError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"{field}：太长，最多 {LONGEST_MESSAGE} 字")
    return text
