"""A time at one kind of work that was broken off, or began in another post, is asked for."""

from __future__ import annotations

import pytest

from tests.guidance.extraction.extracting import extract

_BREAKS = (
    "中间停了半年",
    "中途借调出去两年",
    "期间离职过一阵",
    "去年5月才转到设计岗",
    "2023年调到工艺部门",
    "后来转做技术的",
)


@pytest.mark.parametrize("breaks", _BREAKS)
def test_a_broken_time_at_work_is_asked_for(breaks):
    assert "speciality_since" not in extract(f"我大专，2022年8月入职见习，{breaks}").facts
    assert "frontline_years" not in extract(f"我在一线干了21年，{breaks}").facts


@pytest.mark.parametrize("whole", ["一直没断过", "中间没有停过", "2023年换到现在的公司", "现在还在干"])
def test_a_whole_one_is_heard(whole):
    assert extract(f"我大专，2022年8月入职见习，{whole}").facts["speciality_since"] == "2022-08"
    assert extract(f"我在一线干了21年，{whole}").facts["frontline_years"] == 21


@pytest.mark.parametrize("later", ["转正后才开始干技术", "后来才转做设计", "今年才正式从事研发"])
def test_work_that_was_only_begun_later_is_asked_for(later):
    assert "speciality_since" not in extract(f"我2022年8月1日入职，{later}，之前在仓库").facts
