"""A clause denies something only where it says so in so many words, under no condition."""

from __future__ import annotations

import pytest

from guidance.answering.prohibitions import denial

RETIRED = "公务员(含列入参照公务员法管理的事业单位工作人员)、离退休人员不得申报;"


@pytest.mark.parametrize(
    ("asked", "matter", "text", "kind"),
    [
        ("公务员能报吗", "公务员", RETIRED, "no"),
        ("公务员能不能报", "公务员", RETIRED, "no"),
        ("军人可以参评吗", "军人", "现役军人、军人不得参评。", "no"),
        ("企业人员要交吗", "企业", "年度考核表复印件，企业人员无需提供", "not_needed"),
        ("外语要考吗", "外语", "外语不作为申报的必备条件", "not_required"),
        # another one than those denied, or only some of them
        ("公务员家属能报吗", "公务员家属", RETIRED, None),
        ("工程师能报吗", "工程师", "高级工程师不得申报。", None),
        ("会计能报吗", "会计", "已取得中级职称的统计、会计人员不得申报。", None),
        # under a condition, or asked the other way round
        ("处分能报吗", "处分", "处分在影响期内不得申报。", None),
        ("教师能报吗", "教师", "未取得资格的教师不得申报。", None),
        ("不是公务员能报吗", "公务员", RETIRED, None),
        ("公务员可以报哪个", "公务员", RETIRED, None),
        # of something else than was asked
        ("公务员要交考核表吗", "公务员", RETIRED, None),
        ("公务员能报吗", "公务员", "公务员须经单位同意后申报。", None),
    ],
)
def test_only_a_plain_denial_of_what_is_asked_counts(asked, matter, text, kind):
    assert denial(asked, matter, (), text) == kind


def test_a_word_for_the_matter_counts_where_it_contains_it():
    assert denial("退休能报吗", "退休", ("离退休人员",), RETIRED) == "no"
    assert denial("体制内能报吗", "体制内", ("公务员",), RETIRED) is None


@pytest.mark.parametrize(
    ("asked", "matter", "text", "kind"),
    [
        ("返聘的能报吗", "返聘", "公务员、参照公务员法管理的人员,以及已退休的人员(含返聘);", "no"),
        ("公务员能不能报", "公务员", "公务员、参照公务员法管理的人员;", "no"),
        ("处分能报吗", "政务处分", "受党纪、政务处分,尚在影响期内的;", None),
        ("事故能报吗", "医疗事故", "发生医疗事故的;", None),
    ],
)
def test_what_stands_in_a_list_of_those_who_may_not_is_denied(asked, matter, text, kind):
    assert denial(asked, matter, (), text, head="有下列情形之一的，不得申报：") == kind
    assert denial(asked, matter, (), text, head="有下列情形之一的，可以申报：") is None
