"""The document as the server hands it out: Streamlit's own, in Chinese; everything else is untouched."""

from __future__ import annotations

import re
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

from guidance.ui.page_policy import inline_scripts, page_policy
from guidance.ui.served_document import ServedDocument
from guidance.ui.theme import page_script

STATIC = Path(streamlit.__file__).parent / "static"


@pytest.fixture(scope="module")
def client() -> TestClient:
    """Streamlit's files behind compression, as its server has them."""
    routes = [
        Route("/check", lambda request: FileResponse(STATIC / "index.html")),
        Route("/_stcore/health", lambda request: PlainTextResponse("<title>ok</title>")),
        Mount("/", StaticFiles(directory=STATIC, html=True)),
    ]
    changed = Middleware(ServedDocument, static=STATIC)
    return TestClient(Starlette(routes=routes, middleware=[changed, Middleware(GZipMiddleware)]))


@pytest.mark.parametrize("path", ["/", "/check"])
def test_the_document_is_chinese_before_any_script(client, path):
    answer = client.get(path)
    assert '<html lang="zh-CN"' in answer.text and "<title>职称指引</title>" in answer.text
    assert "Streamlit</title>" not in answer.text and "You need to enable" not in answer.text
    assert re.search(
        r'<div id="root"><div class="opening" role="status">.*正在打开，请稍候…….*</div></div>', answer.text
    )


def test_the_document_comes_compressed_where_the_browser_takes_it(client):
    packed, plain = client.get("/"), client.get("/", headers={"accept-encoding": "identity"})
    assert packed.text == plain.text and packed.headers["vary"] == "Accept-Encoding"
    assert packed.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) == len(plain.content)


def test_a_shared_link_shows_the_service_its_purpose_and_its_picture(client):
    document = client.get("/check", headers={"host": "zc.example.cn:8443"}).text
    shown = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', document))
    assert shown["title"] == "职称指引" and "用平常话提问" in shown["description"]
    assert shown["image"] == "http://zc.example.cn:8443/share.png"


@pytest.mark.parametrize("host", ['"><script>alert(1)</script>', "a b", "例子.cn/path", "x" * 9 + "@evil"])
def test_a_host_that_is_none_is_not_repeated(client, host):
    document = client.get("/", headers=[(b"host", host.encode())]).text
    assert "og:title" in document and "og:image" not in document and "alert(1)" not in document


def test_the_scripts_of_the_first_page_are_fetched_at_once_and_its_fonts_are_not(client):
    document = client.get("/").text
    assert re.search(r'<link rel="modulepreload" crossorigin href="\./static/js/ChatInput\.[^"]+\.js">', document)
    assert not re.search(r'as="font"', document)


def test_a_document_from_before_is_not_taken_for_the_one_of_today(client):
    tag = TestClient(StaticFiles(directory=STATIC, html=True)).get("/").headers["etag"]
    assert client.get("/", headers={"if-none-match": tag}).status_code == 200


def test_files_and_the_paths_of_the_server_stay_as_they_are(client):
    assert client.get("/index.html").content == (STATIC / "index.html").read_bytes()
    assert client.get("/_stcore/health").text == "<title>ok</title>"


def test_the_document_names_every_script_that_may_run(client):
    answer = client.get("/")
    policy = answer.headers["content-security-policy"]
    assert policy == page_policy([*inline_scripts(answer.text), page_script()], ())
    assert policy.count("'sha256-") == len(set(inline_scripts(answer.text))) + 1
