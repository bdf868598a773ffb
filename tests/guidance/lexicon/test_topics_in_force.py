"""A topic of another level or series is one until there is a notice for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guidance.lexicon.topics import load_topics
from ingest.divisions.division_table import known_divisions
from ingest.notices.load_notices import load_notices, load_path
from ingest.settings import ROOT
from ingest.text.normalise import search_spelling


@pytest.fixture(scope="module")
def notices():
    return load_notices(ROOT / "knowledge" / "notices")


def test_all_topics_hold_for_the_notices_of_the_project(notices):
    assert load_topics().in_force(notices, known_divisions()) == load_topics()


def test_a_notice_for_intermediate_titles_ends_the_topic_of_them_alone(notices):
    [third] = load_path(ROOT / "tests" / "fixtures" / "notices" / "wuhu-2026-102")
    topics = load_topics().in_force([*notices, third], known_divisions())
    assert {topic.name for topic in load_topics().every} - {topic.name for topic in topics.every} == {"中级职称评审"}
    assert load_topics().find("评中级要掏多少钱", "elsewhere") and not topics.find("评中级要掏多少钱", "elsewhere")
    assert topics.find("评副教授要几年", "elsewhere")


@pytest.mark.parametrize("penalty", ["处理过", "被处分了", "受过处分", "通报过", "处分还没期满"])
def test_who_tells_of_a_penalty_asks_for_nothing_forbidden(penalty):
    topics = load_topics()
    assert topics.find("怎么给评委塞红包", "attack").name == "请托"
    assert topics.find(f"收红包{penalty}还能报吗", "attack") is None


def test_what_a_notice_says_with_words_between_settles_a_topic():
    topics, stated = load_topics(), search_spelling("每人480元，收到短信后5日内通过“非税缴费”公众号缴纳。")
    assert topics.find("怎么交费", "not_stated", ["其他事项"]).name == "缴费方式"
    assert topics.find("怎么交费", "not_stated", [stated]) is None


@pytest.mark.parametrize("title", ["工程、政工、经济系列", "政工和工程系列"])
def test_a_notice_whose_title_lists_series_ends_the_topics_of_each(notices, title):
    listed = replace(notices[0], id="listed", title=f"关于申报2025年度{title}职称的通知")
    topics = load_topics().in_force([*notices, listed], known_divisions())
    assert load_topics().find("高级政工师往哪报", "elsewhere") and not topics.find("高级政工师往哪报", "elsewhere")


@pytest.mark.parametrize("said", ["发烧", "台风", "离婚", "手机推荐", "酒店推荐"])
def test_what_a_notice_tells_of_is_not_off_topic(said):
    topics, asked = load_topics(), f"当天{said}怎么办"
    assert topics.find(asked, "off_topic", ["其他事项"]).group == "off_topic"
    assert topics.find(asked, "off_topic", ["其他事项", f"因{said}不能参加的，可以补一次"]) is None
    assert topics.find(f"{asked},今天天气怎么样", "off_topic", [f"因{said}不能参加的"])
