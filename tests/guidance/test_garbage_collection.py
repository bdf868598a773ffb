"""What a serving process has loaded is looked through by no later collection; what a reload leaves behind is freed."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from guidance.garbage_collection import exempt_what_is_loaded


class Loaded:
    """What only a collection frees: it refers to itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def as_before() -> Iterator[None]:
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("as_before")
def test_what_is_loaded_is_exempt_until_it_is_replaced():
    loaded = Loaded()
    replaced = weakref.ref(loaded)
    exempt_what_is_loaded()
    assert gc.get_freeze_count() > 0 and loaded not in gc.get_objects()
    del loaded
    gc.collect()
    assert replaced() is not None
    exempt_what_is_loaded()
    assert replaced() is None
