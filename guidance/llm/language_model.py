"""A language model behind one door: bounded in time, tries and tokens; absent unless the office sets one."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from guidance.llm.circuit_breaker import REST, CircuitBreaker, ModelError
from guidance.llm.transport import ModelTransport
from ingest.memo import memo
from ingest.office_settings import ModelSettings

ANSWER_TOKENS = 700
SESSION_TOKENS = 80_000
_LEAST = 0.3  # seconds below which it is not worth asking
_FOR_SEARCH = 1.0  # seconds of a message's time that are left to the search


@dataclass
class LanguageModel:
    """One visitor's use of the model: `left` are the session's tokens, `until` the end of this message's time.

    `until` is a moment of time.monotonic().
    """

    transport: ModelTransport
    left: int = SESSION_TOKENS
    until: float = float("inf")

    def begin(self, until: float = float("inf")) -> None:
        """Give a new message its time: all that is asked for its sake ends within the seconds set.

        It ends a while before `until`, a moment of time.monotonic(), so that the search has time too.
        """
        self.until = min(time.monotonic() + self.transport.seconds, until - _FOR_SEARCH)

    def stream(self, system: str, user: str) -> Iterator[str]:
        """Yield what the model says as it comes; raise ModelError when it fails, rests, or the share is spent.

        A character is counted as a token, which is never too few for Chinese.
        """
        cost = len(system) + len(user) + ANSWER_TOKENS
        seconds = min(self.transport.seconds, self.until - time.monotonic())
        if cost > self.left or seconds < _LEAST:
            self.transport.breaker.failed("spent")
            raise ModelError("spent")
        self.left -= cost
        yield from self.transport.stream(system, user, seconds)

    def ask(self, system: str, user: str) -> str:
        """Return all that the model says; raise ModelError as `stream` does."""
        return "".join(self.stream(system, user))

    def judge(self, fault: str = "") -> None:
        """Tell the breaker that the last answer was of use, or which cause of CAUSES made it useless."""
        if fault:
            self.transport.breaker.failed(fault)
        else:
            self.transport.breaker.succeeded()


def open_model(settings: ModelSettings | None) -> LanguageModel | None:
    """Return the model that is set, with a fresh session's tokens; None where none is."""
    return LanguageModel(_shared(settings)) if settings else None


def prepare_model(settings: ModelSettings) -> None:
    """Load the library of the model that is set, before anybody waits; a failure is counted, not raised."""
    _shared(settings).open()


def model_troubles(settings: ModelSettings | None) -> dict[str, int]:
    """Return how often the model that is set failed since the start, by cause; empty where none is set."""
    return dict(_shared(settings).breaker.tally.most_common()) if settings else {}


def new_transport(settings: ModelSettings, rest: float = REST) -> ModelTransport:
    """Return connections of their own to the model of the settings, with a breaker of their own."""
    return ModelTransport(partial(_connect, settings), _close, settings.seconds, CircuitBreaker(rest))


_shared = memo("model transport")(new_transport)


def _connect(settings: ModelSettings) -> Any:
    """The provider's chat model; its library is imported here and only here."""
    try:
        from langchain.chat_models import init_chat_model

        return init_chat_model(settings.name, **_options(settings))
    except Exception as error:  # a missing library or key, each provider with errors of its own
        raise ModelError("setup") from error


def _options(settings: ModelSettings) -> dict[str, Any]:
    options = _ollama_options(settings) if settings.name.startswith("ollama:") else _openai_options(settings)
    return {"temperature": 0, **{name: value for name, value in options.items() if value is not None}}


def _ollama_options(settings: ModelSettings) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {settings.key}"} if settings.key else {}
    client = {"timeout": settings.seconds, "headers": headers, "follow_redirects": False}
    return {"base_url": settings.url, "num_predict": ANSWER_TOKENS, "client_kwargs": client}


def _openai_options(settings: ModelSettings) -> dict[str, Any]:
    """Those of OpenAI and of DeepSeek, which speaks its protocol."""
    import httpx

    return {
        "api_base" if settings.name.startswith("deepseek:") else "base_url": settings.url,
        "api_key": settings.key,
        "timeout": settings.seconds,
        "max_retries": 1,
        "max_tokens": ANSWER_TOKENS,
        # A client of its own: the shared default would be closed for everybody. What visitors ask goes to the address
        # that the office has set, whatever that says of another one.
        "http_client": httpx.Client(timeout=settings.seconds, follow_redirects=False),
    }


def _close(chat: Any) -> None:
    """End a chat model's connections, also one on which a server drips bytes for ever."""
    (getattr(chat, "root_client", None) or chat._client).close()
