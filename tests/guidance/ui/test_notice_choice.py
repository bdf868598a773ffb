"""How notices stand in a list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from guidance.ui.list_choice import distinct
from guidance.ui.notice_choice import list_entries

HIGHER = "lyg-2024-14"


def test_an_entry_begins_with_the_state_and_has_what_one_searches_for(assistant):
    (entry,) = list_entries([assistant.knowledge.notice(HIGHER)], date(2024, 9, 1)).values()
    assert entry.startswith("可申报（还有 9 天截止） 连云港市2024年评审（高级工程师）")
    assert "数字经济（智能制造）" in entry and "连工信职称〔2024〕14号" in entry


def test_no_two_entries_read_alike(assistant):
    notice = assistant.knowledge.notice(HIGHER)
    entries = list_entries([notice, *(replace(notice, id=f"copy-{number}") for number in range(3))], date(2026, 1, 1))
    assert len(set(entries.values())) == 4 and all(entry.startswith("已截止 ") for entry in entries.values())


def test_labels_that_read_alike_are_numbered():
    assert distinct({"a": "一、", "b": "二、", "c": "一、"}) == {"a": "一、", "b": "二、", "c": "一、（2）"}
