"""A notice with few known questions: what is asked in one message is judged as a whole too."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from further_notices import copied_knowledge, settings_for

from guidance.assistant import Assistant, open_assistant
from guidance.conversation import Conversation, respond
from guidance.reply import Outcome
from ingest.drafting.add_notice import add_notice

PRESS = Path(__file__).parents[2] / "fixtures" / "first_day" / "neimenggu-press-2025.txt"


@pytest.fixture(scope="module")
def added(indexed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant with one more notice, added as a clerk would."""
    folder = tmp_path_factory.mktemp("added")
    shutil.copytree(indexed, folder / "data")
    with settings_for(copied_knowledge(folder), folder / "data"):
        add_notice([PRESS], PRESS.stem, accept=True)
        yield open_assistant()


@pytest.mark.parametrize("asked", ["评审会几月开，什么时候出结果", "破格怎么报，破格要几篇论文"])
def test_several_asks_that_are_open_as_a_whole_are_refused_whole(added: Assistant, asked):
    assert respond(asked, Conversation(PRESS.stem), added).kind == "refuse"


@pytest.mark.parametrize(
    ("asked", "given"), [("评审费多少钱，发票能开吗", "300元"), ("代表作交几件，评委都有谁", "3件")]
)
def test_an_ask_that_is_settled_by_far_is_answered_beside_one_that_is_open(added: Assistant, asked, given):
    reply = respond(asked, Conversation(PRESS.stem), added)
    assert reply.kind == "answer" and given in reply.answer


def test_a_level_is_known_by_the_titles_of_the_notice(added: Assistant):
    reply = respond("正高必须得过奖吗", Conversation(PRESS.stem), added)
    assert (reply.kind, reply.notices) == ("answer", (PRESS.stem,))


@pytest.mark.parametrize("asked", ["正高得过奖才行吗", "评正高得过奖才行吗", "高级记者得过奖才行吗"])
def test_a_level_that_only_titles_name_leads_to_no_other_notice(added: Assistant, asked):
    reply = respond(asked, Conversation(PRESS.stem), added)
    assert reply.notices == (PRESS.stem,)
    assert reply.outcome not in (Outcome.OTHER_NOTICE, Outcome.OUTSIDE_LEVEL, Outcome.ELSEWHERE)
