"""The page 运行状况 and the health addresses, without a browser."""

from __future__ import annotations

import json

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from guidance.ui.ready_gate import ReadyGate
from guidance.ui.service_health import health_routes, prepared
from guidance.ui.shared_assistant import shared_loader
from tests.guidance.ui.page_runs import html, page_alone


@pytest.fixture
def fresh():
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def test_a_replica_is_asked_once_it_can_answer_and_staff_see_how_it_is(fresh):
    page = Starlette(routes=[Route("/", lambda request: PlainTextResponse("page")), *health_routes()])
    client, through_proxy = TestClient(ReadyGate(page)), {"X-Forwarded-For": "192.0.2.1"}
    waiting = client.get("/", headers=through_proxy)
    assert waiting.status_code == 503 and "正在准备" in waiting.text and client.get("/").text == "page"
    assert client.get("/healthz", headers=through_proxy).json() == {"status": "ok"}
    assert client.get("/readyz").status_code == 503
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/stream", headers=through_proxy):
        pass
    shared_loader().current()
    assert client.get("/", headers=through_proxy).text == "page"
    ready = client.get("/readyz")
    assert ready.status_code == 200 and json.loads(ready.content)["records"] == "off"
    words = html(page_alone("service_state_page").run())
    assert "第 1 版资料" in words and "<h2>磁盘和备份</h2>" in words


def test_a_wrong_setting_of_the_metrics_is_one_line_and_the_page_is_served_without(fresh, monkeypatch, capfd):
    monkeypatch.setenv("GUIDANCE_METRICS", "nowhere")
    with TestClient(Starlette(routes=health_routes(), lifespan=prepared)) as client:
        assert client.get("/healthz").status_code == 200
    line = capfd.readouterr().err
    assert line.startswith("GUIDANCE_METRICS：「nowhere」") and line.count("\n") == 1
