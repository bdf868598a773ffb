"""The state of the service names what should be seen to, and its times are those that were measured."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from guidance.assistant_loader import AssistantLoader
from guidance.conversation import Conversation, respond
from guidance.database.database_watch import Reach
from guidance.metrics.measured_answer import measured_answer
from guidance.metrics.service_state import LEAST_FREE, service_state
from guidance.staff.audit_log import StaffAct
from guidance.ui.render import render

NOW = datetime.now().astimezone()


@pytest.fixture
def state(assistant, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path))
    measured_answer("page", lambda: respond("要交多少钱", Conversation(), assistant))
    acts = [StaffAct(NOW.isoformat(), "命令行", "backed_up", "2026-11-29")]
    found = service_state(AssistantLoader(lambda: assistant, lambda: assistant), None, {"slow": 3}, acts)
    return replace(found, failures=0, free_bytes=LEAST_FREE)


def test_what_was_asked_is_counted_and_timed(state):
    assert state.answers["answer"] >= 1
    by_name = {row.name: row for row in state.taken}
    page = by_name["page"]
    asked = sum(row.count for name, row in by_name.items() if name in ("page", "api"))
    assert asked >= by_name["understanding"].count >= 1
    assert page.half is None or page.nearly_all is None or 0 < page.half <= page.nearly_all
    assert state.backup == datetime.fromisoformat(NOW.isoformat()) and state.index_at is None
    words = render("service_state", state=state)
    assert "一切正常" in words and "网页上的一问" in words and "超过时限还没有说完：3 次" in words


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"knowledge_fault": "facts.yaml:3 缺少 type"}, "仍用上一版：facts.yaml:3 缺少 type"),
        ({"records": Reach.UNREACHABLE}, "连不上记录数据库"),
        ({"records_lost": 2}, "有 2 条提问没有记下来"),
        ({"failures": 1}, "有 1 问因程序出错没有回答"),
        ({"free_bytes": LEAST_FREE - 1}, "磁盘快满了"),
        ({"backup": None}, "还没有备份过"),
        ({"backup": NOW - timedelta(days=9)}, "已超过一周"),
    ],
)
def test_what_should_be_seen_to_is_named(state, change, words):
    shown = render("service_state", state=replace(state, **change))
    assert not state.needs_attention and "有事要处理" in shown and words in shown


def test_every_outcome_and_stage_has_a_name(state):
    rows = tuple(replace(state.taken[0], name=name) for name in ("page", "api", "checking", "rephrasing", "retrieval"))
    kinds = dict.fromkeys(("answer", "check", "clarify", "refuse"), 1)
    shown = render("service_state", state=replace(state, taken=rows, answers=kinds, records=Reach.OK))
    assert "没有答出 1 问" in shown and "其中：核对条件" in shown and "数据库：正常" in shown
