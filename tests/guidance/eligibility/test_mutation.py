"""Moving any number or date of a pack by one must break at least one of its own cases."""

import copy
import dataclasses
from datetime import date, timedelta

import pytest

from guidance.eligibility.run_cases import run_cases
from guidance.replies import load_replies
from guidance.rules.load_pack import load_pack, pack_ids
from guidance.rules.pack import PackFile

PARTS = ("cutoffs", "definitions", "scope", "refer", "requirements", "routes", "assumed", "notes")
NOT_NUMBERS = {"clause", "also"}


def _numbers(value, where=()):
    if type(value) in (int, date):
        yield where, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in NOT_NUMBERS:
                yield from _numbers(inner, (*where, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _numbers(inner, (*where, at))


def _mutations():
    for id in pack_ids():
        written = load_pack(id).marked.value
        for part in PARTS:
            for where, value in _numbers(written.get(part, {}), (part,)):
                for step in (-1, 1):
                    yield pytest.param(id, where, value, step, id=f"{id}-{'.'.join(map(str, where))}{step:+d}")


def _moved(pack, where, step):
    written = copy.deepcopy(pack.marked.value)
    inner = written
    for key in where[:-1]:
        inner = inner[key]
    value = inner[where[-1]]
    inner[where[-1]] = value + timedelta(days=step) if isinstance(value, date) else value + step
    return dataclasses.replace(pack, rules=PackFile.model_validate(written))


def test_there_are_numbers_to_move():
    assert len(list(_mutations())) > 50


@pytest.mark.parametrize(("id", "where", "value", "step"), _mutations())
def test_moving_a_number_breaks_a_case(id, where, value, step):
    if value + (timedelta(days=step) if isinstance(value, date) else step) == -1:
        pytest.fail("a threshold of zero asks for nothing")
    assert run_cases(_moved(load_pack(id), where, step), load_replies()), f"{where}: {value} {step:+d} goes unnoticed"
