"""Value classes: values that no condition tells apart are one class, and vague dates leave several."""

from datetime import date

import pytest

from guidance.eligibility.value_classes import ValueTest, build_classes
from guidance.facts.fact_spec import FactSpec
from ingest.text.dates import read_date

DATE = FactSpec("date", "日期", "哪天？", "", event="取得")
COUNT = FactSpec("int", "篇数", "几篇？", "")
LEVEL = FactSpec("enum", "学历", "什么学历？", "", values={"low": "低", "mid": "中", "high": "高"}, usual=("low",))
PRIZES = FactSpec("list", "奖项", "有哪些？", "", values={"none": "无", "a": "甲", "b": "乙"})
CUT = ValueTest("day", high=date(2019, 1, 1))


@pytest.mark.parametrize(
    ("stated", "mask"),
    [("2018-12-31", 0b01), ("2019-01-01", 0b10), ("2018", 0b01), ("2019-01", 0b10), ("2018-12", 0b01)],
)
def test_a_date_is_in_the_class_that_its_days_are_in(stated, mask):
    assert build_classes("day", DATE, [CUT], [], False).mask(read_date(stated)) == mask


def test_a_vague_date_leaves_all_classes_that_its_days_are_in():
    middle = ValueTest("day", high=date(2019, 6, 1))
    assert build_classes("day", DATE, [CUT, middle], [], False).mask(read_date("2019")) == 0b110


def test_an_absent_date_may_be_any_or_is_read_as_early():
    assert build_classes("day", DATE, [CUT], [], False).mask(None) == 0b11
    assert build_classes("day", DATE, [CUT], [], True).mask(None) == 0b01


def test_a_sum_tells_every_number_up_to_its_need_apart():
    classes = build_classes("papers", COUNT, [], [2], False)
    assert classes.representatives == (0, 1, 2)
    assert [classes.mask(number) for number in (0, 1, 2, 9)] == [0b001, 0b010, 0b100, 0b100]


def test_values_that_no_test_tells_apart_are_one_class():
    test = ValueTest("level", frozenset(["mid", "high"]))
    classes = build_classes("level", LEVEL, [test], [], False)
    assert classes.representatives == ("low", "mid") and classes.mask("high") == classes.mask("mid") == 0b10
    assert classes.accepted(test) == 0b10


def test_a_list_is_in_the_class_of_the_tests_that_its_values_pass_together():
    tests = [ValueTest("prizes", frozenset(["a"])), ValueTest("prizes", frozenset(["b"]))]
    classes = build_classes("prizes", PRIZES, tests, [], False)
    masks = {classes.mask(values) for values in (("none",), ("a",), ("b",), ("a", "b"))}
    assert len(masks) == 4 and classes.mask(("b", "a")) == classes.mask(("a", "b"))


def test_shares_add_up_and_the_usual_value_has_most():
    classes = build_classes("level", LEVEL, [ValueTest("level", frozenset(["high"]))], [], False)
    assert sum(classes.weights) == pytest.approx(1) and classes.weights[0] > classes.weights[1]
