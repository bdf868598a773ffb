"""A model that fails again and again is left alone for a while; what went wrong is counted."""

from __future__ import annotations

import pytest

from guidance.llm.circuit_breaker import BREAKING, CAUSES, FAILURES, CircuitBreaker, ModelError


def fail(breaker: CircuitBreaker, cause: str, times: int) -> None:
    for _ in range(times):
        breaker.failed(cause)


@pytest.mark.parametrize("cause", sorted(BREAKING))
def test_failures_in_a_row_open_it(cause):
    breaker = CircuitBreaker()
    fail(breaker, cause, FAILURES - 1)
    breaker.check()
    fail(breaker, cause, 1)
    with pytest.raises(ModelError) as raised:
        breaker.check()
    assert raised.value.cause == "resting"


@pytest.mark.parametrize("cause", sorted(set(CAUSES) - BREAKING))
def test_what_is_not_the_models_fault_never_opens_it(cause):
    breaker = CircuitBreaker()
    fail(breaker, cause, 10 * FAILURES)
    breaker.check()
    assert breaker.tally == {cause: 10 * FAILURES}


def test_a_success_in_between_begins_the_row_anew():
    breaker = CircuitBreaker()
    fail(breaker, "down", FAILURES - 1)
    breaker.succeeded()
    fail(breaker, "down", FAILURES - 1)
    breaker.check()


def test_it_closes_after_its_rest():
    breaker = CircuitBreaker(rest=0.0)
    fail(breaker, "slow", FAILURES)
    breaker.check()


@pytest.mark.parametrize("cause", CAUSES)
def test_an_error_says_in_chinese_what_is_wrong(cause):
    assert str(ModelError(cause)) == f"语言模型：{CAUSES[cause]}"
