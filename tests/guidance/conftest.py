"""What tests with a language model share: a hostile endpoint, and a model that the settings lead to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from endpoint import Endpoint, serving

from guidance.llm.language_model import LanguageModel, new_transport
from ingest.office_settings import ModelSettings


@pytest.fixture(scope="session")
def endpoint() -> Iterator[Endpoint]:
    with serving() as each:
        each.script = lambda system, user: "好"
        LanguageModel(new_transport(ModelSettings("openai:m", each.url, "key", 60.0))).ask(
            "", ""
        )  # the library is loaded before time counts
        yield each


@pytest.fixture
def model(endpoint: Endpoint) -> Callable[..., LanguageModel]:
    """Makes a model with a breaker of its own; the endpoint answers plainly again."""
    endpoint.manner, endpoint.pace = "plain", 0.0
    endpoint.asked.clear()

    def model(seconds: float = 5.0, rest: float = 60.0, name: str = "openai:m") -> LanguageModel:
        return LanguageModel(new_transport(ModelSettings(name, endpoint.url, "key", seconds), rest))

    return model
