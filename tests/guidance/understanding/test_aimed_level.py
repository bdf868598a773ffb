"""A level that no notice is for, aimed at: said so, and not answered by what another level needs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from further_notices import copied_knowledge, settings_for

from guidance.assistant import Assistant, open_assistant
from guidance.conversation import Conversation, respond
from guidance.reply import Outcome

FIRST_TITLES = "lyg-etdz-2023-h2"


@pytest.fixture(scope="module")
def first_titles(indexed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant that knows the notice on first titles alone, its index in a folder of its own."""
    folder = tmp_path_factory.mktemp("alone")
    shutil.copytree(indexed, folder / "data")
    knowledge = copied_knowledge(folder)
    for other in set((knowledge / "notices").iterdir()) - {knowledge / "notices" / FIRST_TITLES}:
        shutil.rmtree(other)
    with settings_for(knowledge, folder / "data"):
        yield open_assistant()


@pytest.mark.parametrize("title", ["高级工程师", "高工", "正高", "副高"])
@pytest.mark.parametrize("asked", ["本科评{}要满几年", "大专能报{}吗", "想申报{}，论文要几篇"])
@pytest.mark.parametrize("chosen", [None, FIRST_TITLES])
def test_a_notice_of_other_levels_does_not_answer(first_titles: Assistant, title, asked, chosen):
    reply = respond(asked.format(title), Conversation(chosen), first_titles)
    assert reply.outcome is Outcome.OUTSIDE_LEVEL
    assert "（技术员、助理级、中级）" in reply.answer


@pytest.mark.parametrize("asked", ["本科评助理工程师要满几年", "博士能评中级吗", "我是工程师，开发区初定还能报吗"])
def test_a_level_of_the_notice_and_one_that_is_held_are_no_others(first_titles: Assistant, asked):
    assert respond(asked, Conversation(), first_titles).outcome is not Outcome.OUTSIDE_LEVEL
