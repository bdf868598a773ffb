"""Details of drafts that once were read wrongly: what no longer holds, inner phones, fees of other things, levels."""

from __future__ import annotations

import pytest
from notices import draft_of, draft_of_source

HEAD = "关于做好2026年度全市农业系列高级职称评审工作的通知\n\n一、范围\n\n全市农业技术人员。\n\n"
END = "\n\n泉州市农业农村局\n\n2026年3月2日\n"


def phones(words: str) -> list[tuple[str, str, str, str]]:
    draft = draft_of(f"{HEAD}二、联系方式\n\n{words}{END}")
    parts = ((c.office, c.matter, c.person, c.phone) for c in draft.contacts)
    return [tuple(part.value if part else "" for part in contact) for contact in parts]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "联系人：人事处 詹晓路（内线6215）；科研处 束青（内线6302）。",
            [("人事处", "", "詹晓路", "内线6215"), ("科研处", "", "束青", "内线6302")],
        ),
        (
            "联系人：县教育局人事股 郝金枝\n联系电话：0359-5523107",
            [("县教育局人事股", "", "郝金枝", "0359-5523107")],
        ),
        (
            "联系电话：0731-5587021、5587033。",
            [("", "", "", "0731-5587021"), ("", "", "", "0731-5587033")],
        ),
        ("联系人：人力资源部 闫博，座机023-6885 1207。", [("人力资源部", "", "闫博", "023-68851207")]),
        ("☎ 政策咨询：0795-7718823（市人社局专技科）", [("市人社局专技科", "政策咨询", "", "0795-7718823")]),
        ("由12345热线办统一答复。", []),
        ("咨询电话“0731-5587012”更正为“0731-5587021”。", [("", "", "", "0731-5587021")]),
    ],
)
def test_phones_have_their_office_and_area_and_hold(words, found):
    assert phones(words) == found


def days(words: str) -> list[tuple[str, str | None, str]]:
    draft = draft_of(f"{HEAD}二、申报时间\n\n{words}{END}")
    return [(w.kind, w.opens and w.opens.isoformat(), w.closes.isoformat()) for w in draft.windows]


@pytest.mark.parametrize("act", ["停止填报", "暂停申报", "不受理申报", "停机维护"])
def test_a_time_in_which_nothing_is_taken_is_no_window(act):
    assert days(f"3月5日至3月7日{act}。") == []
    assert days("3月5日至3月7日申报。") == [("online", "2026-03-05", "2026-03-07")]


@pytest.mark.parametrize("done", ["已经在", "已于", "曾在"])
def test_what_was_done_before_a_day_is_no_window(done):
    assert days(f"{done}3月10日前提交的，可以申请退回。") == []
    assert days("请在3月10日前提交。") == [("online", None, "2026-03-10")]


@pytest.mark.parametrize("head", ["调整后时间", "变更后的时间", "延长至", "新的时间", "现定时间"])
def test_in_a_table_of_changed_times_the_new_ones_hold(head):
    table = f"| 环节 | 原定时间 | {head} |\n|---|---|---|\n| 网上填报 | 2月20日至3月10日 | 2月20日至3月31日 |\n"
    draft = draft_of_source(f"{HEAD}二、时间\n\n{table}{END}", ".md")
    assert [w.closes.isoformat() for w in draft.windows] == ["2026-03-31"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("任职时间从聘任之日算起，截至2026年12月31日。", "任职时间"),
        ("其他时间（含业绩成果截止时间2025年12月31日）不变。", "业绩成果"),
    ],
)
def test_a_cutoff_is_named_by_what_is_counted(words, name):
    draft = draft_of(f"{HEAD}二、说明\n\n{words}{END}")
    assert [cutoff.name for cutoff in draft.cutoffs] == [name]


def test_a_fee_is_for_what_it_is_paid_for():
    draft = draft_of(f"{HEAD}二、费用\n\n评审费由本人承担。论文查重免费提供1次，第二次起每篇20元。{END}")
    assert [(fee.what, fee.amount) for fee in draft.fees] == [("论文查重免费提供1次", 20)]


@pytest.mark.parametrize(
    ("words", "levels"),
    [
        ("正高级须任副高级满5年。", ["高级职称", "正高级"]),
        ("正高级的申报另行通知。", ["高级职称"]),
        ("副高级须任中级满5年。", ["高级职称"]),
        ("高级记者、高级编辑：本科以上，副高级满5年。", ["高级职称", "高级记者"]),
        ("申报基层主任医（药、护、技）师：大专任副高级满7年。", ["高级职称", "主任医（药、护、技）师"]),
        ("申报基层副主任医（药、护、技）师：大专任中级满7年。", ["高级职称"]),
        ("（一）申报文博研究馆员的，须出版独著1部。", ["高级职称", "研究馆员"]),
        ("破格申报由2名研究馆员推荐。", ["高级职称"]),
        ("申报研究馆员的另行通知。", ["高级职称"]),
        ("取得研究馆员职称的，不再申报。", ["高级职称"]),
    ],
)
def test_a_title_that_says_high_is_for_the_full_level_where_clauses_are(words, levels):
    draft = draft_of(f"{HEAD}二、条件\n\n{words}{END}")
    assert [level.value.value for level in draft.levels] == levels


def test_who_compiled_a_guide_issued_it():
    draft = draft_of("2026年度高级会计师申报指南\n\n泉州市财政局会计科 编印\n\n一、对象\n\n全市会计人员。\n")
    assert [issuer.value.value for issuer in draft.issuers] == ["泉州市财政局会计科"]


@pytest.mark.parametrize("until", ["报市教育局", "报县人社局", "上报"])
def test_what_an_office_hands_on_is_no_time_for_applicants(until):
    assert days(f"9月20日至10月10日受理个人申报，10月20日前{until}。") == [
        ("online", "2026-09-20", "2026-10-10"),
        ("review", None, "2026-10-20"),
    ]


@pytest.mark.parametrize("heading", ["什么时候办", "什么时候报名"])
def test_a_heading_that_asks_tells_what_a_time_is_for_and_names_none(heading):
    draft = draft_of(f"{HEAD}二、{heading}\n\n上半年：4月1日—4月30日\n\n下半年：10月9日—10月31日{END}")
    assert [(w.name, w.kind) for w in draft.windows] == [("上半年", "online"), ("下半年", "online")]


@pytest.mark.parametrize(
    ("title", "words", "series"),
    [
        ("工程、政工、经济系列", "各系列人员。", None),
        ("经济系列", "全市人员。", "经济系列"),
        ("中初级", "农业系列人员。", "农业系列"),
        ("中初级", "全市人员，卫生系列不在范围。", None),
    ],
)
def test_a_series_is_the_only_one_that_the_notice_is_for(title, words, series):
    draft = draft_of(f"关于申报2026年度{title}职称的通知\n\n一、范围\n\n{words}{END}")
    assert (draft.series and draft.series.value.value) == series


def test_where_a_page_comes_from_is_named_without_its_day():
    draft = draft_of("2026年职称认定提醒\n\n来源：临渠人社  2026-03-18 08:30\n\n一、对象\n\n全市人员。\n")
    assert [issuer.value.value for issuer in draft.issuers] == ["临渠人社"]
