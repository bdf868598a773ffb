"""What the attacks share: a hostile endpoint, and a model that the settings lead to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from endpoint import Endpoint, serving

from guidance.llm import Line, Model, ModelSettings


@pytest.fixture(scope="session")
def endpoint() -> Iterator[Endpoint]:
    with serving() as each:
        each.script = lambda system, user: "好"
        Line(ModelSettings("openai:m", each.url, "key", 60.0)).ask("", "")  # the library is loaded before time counts
        yield each


@pytest.fixture
def model(endpoint: Endpoint) -> Callable[..., Model]:
    """Makes a model with a breaker of its own; the endpoint answers plainly again."""
    endpoint.manner = "plain"
    endpoint.asked.clear()
    return lambda seconds=5.0: Model(Line(ModelSettings("openai:m", endpoint.url, "key", seconds)))
