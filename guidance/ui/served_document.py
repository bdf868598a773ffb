"""The document that the server hands out before any script runs: its language, title and words are Chinese."""

from __future__ import annotations

import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_WORDS = (
    (re.compile(rb"<html lang=\"[^\"]*\""), b'<html lang="zh-CN"'),
    (re.compile(rb"<title>[^<]*</title>"), "<title>职称指引</title>".encode()),
    (
        re.compile(rb"<noscript>.*?</noscript>", re.DOTALL),
        "<noscript>这个网页要用到 JavaScript，请在浏览器里开启后刷新。</noscript>".encode(),
    ),
)
# A document is changed on its way, so it must come whole, as text, and not be the one that the browser has from before.
_LEFT_OUT = {b"accept-encoding", b"range", b"if-none-match", b"if-modified-since"}


class ServedDocument:
    """Middleware of the server that puts every page's document into Chinese and leaves all else as it is."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on a request; change the answer where it is a document."""
        if not _asks_for_document(scope):
            await self.app(scope, receive, send)
            return
        headers = [(name, value) for name, value in scope["headers"] if name not in _LEFT_OUT]
        await self.app({**scope, "headers": headers}, receive, _ChineseDocument(send))


class _ChineseDocument:
    """Send an answer on; the body of an HTML document is gathered first and put into Chinese."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_document(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._send_whole(self._start)

    async def _send_whole(self, start: Message) -> None:
        body = self._body
        for words, chinese in _WORDS:
            body = words.sub(chinese, body, count=1)
        headers = MutableHeaders(raw=start["headers"])
        headers["content-length"] = str(len(body))
        for name in ("etag", "last-modified", "accept-ranges"):
            del headers[name]
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _asks_for_document(scope: Scope) -> bool:
    """Whether a request may be for a page; files have a dot in their names, and Streamlit's own paths `_stcore`."""
    path = scope.get("path", "")
    is_file = "." in path.rpartition("/")[2] or "/_stcore/" in path
    return scope["type"] == "http" and scope["method"] == "GET" and not is_file


def _is_document(start: Message) -> bool:
    kind = MutableHeaders(raw=list(start["headers"])).get("content-type", "")
    return start["status"] == 200 and kind.startswith("text/html")
