"""What is only for Streamlit's developers is shut, under any base path."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.web.server.starlette import starlette_agent_routes, starlette_routes

from guidance.ui.inner_addresses import InnerAddresses

INNER = [
    starlette_routes.ROUTE_METRICS,
    starlette_routes.ROUTE_SCRIPT_HEALTH,
    starlette_agent_routes._ROUTE_AGENT_INTERACT,
    starlette_agent_routes._ROUTE_AGENT_MCP,
    starlette_agent_routes._ROUTE_AGENT_SCHEMA,
]


@pytest.fixture(scope="module")
def client() -> TestClient:
    served = Route("/{path:path}", lambda request: PlainTextResponse("served"), methods=["GET", "POST", "OPTIONS"])
    return TestClient(Starlette(routes=[served], middleware=[Middleware(InnerAddresses)]))


@pytest.mark.parametrize("address", [*INNER, f"base/{INNER[0]}", f"{INNER[0]}/"])
def test_addresses_for_developers_are_shut(client: TestClient, address: str):
    assert [client.request(method, f"/{address}").status_code for method in ("GET", "POST", "OPTIONS")] == [404] * 3


@pytest.mark.parametrize("address", ["", "_stcore/health", "_stcore/host-config", "_stcore/stream", "metrics"])
def test_what_pages_ask_for_is_served(client: TestClient, address: str):
    assert client.get(f"/{address}").text == "served"
