"""Thirty notices made from five: the benchmark of many notices (tests/bench/many_notices.py) at its smallest."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from further_notices import settings_for

from guidance.assistant import Assistant, open_assistant
from tests.bench.generated_notices import BASES, generated, write_knowledge
from tests.bench.many_notices import VAGUE, asked_back, named_questions, old_set, routed
from tests.bench.questions import development_set

NOTICES = generated(30)


@pytest.fixture(scope="module")
def thirty(indexed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant with the project's own notices and thirty more."""
    folder = tmp_path_factory.mktemp("thirty")
    shutil.copytree(indexed, folder / "data")
    with settings_for(write_knowledge(folder / "knowledge", NOTICES), folder / "data"):
        yield open_assistant()


def test_the_same_count_gives_the_same_notices_of_every_kind():
    assert generated(30) == NOTICES and generated(40)[:30] == NOTICES
    assert {notice.base.id for notice in NOTICES} == {base.id for base in BASES}
    assert (
        len({notice.id for notice in NOTICES})
        == len({notice.number for notice in NOTICES if notice.number} | {n.id for n in NOTICES if not n.number})
        == 30
    )


def test_all_of_them_load(thirty: Assistant):
    assert thirty.knowledge.faults == () and len(thirty.notices) == 32


def test_a_named_notice_answers_and_never_another(thirty: Assistant):
    share, others = routed(thirty, named_questions(NOTICES)[::3])
    assert share >= 0.97, others
    assert not [line for line in others if line.startswith("错")]


def test_what_names_nothing_is_asked_back(thirty: Assistant):
    assert len(VAGUE) > 30 and asked_back(thirty) >= 0.95


def test_the_projects_own_questions_are_answered_or_asked_back_with_the_right_one(thirty: Assistant):
    assert old_set(thirty, development_set()) >= 0.98
