"""Dates in every form that people write them."""

from __future__ import annotations

import pytest

from guidance.extraction.date_mentions import find_dates
from tests.guidance.extraction.extracting import extract


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2018年6月评上", ["2018-06"]),
        ("2018年6月15号", ["2018-06-15"]),
        ("2018年06月15日", ["2018-06-15"]),
        ("2018 年 6 月", ["2018-06"]),
        ("2018.6,本科", ["2018-06"]),
        ("2018-06-15", ["2018-06-15"]),
        ("2018/6/15发的", ["2018-06-15"]),
        ("20180615", ["2018-06-15"]),
        ("201806取得", ["2018-06"]),
        ("2018取得", ["2018"]),
        ("18年5月拿的", ["2018-05"]),
        ("98年上的班", ["1998"]),
        ("08年", ["2008"]),
        ("二〇一八年十二月", ["2018-12"]),
        ("二零一八年十一月三十日", ["2018-11-30"]),
        ("一四年评的", ["2014"]),
        ("一八年六月", ["2018-06"]),
        ("2017年毕业,第二年9月评的", ["2017", "2018-09"]),
        ("2023年6月毕业,7月起上班", ["2023-06", "2023-07"]),
        ("现在是2024年,我去年3月评的", ["2023-03"]),
        ("今年是2024年,前年评的", ["2022"]),
        ("前年评的", []),
        ("去年3月", []),
        ("6月毕业", []),
        ("干了18年", []),
        ("工程师18年了", []),
        ("满5年", []),
        ("十五年", []),
        ("八年多", []),
        ("不到20年", []),
        ("人社部发〔2019〕16号", []),
        ("2019年2月30日", ["2019-02-30"]),  # no such day: the case says so
        ("2019-13-01", []),
        ("2000字", []),
        ("两千字", []),
        ("两千年历史", []),
        ("两千年评的", ["2000"]),
        ("2018年六月廿五日", ["2018-06-25"]),
        ("2018年12月卅一号", ["2018-12-31"]),
        ("电话85881181", []),
    ],
)
def test_reads(text, dates):
    assert [stamp.value for stamp in find_dates(text)] == dates


def test_spans_are_the_words_of_the_date():
    text = "我是2018年6月15号评的"
    (stamp,) = find_dates(text)
    assert text[stamp.start : stamp.end] == "2018年6月15号"


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("一线干了快20年", []),
        ("在厂里将近20年", []),
        ("差不多20年", []),
        ("近20年", []),
        ("工龄20年", []),
        ("一线20年,本科", []),
        ("有20年经验", []),
        ("20年前毕业", []),
        ("18年上半年", ["2018"]),
        ("20年毕业", ["2020"]),
        ("20年评的", ["2020"]),
        ("是20年", ["2020"]),
        ("在20年", ["2020"]),
        ("20年的工程师", ["2020"]),
        ("毕业于20年", ["2020"]),
        ("97年", ["1997"]),
        ("二三十年", []),
    ],
)
def test_a_short_year_needs_a_word_that_makes_it_one(text, dates):
    assert [stamp.value for stamp in find_dates(text)] == dates


@pytest.mark.parametrize(
    "years",
    [
        *("2017、2018年", "2017/18年", "17、18年", "2017年2018年", "2017或2018年", "2017年、2018年", "2017,2018年"),
        *("2017（或2018）年", "2017年底2018年初", "二〇一七、二〇一八年", "2017-2018年之间"),
    ],
)
def test_of_two_years_none_is_meant_for_certain(years):
    assert "title_date" not in extract(f"我{years}评的工程师").facts


@pytest.mark.parametrize("months", ["6、7月", "6/7月", "6-7月份", "六七月", "10、11月", "1、2、3月", "6月或7月"])
def test_of_two_months_the_year_is_meant(months):
    assert extract(f"我2018年{months}评的工程师").facts["title_date"] == "2018"


@pytest.mark.parametrize(
    "words",
    [
        *(
            "历次年审都合格",
            "参加过一次年会",
            "每次年终都优秀",
            "和同年级同学创业",
            "五年以上年限早够了",
            "多次年度优秀",
        ),
        *("工号2015", "2019级研究生在读过", "2020年版教材"),
    ],
)
def test_a_year_inside_other_words_is_none(words):
    assert extract(f"我2012年本科毕业，{words}，工程师").facts["graduation"] == "2012"


@pytest.mark.parametrize("words", ["2019级本科", "2015级的工程硕士", "本科2014级", "2013年上的本科", "本科2014年进校"])
def test_the_year_of_entry_is_no_graduation(words):
    assert "graduation" not in extract(f"我是{words}，想初定").facts


@pytest.mark.parametrize(
    "year",
    [
        "2018年",
        "２０１８年",
        "٢٠١٨年",
        "二〇一八年",
        "二零一八年",
        "贰零壹捌年",
        "一八年",
        "两千零一十八年",
        "两千零一八年",
        "幺八年",
    ],
)
def test_figures_of_any_script_are_alike(year):
    assert extract(f"我{year}评的工程师").facts["title_date"] == "2018"


@pytest.mark.parametrize("years", ["七八", "八九", "三四", "五六", "六七"])
@pytest.mark.parametrize("roughly", ["大概", "差不多", "大约", "有", "约"])
def test_a_range_of_years_is_no_year_of_the_last_century(years, roughly):
    heard = extract(f"我评上工程师{roughly}{years}年，本科")
    assert "title_date" not in heard.facts
    assert [told.fact for told in heard.approximate] == ["title_date"]


@pytest.mark.parametrize("words", ["七八年毕业", "是七八年毕业的", "七八年拿的毕业证"])
def test_two_digits_with_an_event_are_a_year(words):
    assert extract(f"我本科{words}").facts["graduation"] == "1978"


def test_the_same_month_is_that_of_the_date_before():
    assert extract("我本科2022年7月毕业，同月开始见习").facts["speciality_since"] == "2022-07"
    assert "speciality_since" not in extract("我本科2022年毕业，同月开始见习").facts


@pytest.mark.parametrize("year", ["陆", "伍"])
def test_a_formal_numeral_inside_a_name_is_none(year):
    assert extract("我是大陆人，工程师").facts["origin"] == "mainland"
    assert extract(f"我二零壹{year}年评的工程师").facts["title_date"] in ("2016", "2015")
