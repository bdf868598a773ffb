"""`GET /healthz` and `/readyz`: whether the process is alive, and what it answers from; open to everyone."""

from __future__ import annotations

from fastapi import APIRouter

from guidance.http_api.contract_response import ContractResponse
from guidance.http_api.open_api_examples import HEALTH, READY
from guidance.http_api.readiness import alive, readiness
from guidance.http_api.shared_state import Shared

ROUTES = APIRouter(default_response_class=ContractResponse)


@ROUTES.get("/healthz", summary="是否在运行", openapi_extra=HEALTH)
async def healthz() -> ContractResponse:
    """进程在运行。"""
    return alive()


@ROUTES.get("/readyz", summary="是否可以回答", openapi_extra=READY)
def readyz(shared: Shared) -> ContractResponse:
    """资料和索引已就绪，各是哪一版；`outdated` 表示资料文件夹里的新内容有错，仍用上一版。"""
    return readiness(shared.office, {"conversations": shared.database_watch})
