"""Dates as people type them."""

from __future__ import annotations

import pytest

from guidance.ui.stating import as_date


@pytest.mark.parametrize(
    ("typed", "stated"),
    [
        ("2019年6月15日", "2019-06-15"),
        ("２０１９．６．１５", "2019-06-15"),
        ("2019-6", "2019-06"),
        (" 2019 年 6 月 ", "2019-06"),
        ("2019/06/15", "2019-06-15"),
        ("2019年", "2019"),
        ("2019", "2019"),
        ("前年", "前年"),
        ("", ""),
    ],
)
def test_a_typed_date_comes_in_the_form_of_the_contract(typed: str, stated: str):
    assert as_date(typed) == stated
