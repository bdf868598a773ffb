"""Topics that a notice ends are counted by `python -m ingest`, by name with --verbose."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ingest.__main__ import main
from ingest.divisions.division_table import known_divisions
from ingest.notices.load_notices import load_notices
from ingest.notices.voided_topics import voided_topics
from ingest.settings import ROOT

THIRD, TEACHERS = "wuhu-2026-102", "pengjiang-2025-4"


@pytest.fixture
def topics(own_settings):
    return Path(shutil.copy(ROOT / "knowledge" / "topics.yaml", own_settings.knowledge))


def add(own_settings, id: str) -> None:
    shutil.copytree(ROOT / "tests" / "fixtures" / "notices" / id, own_settings.knowledge / "notices" / id)


def test_no_topic_is_void_for_the_projects_own_notices(own_settings, topics):
    assert voided_topics(topics, load_notices(), known_divisions()) == {}


def test_each_notice_ends_the_topics_of_what_it_is_for(own_settings, topics):
    add(own_settings, THIRD)
    add(own_settings, TEACHERS)
    found = voided_topics(topics, load_notices(), known_divisions())
    assert found == {"中级职称评审": (THIRD,), "教学系列职称": (TEACHERS,)}


def test_the_command_counts_and_names_them(own_settings, topics, monkeypatch, capsys):
    monkeypatch.setenv("GUIDANCE_EMBEDDING", str(ROOT / "knowledge" / "embedding"))
    add(own_settings, TEACHERS)
    assert main(["--verbose"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert f"话题里有 1 项已有通知管到（{TEACHERS}），作废不用" in lines
    assert f"  教学系列职称：作废，{TEACHERS} 管到了" in lines


@pytest.mark.parametrize(
    "text", ["", "- 一\n", "elsewhere: 一\n", "elsewhere: [{topic: 一, voided_by: {level: 一}}]\n"]
)
def test_a_file_that_is_not_in_order_voids_nothing(own_settings, topics, text):
    path = own_settings.knowledge / "topics.yaml"
    path.write_text(text, encoding="utf-8")
    assert voided_topics(path, load_notices(), known_divisions()) == {}
    path.unlink()
    assert voided_topics(path, load_notices(), known_divisions()) == {}
