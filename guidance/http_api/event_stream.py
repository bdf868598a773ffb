"""An answer as server-sent events: what can be read of it while it is made, then the whole of it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from guidance.contract_json import as_json
from guidance.llm.rephrase import Show
from guidance.reply import Sentence

_LOG = logging.getLogger(__name__)
Event = tuple[str, Any]
# Proxies pass each event on as it comes.
_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


async def event_stream(answer: Callable[[Show], Any]) -> StreamingResponse:
    """Return the response that tells how `answer` comes about; what it raises before the first event is raised here.

    Events: `partial`, `{"answer"}`, which replaces the one before; at the end `answer`, what `answer` returns, or
    `error`, `{"error"}`.
    """
    loop, events = asyncio.get_running_loop(), asyncio.Queue[Event | None]()

    def show(sentences: Sequence[Sentence]) -> None:
        text = "\n".join(sentence.text for sentence in sentences)
        loop.call_soon_threadsafe(events.put_nowait, ("partial", {"answer": text}))

    made = asyncio.ensure_future(run_in_threadpool(answer, show))
    made.add_done_callback(lambda _: events.put_nowait(None))
    first = await events.get()
    if first is None:
        made.result()
    return StreamingResponse(_events(first, events, made), media_type="text/event-stream", headers=_HEADERS)


async def _events(
    first: Event | None, events: asyncio.Queue[Event | None], made: asyncio.Future[Any]
) -> AsyncIterator[str]:
    event = first
    while event:
        yield _written(event)
        event = await events.get()
    try:
        last = ("answer", made.result())
    except Exception as error:
        _LOG.error("an answer failed: %s", type(error).__name__)
        last = ("error", {"error": "服务出错了，请稍后再试"})
    yield _written(last)


def _written(event: Event) -> str:
    name, data = event
    return f"event: {name}\ndata: {as_json(data)}\n\n"
