"""The name that a slip is nearest to."""

from ingest.staff_files.nearest_name import nearest, suggestion, unknown_name


def test_a_slip_is_taken_for_the_name_it_is_most_like():
    assert nearest("cluase", ["quote", "clause", "title"]) == "clause"
    assert nearest("1.33", ["1.1", "1.3", "13"]) == "1.3"


def test_what_is_like_none_is_taken_for_none():
    assert nearest("来源", ["origin", "degree"]) == "" == nearest("origin", [])


def test_of_many_names_only_the_first_are_listed():
    assert suggestion("字", ["甲", "乙"]) == "可用的有：甲、乙"
    assert suggestion("字", []) == "可用的有：（还没有）"
    many = suggestion("字", [f"name{n}" for n in range(30)])
    assert many.endswith("name11等 30 个") and "name12" not in many


def test_only_an_unknown_name_is_a_fault():
    assert list(unknown_name("degree", ["degree"], ("items", 1), "事实")) == []
    assert list(unknown_name("degre", ["degree"], ("items", 1), "事实")) == [
        (("items", 1), "没有叫「degre」的事实，是不是「degree」")
    ]
