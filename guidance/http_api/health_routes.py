"""`GET /healthz` and `/readyz`: whether the process is alive, and what it answers from; open to everyone."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter

from guidance.http_api.contract_response import ContractResponse
from guidance.http_api.http_errors import error_answer
from guidance.http_api.open_api_examples import HEALTH, READY
from guidance.http_api.shared_state import Shared

ROUTES = APIRouter(default_response_class=ContractResponse)


@ROUTES.get("/healthz", summary="是否在运行", openapi_extra=HEALTH)
async def healthz() -> ContractResponse:
    """进程在运行。"""
    return ContractResponse({"status": "ok"})


@ROUTES.get("/readyz", summary="是否可以回答", openapi_extra=READY)
def readyz(shared: Shared) -> ContractResponse:
    """资料和索引已就绪，各是哪一版；`outdated` 表示资料文件夹里的新内容有错，仍用上一版。"""
    loader = shared.office.loader
    if not loader.loaded:
        return error_answer(HTTPStatus.SERVICE_UNAVAILABLE, "正在准备通知和索引，请稍后再试")
    served = shared.office.now()
    row = {"status": "ready", "edition": served.edition.number, "notices": len(served.assistant.notices)}
    digests = {"knowledge": served.digest, "index": served.index_digest}
    return ContractResponse({**row, **digests, "outdated": bool(loader.fault)})
