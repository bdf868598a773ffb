"""What every test stands on: the project's own knowledge, and a data folder that is gone afterwards."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

if TYPE_CHECKING:
    from guidance.assistant import Assistant

hypothesis.settings.register_profile("untimed", deadline=None)  # a busy machine is no fault of the code
hypothesis.settings.load_profile("untimed")

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
    os.environ["GUIDANCE_ANSWER_SECONDS"] = "300"  # so that no busy machine makes an answer one that is late
    yield folder
    del os.environ["GUIDANCE_DATA"], os.environ["GUIDANCE_ANSWER_SECONDS"]
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


@pytest.fixture(scope="session")
def indexed(assistant: Assistant, data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with all that is worked out from the project's notices, to be copied by an office of one's own."""
    folder = tmp_path_factory.mktemp("indexed") / "data"
    return Path(shutil.copytree(data, folder, ignore=shutil.ignore_patterns("records*", "lock")))


class FileScheduling(LoadScopeScheduling):
    """Each test file stays with one process, and all browser tests with the same one: they share server and browser."""

    def _split_scope(self, nodeid: str) -> str:
        return "browser" if nodeid.startswith("tests/browser/") else nodeid.split("::", 1)[0]


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One process more than there are processors, since a browser, a server and their test wait for one another."""
    return (os.cpu_count() or 1) + 1


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> FileScheduling:
    """Give the processes whole files, the most tests first."""
    return FileScheduling(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take long, so that the many small ones fill the gaps at the end."""
    items.sort(key=lambda item: item.nodeid.startswith("tests/guidance/"))
