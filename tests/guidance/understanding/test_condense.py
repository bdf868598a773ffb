"""Rambling messages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guidance.understanding.condense import BEGINNING, END, MIDDLE, SHORT
from guidance.understanding.condense import condense as condense_by


def condense(message: str) -> str:
    return condense_by(message, lambda piece: "？" in piece)


def test_a_short_message_stays_as_it_is():
    assert condense("好好好好好，请问请问几号截止？") == "好好好好好，请问请问几号截止？"


def test_what_is_said_again_and_again_is_said_once():
    assert condense("评审费多少钱？" * 2500).strip() == "评审费多少钱？"
    assert condense("费" * 2500) == "费"


def test_of_a_very_long_message_the_beginning_and_the_end_are_kept():
    long = "".join(f"第{i}件事，" for i in range(2000)) + "请问地址在哪？"
    kept = condense(long)
    assert kept.startswith("第0件事") and kept.endswith("请问地址在哪？") and len(kept) <= BEGINNING + END + 1


def test_what_a_very_long_message_asks_in_its_middle_is_kept():
    told = "".join(f"第{i}件事，" for i in range(2000))
    middle = len(told) // 2
    kept = condense(f"{told[:middle]}，请问地址在哪？{told[middle:]}")
    assert "请问地址在哪？" in kept and kept.endswith("第1999件事，")


@given(st.text(min_size=SHORT, max_size=3000))
def test_any_message_stays_short_enough_to_read(text):
    assert len(condense(text)) <= max(SHORT, BEGINNING + MIDDLE + END + 2)
