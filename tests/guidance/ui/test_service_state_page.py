"""The page 运行状况 and the health addresses, without a browser."""

from __future__ import annotations

import json

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from guidance.ui.service_health import health_routes
from guidance.ui.shared_assistant import shared_loader
from tests.guidance.ui.page_runs import html, page_alone


@pytest.fixture
def fresh():
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def test_a_load_balancer_learns_when_the_page_can_answer_and_staff_how_it_is(fresh):
    client = TestClient(Starlette(routes=health_routes()))
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").status_code == 503
    shared_loader().current()
    ready = client.get("/readyz")
    assert ready.status_code == 200 and json.loads(ready.content)["records"] == "off"
    words = html(page_alone("service_state_page").run())
    assert "第 1 版资料" in words and "<h2>磁盘和备份</h2>" in words
