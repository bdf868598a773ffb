"""Files that people write, changed piece by piece: what they wrote beside stays, and so does every other line."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from ingest.settings import ROOT
from ingest.staff_files.line_marks import read_marked
from ingest.staff_files.round_trip import NotRevisedError, revised

PATH = Path("notice.yaml")
TEXT = """\
# 开头
title: {value: 甲, clause: 5.10} # 为什么

fees:
  # 第一笔
  - amount: 500   # 两项合计
    unit: 元/人
  # 第二笔
  - amount: 0
    unit: "元"
  # 第三笔
  - {amount: 9, unit: 元}
# 词
names: [一, 二]
lines:
- 甲
- 乙
"""


def changed(change) -> str:
    values = copy.deepcopy(read_marked(PATH, TEXT).value)
    change(values)
    return revised(PATH, TEXT, values)


def test_one_value_changes_one_line():
    def change(values):
        values["fees"][0]["amount"] = 560

    assert changed(change) == TEXT.replace("amount: 500", "amount: 560")


def test_an_item_that_goes_leaves_the_others_and_what_is_written_ahead_of_them():
    def change(values):
        del values["fees"][1]

    assert changed(change) == TEXT.replace('  - amount: 0\n    unit: "元"\n', "")


def test_what_is_added_stands_as_the_rest_does():
    def change(values):
        values["fees"].append({"amount": 7, "unit": "5.3"})
        values["names"].append("三")
        values["lines"].insert(1, "丙")
        values["title"]["quote"] = "甲乙"
        values["year"] = 2025

    wanted = TEXT.replace("{amount: 9, unit: 元}\n", "{amount: 9, unit: 元}\n  - amount: 7\n    unit: '5.3'\n")
    wanted = wanted.replace("[一, 二]", "[一, 二, 三]").replace("- 甲\n", "- 甲\n- 丙\n")
    assert changed(change) == wanted.replace("clause: 5.10}", "clause: 5.10, quote: 甲乙}") + "year: 2025\n"


def test_comments_of_what_goes_stay():
    def change(values):
        del values["fees"]
        values["names"] = ["三"]
        values["lines"] = ["丁", "乙"]

    text = changed(change)
    assert [line.strip() for line in text.splitlines() if line.lstrip().startswith("#")] == [
        "# 开头",
        "# 第一笔",
        "# 第二笔",
        "# 第三笔",
        "# 词",
    ]
    assert read_marked(PATH, text).value["lines"] == ["丁", "乙"]


def test_nothing_changed_is_the_same_file_and_an_empty_one_is_filled():
    for path in sorted(ROOT.glob("knowledge/notices/*/notice.yaml")):
        text = path.read_text(encoding="utf-8")
        assert revised(path, text, read_marked(path).value) == text
    assert revised(PATH, "", {"title": "甲"}) == "title: 甲\n"


def test_a_file_that_refers_to_its_own_parts_is_left_alone():
    text = "title: &t {value: 甲}\nnumber: *t\n"
    with pytest.raises(NotRevisedError, match="请直接改这个文件"):
        revised(PATH, text, {"title": {"value": "乙"}, "number": {"value": "甲"}})
