"""A fact that the knowledge folder gains is extracted and corrected without a line of code."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidance.extraction.extract import FactExtractor
from guidance.extraction.fact_wording import load_fact_wording
from guidance.facts.applicant_facts import load_facts
from ingest.settings import settings
from ingest.staff_files.faults import FaultsError
from tests.guidance.extraction.extracting import LEXICON, LOCAL_NAMES

FACTS = """
membership_date:
  type: date
  label: 加入学会的时间
  event: 加入学会
  question: 您是什么时候加入学会的？
  help: 以会员证为准。
software_copyrights:
  type: int
  label: 软件著作权项数
  unit: 项
  least_characters: 800
  question: 您有几项软件著作权？
  help: 一项也没有填 0。
city_prize:
  type: enum
  label: 市级质量奖
  values: {none: 无, held: 有}
  question: 您得过市级质量奖吗？
  help: 以证书为准。
city_prize_grade:
  type: int
  label: 市级质量奖等级
  question: 这个质量奖是几等奖？
  help: 填数字。
city_prize_rank:
  type: int
  label: 市级质量奖排名
  min: 1
  question: 您排第几？
  help: 填数字。
"""
DATES = "dates:\n  membership_date: {events: [加入…学会, 入会]}\n"
COUNTS = "counts:\n  software_copyrights: {things: [软件著作权, 软著], units: 项个, verbs: [登记, 申请]}\n"
PRIZES = """  kinds:
    city_prize:
      by: authority
      givers: {held: [市级, 市里, 市]}
      asked: {市: held}
      elided: [市级, 市里, 市]
      grade: city_prize_grade
      rank: city_prize_rank
"""


def extractor(folder: Path, *changes: tuple[str, str]) -> FactExtractor:
    knowledge = settings().knowledge
    facts, wording = folder / "facts.yaml", folder / "fact_wording.yaml"
    facts.write_text((knowledge / "facts.yaml").read_text(encoding="utf-8") + FACTS, encoding="utf-8")
    text = (knowledge / "fact_wording.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    wording.write_text(text, encoding="utf-8")
    return FactExtractor(load_fact_wording(load_facts(facts), wording), LEXICON, LOCAL_NAMES)


@pytest.fixture
def extended(tmp_path: Path) -> FactExtractor:
    return extractor(
        tmp_path, ("dates:\n", DATES), ("counts:\n", COUNTS), ("  kinds:\n", PRIZES), ("自然科学]", "自然科学, 质量]")
    )


def test_a_new_date_is_extracted_beside_the_others(extended: FactExtractor):
    facts = extended.extract("我2018年6月评的工程师，2019年3月加入了市机械学会").facts
    assert (facts["title_date"], facts["membership_date"]) == ("2018-06", "2019-03")


def test_a_new_date_is_answered_corrected_and_made_more_precise(extended: FactExtractor):
    known = {"membership_date": "2019"}
    assert extended.extract("2019年", asked="membership_date").facts == known
    assert extended.extract("看错了，是2020年", known=known).facts == {"membership_date": "2020"}
    assert extended.extract("具体是3月5号", known=known).facts == {"membership_date": "2019-03-05"}


@pytest.mark.parametrize(
    ("message", "count"),
    [("我有3项软件著作权", 3), ("软著两个，论文一篇", 2), ("我没登记过软著", 0), ("我有3项软著，1000字", 3)],
)
def test_a_new_count_is_extracted(extended: FactExtractor, message: str, count: int):
    assert extended.extract(message, known={"papers": 1}).facts["software_copyrights"] == count


def test_what_is_shorter_than_the_fact_asks_for_does_not_count(extended: FactExtractor):
    assert "software_copyrights" not in extended.extract("我有3项软著，700字", known={"papers": 1}).facts


def test_a_new_prize_is_extracted_with_grade_and_rank(extended: FactExtractor):
    facts = extended.extract("我得过市里的质量奖二等奖，排第三").facts
    assert facts == {"city_prize": "held", "city_prize_grade": 2, "city_prize_rank": 3}


def test_the_shipped_wording_knows_none_of_them(tmp_path: Path):
    assert extractor(tmp_path).extract("我2019年3月加入了市机械学会，有3项软著").facts == {}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("dates:\n", "dates:\n  software_copyrights: {events: [登记]}\n", "类型是 int，这里要 date"),
        ("counts:\n", "counts:\n  patents: {things: [专利], units: 项, verbs: [拿]}\n", "没有事实「patents」"),
        ("  away: elsewhere", "  away: abroad", "没有取值「abroad」"),
    ],
)
def test_a_wording_that_fits_no_fact_is_told(tmp_path: Path, old: str, new: str, message: str):
    with pytest.raises(FaultsError) as error:
        extractor(tmp_path, (old, new))
    assert message in str(error.value)
