"""A language model behind one door: bounded in time, tries and tokens; absent unless the office sets one."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from guidance.llm.transport import REST, Line, ModelError
from ingest.office_settings import ModelSettings

ANSWER_TOKENS = 700
SESSION_TOKENS = 80_000
_LEAST = 0.3  # seconds below which it is not worth asking


@dataclass
class LanguageModel:
    """One visitor's use of the model: the shared line, what is left of this session's tokens and of this message."""

    line: Line
    left: int = SESSION_TOKENS
    until: float = float("inf")

    def begin(self) -> None:
        """Give a new message its time: all that is asked for its sake ends within the seconds set."""
        self.until = time.monotonic() + self.line.seconds

    def stream(self, system: str, user: str) -> Iterator[str]:
        """Yield what the model says as it comes; raise ModelError when it fails, rests, or the share is spent.

        A character is counted as a token, which is never too few for Chinese.
        """
        cost = len(system) + len(user) + ANSWER_TOKENS
        seconds = min(self.line.seconds, self.until - time.monotonic())
        if cost > self.left or seconds < _LEAST:
            self.line.note("spent")
            raise ModelError("spent", "the tokens of this session or the time of this message are spent")
        self.left -= cost
        yield from self.line.stream(system, user, seconds)

    def ask(self, system: str, user: str) -> str:
        """Return all that the model says; raise ModelError as `stream` does."""
        return "".join(self.stream(system, user))

    def judge(self, fault: str = "") -> None:
        """Tell the line that the last answer was of use, or what was wrong with it."""
        if fault:
            self.line.note(fault)
        else:
            self.line.worked()


def open_model(settings: ModelSettings | None) -> LanguageModel | None:
    """Return the model that is set, with a fresh session's tokens; None where none is."""
    return LanguageModel(_shared(settings)) if settings else None


def prepare_model(settings: ModelSettings) -> None:
    """Load the library of the model that is set, before anybody waits; a failure is counted, not raised."""
    _shared(settings).open()


def model_troubles(settings: ModelSettings | None) -> dict[str, int]:
    """Return how often the model that is set failed since the start, by cause; empty where none is set."""
    return dict(_shared(settings).tally.most_common()) if settings else {}


def new_line(settings: ModelSettings, rest: float = REST) -> Line:
    """Return a line of its own to the model of the settings."""
    return Line(partial(_connect, settings), _close, settings.seconds, rest)


_shared = lru_cache(maxsize=4)(new_line)


def _connect(settings: ModelSettings) -> Any:
    """The provider's chat model; its library is imported here and only here."""
    try:
        from langchain.chat_models import init_chat_model

        return init_chat_model(settings.name, **_options(settings))
    except Exception as error:  # a missing library or key, each provider with errors of its own
        raise ModelError("setup", f"{type(error).__name__}; see requirements-llm.txt and the settings") from error


def _options(settings: ModelSettings) -> dict[str, Any]:
    if settings.name.startswith("ollama:"):
        headers = {"Authorization": f"Bearer {settings.key}"} if settings.key else {}
        client = {"timeout": settings.seconds, "headers": headers}
        options = {"base_url": settings.url, "num_predict": ANSWER_TOKENS, "client_kwargs": client}
    else:
        import httpx

        url = "api_base" if settings.name.startswith("deepseek:") else "base_url"
        # A client of its own: the shared default would be closed for everybody.
        own = httpx.Client(timeout=settings.seconds, follow_redirects=True)
        limits = {"timeout": settings.seconds, "max_retries": 1, "max_tokens": ANSWER_TOKENS, "http_client": own}
        options = {url: settings.url, "api_key": settings.key, **limits}
    return {"temperature": 0, **{name: value for name, value in options.items() if value is not None}}


def _close(chat: Any) -> None:
    """End a chat model's connections, also one on which a server drips bytes for ever."""
    (getattr(chat, "root_client", None) or chat._client).close()
