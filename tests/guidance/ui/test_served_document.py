"""The document as the server hands it out: Streamlit's own, in Chinese; everything else is untouched."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import FileResponse, PlainTextResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.testclient import TestClient

from guidance.ui.served_document import ServedDocument

STATIC = Path(streamlit.__file__).parent / "static"


@pytest.fixture(scope="module")
def client() -> TestClient:
    """Streamlit's files behind compression, as its server has them."""
    routes = [
        Route("/check", lambda request: FileResponse(STATIC / "index.html")),
        Route("/_stcore/health", lambda request: PlainTextResponse("<title>ok</title>")),
        Mount("/", StaticFiles(directory=STATIC, html=True)),
    ]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(ServedDocument), Middleware(GZipMiddleware)]))


@pytest.mark.parametrize("path", ["/", "/check"])
def test_the_document_is_chinese_before_any_script(client, path):
    answer = client.get(path)
    assert '<html lang="zh-CN"' in answer.text and "<title>职称指引</title>" in answer.text
    assert "Streamlit</title>" not in answer.text and "You need to enable" not in answer.text
    assert '<div id="root"></div>' in answer.text
    assert len(answer.content) == int(answer.headers["content-length"])


def test_a_document_from_before_is_not_taken_for_the_one_of_today(client):
    tag = TestClient(StaticFiles(directory=STATIC, html=True)).get("/").headers["etag"]
    assert client.get("/", headers={"if-none-match": tag}).status_code == 200


def test_files_and_the_paths_of_the_server_stay_as_they_are(client):
    assert client.get("/index.html").content == (STATIC / "index.html").read_bytes()
    assert client.get("/_stcore/health").text == "<title>ok</title>"
