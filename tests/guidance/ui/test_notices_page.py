"""The page 通知一览, without a browser."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.guidance.ui.conftest import COMING
from tests.guidance.ui.page_runs import html, list_named, page_alone

pytestmark = pytest.mark.usefixtures("many")


@pytest.fixture
def listed() -> AppTest:
    return page_alone("notices_page").run()


def names(app: AppTest) -> list[str]:
    return re.findall("<h3>(.*?)</h3>", html(app))


def test_those_to_come_stand_before_those_that_are_closed_each_with_its_days(listed: AppTest):
    shown = html(listed)
    assert re.findall("<h2>(.*?)</h2>", shown) == ["未开始", "已截止"]
    assert names(listed)[0] == "盐城市2098年评审（中级工程师）" and re.search(r"未开始</strong> \d+ 天后开始", shown)
    assert len(names(listed)) == 9 and "未开始 1 份，已截止 8 份" in shown


def test_the_office_stands_there_with_a_number_that_dials(listed: AppTest):
    assert '市工信局职称办，电话 <a class="phone" href="tel:85811227">85811227</a>' in html(listed)


def test_each_notice_leads_to_what_is_known_of_it_and_to_nothing_else(listed: AppTest):
    doors = {id: [b.label for b in listed.button if str(b.key).endswith(id)] for id in ("lyg-2024-14", COMING.id)}
    assert doors == {
        "lyg-2024-14": ["问这份通知", "看原文", "资格自查", "材料清单", "申报时间"],
        COMING.id: ["问这份通知", "看原文", "申报时间"],
    }


def test_place_level_year_and_speciality_narrow_the_list(listed: AppTest):
    list_named(listed, "地区").set_value("江苏省").run()
    assert len(names(listed)) == 7
    list_named(listed, "级别").set_value("中级").run()
    assert "盐城市2098年评审（中级工程师）" in names(listed) and "南通市2025年评审（高级工程师）" not in names(listed)
    listed.selectbox(key="list-filter-year").set_value(2098).run()
    assert names(listed) == ["盐城市2098年评审（中级工程师）"]


def test_words_and_numbers_find_a_notice(listed: AppTest):
    listed.text_input(key="notices-query").set_value("合肥 环境监测").run()
    assert names(listed) == ["合肥市2025年评审（高级工程师）"]
    listed.text_input(key="notices-query").set_value("连工信职称〔2024〕14号").run()
    assert names(listed) == ["连云港市2024年评审（高级工程师）"]
    listed.text_input(key="notices-query").set_value("<script>").run()
    assert names(listed) == [] and "没有符合的通知" in html(listed)
