"""Which divisions a text names."""

from __future__ import annotations

import pytest

from ingest.divisions.division_table import DivisionTable, load_divisions
from ingest.divisions.find_divisions import find_divisions
from ingest.settings import ROOT


@pytest.fixture(scope="module")
def table() -> DivisionTable:
    return load_divisions(ROOT / "knowledge" / "divisions" / "divisions.csv")


def named(text: str, table: DivisionTable, *common: str) -> list[list[str]]:
    found = find_divisions(text, table, frozenset(common))
    return [[table.full_name(division.code) for division in mention.divisions] for mention in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我在盐城上班", [["江苏省盐城市"]]),
        ("江苏省连云港市海州区的公司", [["江苏省连云港市海州区"]]),
        ("连云港海州的公司", [["江苏省连云港市海州区"]]),
        ("海州区能报吗", [["辽宁省阜新市海州区", "江苏省连云港市海州区"]]),
        ("连云港的通知，我在海州区上班", [["江苏省连云港市"], ["江苏省连云港市海州区"]]),
        ("北京朝阳区", [["北京市朝阳区"]]),
        ("延边的通知", [["吉林省延边朝鲜族自治州"]]),
        ("内蒙古和广西", [["内蒙古自治区"], ["广西壮族自治区"]]),
        ("南京路上的公司", []),
        ("我在市中医院，爱人在市北京路小学", []),
        ("我在市中区上班", [["山东省济南市市中区", "山东省枣庄市市中区", "四川省内江市市中区", "四川省乐山市市中区"]]),
        ("本科要满几年", []),
    ],
)
def test_each_name_is_found_in_any_of_its_forms(text, expected, table):
    assert named(text, table) == expected


def test_an_everyday_word_is_no_county_unless_its_name_is_whole(table):
    assert named("同事很友好", table, "友好") == []
    assert named("和平", table, "和平") == []
    assert named("天津和平区的通知", table, "和平") == [["天津市和平区"]]


def test_every_everyday_name_has_two_characters_at_least(table):
    assert [d.name for d in table.by_code.values() if len(d.everyday_name) < 2] == []
