"""Uploads before they reach the page: from staff alone."""

from __future__ import annotations

import time

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from guidance.ui.upload_gate import UploadGate, UploadPermits, upload_permits


def test_a_permit_ends_by_itself_and_when_it_is_taken_back():
    permits = UploadPermits()
    assert not permits.allows("a", 0.0)
    permits.give("a", 0.0)
    assert permits.allows("a", 1799.0) and not permits.allows("a", 1800.0) and not permits.allows("b", 0.0)
    permits.take_back("a")
    assert not permits.allows("a", 1.0)


def test_only_sessions_with_a_permit_reach_the_place_for_uploads():
    served = Route("/{path:path}", lambda request: PlainTextResponse("served"), methods=["GET", "PUT", "POST"])
    client = TestClient(Starlette(routes=[served], middleware=[Middleware(UploadGate)]))
    for path in ("/_stcore/upload_file/stranger/1", "/base/_stcore/upload_file/stranger/1"):
        assert client.put(path, content=b"x" * 1000).status_code == 403
        assert client.post(path).status_code == 403
    assert client.get("/_stcore/health").text == "served"

    upload_permits().give("clerk", time.monotonic())
    assert client.put("/_stcore/upload_file/clerk/1", content=b"x").text == "served"
    assert client.put("/_stcore/upload_file/other/clerk", content=b"x").status_code == 403
