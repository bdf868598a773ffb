"""What a device hands back is read strictly, whoever wrote it."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from guidance.saved_talk.saved_talk import (
    LONGEST,
    SavedCase,
    SavedTalk,
    SavedTalkError,
    SavedTurn,
    read_saved_talk,
    shortened,
)
from guidance.scope_features import NOTHING_NAMED, PlaceMention, ScopeFeatures

DAY = date(2026, 11, 29)
WHOLE = SavedTalk(
    version=1,
    day=DAY,
    on_device=True,
    notice="a-2024",
    scope=ScopeFeatures(places=(PlaceMention(("3207",)),), levels=("中级",)),
    case=SavedCase(notice="a-2024", facts={"education": "bachelor", "papers": 2, "licensed": True, "honours": ["x"]}),
    turns=[
        SavedTurn(message="能报吗", useful=True, scope=ScopeFeatures(years=(2024,))),
        SavedTurn(message="学历：本科", typed=False),
    ],
    unanswered=["到哪天"],
    ticks={"a-2024": ["4.1 承诺书"]},
    situations={"a-2024": {"dispatch": False}},
    lists={"limit-年度": 2024, "limit-部分": "申报条件"},
)


def test_a_talk_comes_back_as_it_was_saved():
    assert read_saved_talk(WHOLE.as_json()) == WHOLE


@pytest.mark.parametrize(
    "text",
    [
        None,
        17,
        "",
        "[]",
        "{",
        '{"version":1}',
        '{"version":2,"day":"2026-11-29"}',
        '{"version":"1","day":"2026-11-29"}',
        '{"version":1,"day":"gestern"}',
        '{"version":1,"day":"2026-11-29","reply":"符合条件"}',
        '{"version":1,"day":"2026-11-29","turns":[{"message":"问","answer":"符合条件"}]}',
        '{"version":1,"day":"2026-11-29","turns":[{"message":""}]}',
        '{"version":1,"day":"2026-11-29","case":{"facts":{"education":{"a":1}}}}',
        '{"version":1,"day":"2026-11-29","case":{"facts":{"papers":1e9}}}',
        '{"version":1,"day":"2026-11-29","ticks":{"a":"b"}}',
        '{"version":1,"day":"2026-11-29","lists":{"a":true}}',
        '{"version":1,"day":"2026-11-29","scope":{"levels":"中级"}}',
        '{"version":1,"day":"2026-11-29","scope":{"reply":["符合条件"]}}',
        '{"version":1,"day":"2026-11-29","scope":{"places":[{"codes":["3207"],"name":"连云港市"}]}}',
        json.dumps({"version": 1, "day": "2026-11-29", "unanswered": ["问"] * 1000}),
        json.dumps({"version": 1, "day": "2026-11-29", "turns": [{"message": "问" * 5001}]}),
        "{" + " " * LONGEST + "}",
        "[" * 10_000,
    ],
)
def test_anything_else_is_no_saved_talk(text):
    with pytest.raises(SavedTalkError):
        read_saved_talk(text)


def test_a_talk_that_is_too_long_loses_its_oldest_turns():
    turns = [SavedTurn(message=f"{number}" + "问" * 4000) for number in range(20)]
    short = shortened(WHOLE.model_copy(update={"turns": turns}))
    assert read_saved_talk(short.as_json()) == short
    assert short.turns and short.turns == turns[-len(short.turns) :]
    assert shortened(WHOLE) is WHOLE


@pytest.mark.parametrize(
    ("changes", "empty"),
    [
        ({}, True),
        ({"scope": NOTHING_NAMED}, True),
        ({"scope": ScopeFeatures(levels=("中级",))}, False),
        ({"notice": "a"}, False),
        ({"unanswered": ["问"]}, False),
        ({"ticks": {"a": ["b"]}}, False),
    ],
)
def test_a_talk_is_empty_where_nobody_would_miss_it(changes: dict, empty: bool):
    assert SavedTalk(version=1, day=DAY, **changes).is_empty is empty


@pytest.mark.parametrize(
    ("days", "on_device", "counts"),
    [(0, False, True), (1, False, True), (2, False, False), (30, True, True), (31, True, False), (-1, True, False)],
)
def test_a_tab_keeps_it_for_a_day_and_a_device_for_a_month(days: int, on_device: bool, counts: bool):
    assert SavedTalk(version=1, day=DAY, on_device=on_device).counts_on(DAY + timedelta(days=days)) is counts


def test_what_was_left_out_of_a_verdict_is_so_after_the_talk_is_taken_up_again():
    left_out = ["之后卖了三年保险"]
    saved = SavedTalk(version=1, day=date(2024, 8, 1), case=SavedCase(notice="lyg-2024-14", left_out=left_out))
    assert read_saved_talk(saved.as_json()).case.left_out == left_out
