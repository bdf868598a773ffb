"""The application that is served: routes, limits, keys, origins, errors."""

from __future__ import annotations

from fastapi import Depends, FastAPI
from fastapi.telemetry import TelemetryConfig
from starlette.middleware.cors import CORSMiddleware

from guidance.http_api import answer_routes, health_routes, list_routes
from guidance.http_api.admission import admit_often, admit_with_key
from guidance.http_api.counted_responses import CountedResponses
from guidance.http_api.http_errors import answer_errors
from guidance.http_api.security_headers import SecurityHeaders
from guidance.http_api.shared_state import SharedState
from ingest.office_settings import ApiSettings

_ABOUT = "职称申报通知的问答、条件核对和查询。每句回答都标出条款原文；结果只供参考，以主管部门的审核为准。"

_POLICY = "default-src 'none'; frame-ancestors 'none'"  # what it answers is no page

# FastAPI measures and traces requests, and exports that where the environment names a place, unless told otherwise.
_NO_TELEMETRY: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}


def create_application(shared: SharedState, wanted: ApiSettings) -> FastAPI:
    """Return the application that answers from `shared` under the limits, keys and origins that are `wanted`."""
    # Pages that explain an API fetch their scripts from elsewhere; the document alone leaves nothing to fetch.
    application = FastAPI(
        title="职称指引", version="1", description=_ABOUT, docs_url=None, redoc_url=None, telemetry=_NO_TELEMETRY
    )
    application.state.shared = shared
    answer_errors(application)
    application.include_router(health_routes.ROUTES)
    admitted = [Depends(admit_often(wanted.rate)), Depends(admit_with_key(wanted.keys))]
    for routes in (answer_routes.ROUTES, list_routes.ROUTES):
        application.include_router(routes, dependencies=admitted)
    application.add_middleware(CountedResponses)
    application.add_middleware(SecurityHeaders, policy=lambda: _POLICY)
    if wanted.origins:
        application.add_middleware(
            CORSMiddleware,
            allow_origins=list(wanted.origins),
            allow_methods=["GET", "POST"],
            allow_headers=["Content-Type", "X-API-Key"],
            max_age=600,
        )
    return application
