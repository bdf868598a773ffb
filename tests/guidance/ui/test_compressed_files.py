"""Streamlit's files, compressed once: what a browser gets, and what is handed on."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from guidance.ui.compressed_files import CompressedFiles

SCRIPT = "export const words = '职称指引';\n" * 100


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    """A folder with a script and a picture; what is not compressed is answered with words."""
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "page.1a2b.js").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "js" / "picture.png").write_bytes(b"picture")
    routes = [Route("/{path:path}", lambda request: PlainTextResponse("handed on"))]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(CompressedFiles, folder=tmp_path)]))


@pytest.mark.parametrize("path", ["/static/js/page.1a2b.js", "/office/static/js/page.1a2b.js"])
def test_a_script_comes_compressed_and_stays_in_the_browser(client, path):
    for _ in range(2):
        answer = client.get(path)
        assert answer.text == SCRIPT and int(answer.headers["content-length"]) < len(SCRIPT) / 4
        assert answer.headers["content-encoding"] == "gzip" and answer.headers["vary"] == "Accept-Encoding"
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/static/js/page.1a2b.js", {"accept-encoding": "identity"}),
        ("/static/js/page.1a2b.js", {"range": "bytes=0-9"}),
        ("/static/js/picture.png", {}),
        ("/static/js/absent.js", {}),
        ("/static/../page.1a2b.js", {}),
        ("/static/js/%2e%2e/js/page.1a2b.js", {}),
        ("/notice", {}),
    ],
)
def test_all_else_is_handed_on(client, path, headers):
    assert client.get(path, headers=headers).text == "handed on"
