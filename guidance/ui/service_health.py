"""The page's process for whoever runs it: health addresses, metrics, logs, and knowledge loaded beforehand."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from streamlit.runtime import exists
from streamlit.starlette import App

from guidance.garbage_collection import exempt_what_is_loaded
from guidance.http_api.half_open_requests import close_half_open_requests
from guidance.http_api.readiness import alive, readiness
from guidance.http_api.served_office import ServedOffice
from guidance.metrics.json_logs import log_in_json
from guidance.metrics.metrics_server import start_metrics_server
from guidance.metrics.watched_parts import WatchedParts
from guidance.ui.forgotten_downloads import forget_downloads, use_lasting_downloads
from guidance.ui.record_turns import turn_recorder
from guidance.ui.shared_assistant import shared_loader
from ingest.commands.command_line import complain
from ingest.errors import AssistantError, SettingError

_LOG = logging.getLogger(__name__)


def health_routes() -> list[Route]:
    """Return the addresses that load balancers ask."""
    return [Route("/healthz", _healthz), Route("/readyz", _readyz)]


@asynccontextmanager
async def prepared(_app: App) -> AsyncIterator[None]:
    """Serve metrics, load the knowledge and clean up from the start on, beside the page.

    Where the settings of metrics or logs are wrong a line says so, and the page is served without.
    """
    try:
        log_in_json()
        start_metrics_server(WatchedParts(shared_loader(), turn_recorder().writer))
    except SettingError as error:
        complain(error)
    shared_loader().on_loaded = exempt_what_is_loaded
    threading.Thread(target=_load, daemon=True).start()
    close_half_open_requests()
    forgetting = asyncio.create_task(forget_downloads(use_lasting_downloads().forget)) if exists() else None
    yield
    if forgetting:
        forgetting.cancel()


def _load() -> None:
    try:
        shared_loader().current()
    except Exception as error:  # told to whoever opens the page
        reason = error if isinstance(error, AssistantError) else type(error).__name__
        _LOG.warning("knowledge is not loaded: %s", reason)


async def _healthz(_request: Request) -> Response:
    return alive()


def _readyz(_request: Request) -> Response:
    writer = turn_recorder().writer
    return readiness(_office(), {"records": writer.watch if writer else None})


@st.cache_resource(show_spinner=False)
def _office() -> ServedOffice:
    return ServedOffice(shared_loader())
