"""A language model behind one door: bounded in time, tries and tokens; absent unless the office sets one."""

from __future__ import annotations

import os
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from queue import Empty, Queue
from typing import Any

from guidance.settings import SettingError

ANSWER_TOKENS = 700
SESSION_TOKENS = 40_000
PROVIDERS = ("openai", "ollama", "deepseek")
_FAILURES = 3  # in a row, after which the model is left alone for a while
_REST = 60.0  # seconds for which it is left alone
_AT_ONCE = 8  # calls under way; a hanging server holds no more threads than this
_LONGEST = 4 * ANSWER_TOKENS  # characters after which an answer without end is cut off
_END = object()


class ModelError(RuntimeError):
    """The model gives no answer now; the message says why."""


@dataclass(frozen=True)
class ModelSettings:
    """`name` (GUIDANCE_LLM) is provider:model; `url`, `key` and `seconds` are GUIDANCE_LLM_URL, _KEY and _SECONDS."""

    name: str
    url: str | None = None
    key: str | None = field(default=None, repr=False)
    seconds: float = 8.0


class Line:
    """The connection that all visitors share, with its breaker."""

    def __init__(self, settings: ModelSettings) -> None:
        self.settings = settings
        self._lock, self._connecting = threading.Lock(), threading.Lock()
        self._slots = threading.Semaphore(_AT_ONCE)
        self._failures, self._until = 0, 0.0
        self._chat: Any = None

    def connect(self) -> None:
        """Load the provider's library once; what goes wrong is told when the model is asked."""
        with self._connecting, suppress(Exception):
            self._chat = self._chat or _connect(self.settings)

    def ask(self, system: str, user: str) -> str:
        """Return what the model says, at the latest after the seconds set; raise ModelError."""
        if time.monotonic() < self._until:
            raise ModelError("the model failed repeatedly and is left alone for a while")
        if not self._slots.acquire(blocking=False):
            raise ModelError("too many calls are under way")
        parts: Queue[Any] = Queue()
        stop = threading.Event()
        threading.Thread(target=self._listen, args=(system, user, parts, stop), daemon=True).start()
        try:
            said = self._collect(parts)
        except ModelError:
            self.failed()
            raise
        finally:
            stop.set()
        return said

    def failed(self) -> None:
        """Count a failure, also of an answer that was nonsense; several in a row give the model a rest."""
        with self._lock:
            self._failures += 1
            if self._failures >= _FAILURES:
                self._until = time.monotonic() + _REST

    def worked(self) -> None:
        """Note that an answer was of use."""
        with self._lock:
            self._failures = 0

    def _collect(self, parts: Queue[Any]) -> str:
        deadline, said = time.monotonic() + self.settings.seconds, ""
        while True:
            try:
                part = parts.get(timeout=max(0.0, deadline - time.monotonic()))
            except Empty:
                raise ModelError("the model is too slow") from None
            if part is _END:
                return said
            if isinstance(part, Exception):
                raise ModelError(f"the model cannot be reached: {type(part).__name__}") from part
            said += part
            if len(said) > _LONGEST or time.monotonic() > deadline:
                raise ModelError("the model does not come to an end")

    def _listen(self, system: str, user: str, parts: Queue[Any], stop: threading.Event) -> None:
        """Hand on what arrives; a server may drip bytes for ever, so nobody waits for this thread."""
        try:
            with self._connecting:
                self._chat = self._chat or _connect(self.settings)
            for chunk in self._chat.stream([("system", system), ("user", user)]):
                if stop.is_set():
                    return
                parts.put(chunk.text)
            parts.put(_END)
        except Exception as error:  # whatever a provider's library raises, the caller falls back
            parts.put(error)
        finally:
            self._slots.release()


@dataclass
class Model:
    """One visitor's use of the model: the shared line and what is left of this session's tokens."""

    line: Line
    left: int = SESSION_TOKENS

    def ask(self, system: str, user: str) -> str:
        """Return what the model says; raise ModelError when it is slow, down, resting or the session's share is spent.

        A character is counted as a token, which is never too few for Chinese.
        """
        cost = len(system) + len(user) + ANSWER_TOKENS
        if cost > self.left:
            raise ModelError("this session has spent its tokens")
        self.left -= cost
        return self.line.ask(system, user)

    def judge(self, useful: bool) -> None:
        """Tell the breaker whether the last answer could be used."""
        if useful:
            self.line.worked()
        else:
            self.line.failed()


def open_model() -> Model | None:
    """Return the model that the environment sets, with a fresh session's tokens; None where it sets none."""
    settings = model_settings()
    return Model(_line(settings)) if settings else None


def model_settings() -> ModelSettings | None:
    """Return what GUIDANCE_LLM and its companions say now; raise SettingError."""
    name = os.environ.get("GUIDANCE_LLM", "").strip()
    if not name:
        return None
    provider, _, model = name.partition(":")
    if provider not in PROVIDERS or not model:
        known = "、".join(f"{p}:模型名" for p in PROVIDERS)
        raise SettingError(f"GUIDANCE_LLM：「{name[:40]}」不是模型；请写 {known}，或留空")
    wish = os.environ.get("GUIDANCE_LLM_SECONDS", "").strip() or "8"
    if not (wish.isascii() and wish.isdecimal() and 1 <= int(wish[:4]) <= 60):
        raise SettingError(f"GUIDANCE_LLM_SECONDS：「{wish[:40]}」不是秒数；请写 1 到 60 的整数，如 8")
    url, key = (os.environ.get(each, "").strip() or None for each in ("GUIDANCE_LLM_URL", "GUIDANCE_LLM_KEY"))
    return ModelSettings(name, url, key, float(wish))


@lru_cache(maxsize=4)
def _line(settings: ModelSettings) -> Line:
    """The line of these settings; its library takes seconds to load, so that begins before the first question."""
    line = Line(settings)
    threading.Thread(target=line.connect, daemon=True).start()
    return line


def _connect(settings: ModelSettings) -> Any:
    """The provider's chat model; its library is imported here and only here."""
    try:
        from langchain.chat_models import init_chat_model

        return init_chat_model(settings.name, **_options(settings))
    except ImportError as error:
        raise ModelError("the provider's library is missing; see requirements-llm.txt") from error


def _options(settings: ModelSettings) -> dict[str, Any]:
    if settings.name.startswith("ollama:"):
        headers = {"Authorization": f"Bearer {settings.key}"} if settings.key else {}
        client = {"timeout": settings.seconds, "headers": headers}
        options = {"base_url": settings.url, "num_predict": ANSWER_TOKENS, "client_kwargs": client}
    else:
        url = "api_base" if settings.name.startswith("deepseek:") else "base_url"
        limits = {"timeout": settings.seconds, "max_retries": 1, "max_tokens": ANSWER_TOKENS}
        options = {url: settings.url, "api_key": settings.key, **limits}
    return {"temperature": 0, **{name: value for name, value in options.items() if value is not None}}
