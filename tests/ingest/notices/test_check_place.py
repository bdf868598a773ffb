"""A notice's place is a division of the table or a zone in one, or there is none; so with whom to ask."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ingest.divisions.division_table import DivisionTable, known_divisions
from ingest.notices.check_place import unknown_place
from ingest.notices.load_notices import load_notice, load_notices, load_sound_notices
from ingest.settings import ROOT

THIRD = "wuhu-2026-102"


@pytest.fixture
def third(own_settings) -> Path:
    """The notice.yaml of a third notice."""
    fixture = ROOT / "tests" / "fixtures" / "notices" / THIRD
    return Path(shutil.copytree(fixture, own_settings.knowledge / "notices" / THIRD)) / "notice.yaml"


def rewrite(path: Path, old: str, new: str) -> int:
    """Put `new` in place of `old`; the line where it stands."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    "place",
    [
        *("芜湖市", "安徽省芜湖市", "芜湖市镜湖区", "海州区", "北京", "广西", "延边朝鲜族自治州", "全国"),
        *("连云港经济技术开发区", "皖江江北新兴产业集中区", "南京江北新区", "中国（安徽）自由贸易试验区芜湖片区"),
    ],
)
def test_a_division_and_a_zone_in_one_are_known(place):
    assert unknown_place(place, known_divisions()) == ""


@pytest.mark.parametrize(
    ("place", "near"),
    [
        ("芜糊市", "芜湖市"),
        ("连云巷市", "连云港市"),
        ("江苏省盐成市", "江苏省盐城市"),
        ("芜湖市镜糊区", "芜湖市镜湖区"),
        ("某某集团", ""),
    ],
)
def test_what_is_in_no_table_is_told_with_the_nearest_name(place, near):
    hint = f"，是不是「{near}」；" if near else "，"
    assert unknown_place(place, known_divisions()).startswith(f"行政区划里没有「{place}」{hint}请照行政区划写全名")


def test_an_office_without_the_table_checks_no_place():
    assert unknown_place("芜糊市", DivisionTable({})) == ""


def test_a_place_that_does_not_exist_costs_its_notice_alone(third):
    line = rewrite(third, "place: {value: 芜湖市,", "place: {value: 湖市人,")
    notices, [fault] = load_sound_notices()
    assert [notice.id for notice in notices] == ["lyg-2024-14", "lyg-etdz-2023-h2"]
    assert (fault.file, fault.line) == (third, line) and fault.message.startswith("行政区划里没有「湖市人」")


def test_a_company_has_a_notice_without_a_place(third):
    rewrite(third, "place: {value: 芜湖市, clause: 0, quote: 芜湖市人力资源和社会保障局}\n", "")
    assert {notice.id: notice.place for notice in load_notices()}[THIRD] == ""


@pytest.mark.parametrize(
    ("lines", "contact"),
    [
        (["    office:"], ("芜湖市人力资源和社会保障局", "3991138", f"{THIRD}#5")),
        (["    phone:"], ("市人社局", "", f"{THIRD}#5")),
        (["contacts:", "  - address:", "    office:", "    phone:"], ("芜湖市人力资源和社会保障局", "", f"{THIRD}#0")),
    ],
)
def test_what_a_notice_does_not_say_of_whom_to_ask_is_left_out(third, lines, contact):
    rest = [line for line in third.read_text(encoding="utf-8").splitlines() if not line.startswith(tuple(lines))]
    third.write_text("\n".join(rest), encoding="utf-8")
    found = load_notice(THIRD).contact
    assert (found.office, found.phone, found.clause) == contact
