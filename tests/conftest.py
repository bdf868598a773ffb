"""What every test stands on: the project's own knowledge, and a data folder that is gone afterwards."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from guidance.assistant import Assistant

SETTINGS = ("GUIDANCE_KNOWLEDGE", "GUIDANCE_EMBEDDING", "GUIDANCE_CHROMA")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--regenerate` writes the golden files anew; review them as a diff before they are committed."""
    parser.addoption("--regenerate", action="store_true", help="write the golden files anew")


@pytest.fixture(scope="session", autouse=True)
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One data folder for the whole run, so that the index is built once and the project's own is left alone."""
    folder = tmp_path_factory.mktemp("data")
    before = {name: os.environ.pop(name, None) for name in (*SETTINGS, "GUIDANCE_DATA")}
    os.environ["GUIDANCE_DATA"] = str(folder)
    yield folder
    del os.environ["GUIDANCE_DATA"]
    os.environ.update({name: value for name, value in before.items() if value is not None})


@pytest.fixture(autouse=True)
def own_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit's AppTest leaves its page behind as `__main__`, which a process started later would run."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture(scope="session")
def assistant(data: Path) -> Assistant:
    """The project's own office, opened once; nothing changes it."""
    from guidance.assistant import open_assistant

    return open_assistant()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With several processes: the browser tests share one of them and begin first, each other file stays together."""
    for item in items:
        folder = Path(str(item.fspath)).parent.name
        item.add_marker(pytest.mark.xdist_group("browser" if folder == "browser" else str(item.fspath)))
    items.sort(key=lambda item: "tests/browser/" not in item.nodeid)
