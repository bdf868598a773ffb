"""A result that several threads want: computed once, begun ahead, tried again after an error."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from ingest.computed_once import ComputedOnce

PATIENCE_S = 60


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as pool:
        yield pool


def test_many_threads_share_one_computation(threads: ThreadPoolExecutor):
    calls: list[int] = []
    once = ComputedOnce(lambda: calls.append(1) or len(calls))
    assert {future.result() for future in [threads.submit(once.result) for _ in range(50)]} == {1}
    assert calls == [1]


def test_what_is_begun_goes_on_beside_this_thread_which_waits_for_it_only_where_it_needs_it(
    threads: ThreadPoolExecutor,
):
    goes_on, calls = Event(), []

    def compute() -> str:
        calls.append(1)
        assert goes_on.wait(PATIENCE_S)
        return "done"

    once = ComputedOnce(compute)
    once.begin(threads)
    goes_on.set()
    assert once.result() == "done"
    once.begin(threads)
    assert once.result() == "done" and calls == [1]


def test_where_no_thread_is_free_the_result_is_computed_by_who_wants_it():
    release = Event()
    with ThreadPoolExecutor(1) as busy:
        busy.submit(release.wait, PATIENCE_S)
        once = ComputedOnce(lambda: "done")
        once.begin(busy)
        assert once.result() == "done"
        release.set()


def test_after_an_error_it_is_computed_again(threads: ThreadPoolExecutor):
    answers = iter([ValueError("first"), "done"])

    def compute() -> str:
        if isinstance(answer := next(answers), Exception):
            raise answer
        return answer

    once = ComputedOnce(compute)
    with pytest.raises(ValueError, match="first"):
        once.result()
    assert once.result() == "done"
