"""The document that the server hands out before any script runs: Chinese, light, and right where its link is shared."""

from __future__ import annotations

import gzip
import re
from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from guidance.ui.compressed_files import takes_gzip
from guidance.ui.first_files import first_files
from guidance.ui.page_policy import inline_scripts, page_policy
from guidance.ui.render import render
from guidance.ui.theme import page_script
from ingest.office_settings import page_settings

_TITLE = "职称指引"
_DESCRIPTION = "职称申报问答：用平常话提问，回答用通知原文并标出条款；还可以自查条件、查申报时间和要交的材料。"
_NO_SCRIPT = "<noscript>这个网页要用到 JavaScript，请在浏览器里开启后刷新。</noscript>"
_HOST = re.compile(r"[\w.-]+(:\d{1,5})?|\[[\da-fA-F:]+\](:\d{1,5})?", re.ASCII)
# A document is changed on its way, so it must come whole, as text, and not be the one that the browser has from before.
_LEFT_OUT = {b"accept-encoding", b"range", b"if-none-match", b"if-modified-since"}


class ServedDocument:
    """Middleware of the server that puts every page's document into Chinese and leaves all else as it is.

    `static` is Streamlit's folder of files. SettingError where who may frame the page is set wrong.
    """

    def __init__(self, app: ASGIApp, static: Path) -> None:
        self.app = app
        self._files = first_files(static)
        self._frame_ancestors = page_settings().frame_ancestors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on a request; change the answer where it is a document."""
        if not _asks_for_document(scope):
            await self.app(scope, receive, send)
            return
        headers = [(name, value) for name, value in scope["headers"] if name not in _LEFT_OUT]
        words = _replacements(_site_address(scope), self._files)
        changed = _ChangedDocument(send, words, takes_gzip(scope["headers"]), self._frame_ancestors)
        await self.app({**scope, "headers": headers}, receive, changed)


class _ChangedDocument:
    """Send an answer on; the body of an HTML document is gathered first, changed, and compressed for who takes it."""

    def __init__(
        self, send: Send, words: list[tuple[re.Pattern[str], str]], compress: bool, frame_ancestors: Sequence[str]
    ) -> None:
        self._send = send
        self._frame_ancestors = frame_ancestors
        self._words = words
        self._compress = compress
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
        document = self._body.decode("utf-8")
        for old, new in self._words:
            document = old.sub(lambda _, new=new: new, document, count=1)  # type: ignore[misc]
        body = document.encode("utf-8")
        headers = MutableHeaders(raw=start["headers"])
        headers["vary"] = "Accept-Encoding"
        scripts = [*inline_scripts(document), page_script()]
        headers["content-security-policy"] = page_policy(scripts, self._frame_ancestors)
        if self._compress:
            body = gzip.compress(body)
            headers["content-encoding"] = "gzip"
        headers["content-length"] = str(len(body))
        for name in ("etag", "last-modified", "accept-ranges"):
            del headers[name]
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _replacements(address: str, files: tuple[str, ...]) -> list[tuple[re.Pattern[str], str]]:
    """What in Streamlit's document is replaced by what."""
    head = render("document_head", address=address, title=_TITLE, description=_DESCRIPTION, files=files)
    return [
        (re.compile(r'<html lang="[^"]*"'), '<html lang="zh-CN"'),
        (re.compile(r"<title>[^<]*</title>"), f"<title>{_TITLE}</title>{Markup(head)}"),
        # Its Latin font is not the page's; nothing else on the first page waits for a font.
        (re.compile(r'<link\s+rel="preload"[^>]*\sas="font"[^>]*>'), ""),
        (re.compile(r"<noscript>.*?</noscript>", re.DOTALL), _NO_SCRIPT),
        (re.compile(r'<div id="root"></div>'), f'<div id="root">{render("document_start")}</div>'),
    ]


def _site_address(scope: Scope) -> str:
    """Where the site is, as the browser names it, without a slash at its end; "" where it names no host."""
    host = Headers(scope=scope).get("host", "")
    return f"{scope['scheme']}://{host}{scope.get('root_path', '')}" if _HOST.fullmatch(host) else ""


def _asks_for_document(scope: Scope) -> bool:
    """Whether a request may be for a page; files have a dot in their names, and Streamlit's own paths `_stcore`."""
    path = scope.get("path", "")
    is_file = "." in path.rpartition("/")[2] or "/_stcore/" in path
    return scope["type"] == "http" and scope["method"] == "GET" and not is_file


def _is_document(start: Message) -> bool:
    kind = MutableHeaders(raw=list(start["headers"])).get("content-type", "")
    return start["status"] == 200 and kind.startswith("text/html")
