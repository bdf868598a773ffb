"""What a draft takes from a notice, value by value, and what it leaves out."""

import pytest
from notices import PLAIN, draft_of, json_of


def test_everything_that_the_notice_states_is_drafted_and_nothing_else():
    found = json_of(PLAIN)
    assert found["confirm"] == []
    assert found["draft"] == {
        "title": "关于开展2025年度下半年全市农业系列副高级职称评审工作的通知",
        "number": "泉农职〔2025〕9号",
        "issuers": ["泉州市农业农村局"],
        "issued": "2025-08-18",
        "place": "泉州市",
        "year": 2025,
        "half": "下半年",
        "kind": "评审",
        "levels": ["副高级"],
        "series": "农业系列",
        "windows": [
            {
                "name": "个人网上申报",
                "kind": "online",
                "opens": "2025-09-01",
                "closes": "2025-09-19",
                "hours": "9月1日9:00至9月19日17:30",
            },
            {"name": "用人单位完成审核并公示", "kind": "review", "closes": "2025-09-26"},
            {
                "name": "纸质材料",
                "kind": "onsite",
                "opens": "2025-10-09",
                "closes": "2025-10-17",
                "hours": "工作日上午9:00—11:30",
            },
            {"name": "面试答辩", "kind": "hearing", "opens": "2025-11-08", "closes": "2025-11-09"},
        ],
        "cutoffs": [
            {"name": "任职年限", "day": "2025-12-31"},
            {"name": "论文、获奖等业绩成果", "day": "2025-06-30"},
        ],
        "fees": [
            {"what": "评审费", "amount": 300, "unit": "元"},
            {"what": "答辩费", "amount": 120, "unit": "元/人"},
            {"what": "基层认定", "amount": 0, "unit": "元"},
        ],
        "contacts": [
            {
                "office": "市农业农村局人事科（政策）",
                "phone": "0595-22500116",
                "address": "泉州市丰泽区海星街100号3楼312室",
                "email": "qznyrs@163.com",
            },
            {"office": "市农业农村局人事科（材料受理）", "phone": "22500117"},
            {"office": "晋江市", "phone": "0595-85661205"},
            {"office": "惠安县", "phone": "0595-87381136"},
        ],
        "attachments": [{"number": 1, "title": "申报人员花名册"}, {"number": 2, "title": "破格审批表"}],
    }


def test_every_value_names_its_clause_and_quotes_it():
    draft = draft_of(PLAIN)
    assert [(w.clause, w.quote) for w in draft.windows][:2] == [
        ("2.1", "个人网上申报时间为9月1日9:00至9月19日17:30"),
        ("2.2", "9月26日前，用人单位完成审核并公示"),
    ]
    assert [(f.clause, f.quote) for f in draft.fees][1] == ("3", "答辩费120元/人")
    assert draft.contacts[2].phone.quote == "0595）：晋江市85661205"


def test_what_the_notice_does_not_state_is_absent_and_asked_for():
    found = json_of("申报须知\n\n一、申报人员应当在岗。\n\n二、请于2025年9月30日前提交材料。\n")
    assert set(found["draft"]) == {"title", "year", "kind", "windows"}
    assert [entry["field"] for entry in found["confirm"]] == ["title", "year", "issued", "place", "issuers"]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("个人网上申报时间为2025年9月1日-10日。", [("online", "2025-09-01", "2025-09-10")]),
        ("网上申报自9月1日开始，9月30日17:00截止。", [("online", "2025-09-01", "2025-09-30")]),
        ("材料受理时间：2025.9.1—2025.9.12。", [("online", "2025-09-01", "2025-09-12")]),
        ("网上申报时间为12月20日至1月10日。", [("online", "2025-12-20", "2026-01-10")]),
        ("二〇二五年九月三十日前，申报人登录系统填报。", [("online", None, "2025-09-30")]),
        ("请于9月30日前将纸质材料报送至人事科。", [("onsite", None, "2025-09-30")]),
        ("根据《关于2025年9月1日至9月10日网上申报的通知》执行。", []),
        ("本办法自2025年9月1日起施行。", []),
        ("2025年9月1日以后取得的证书不予认可。", []),
    ],
)
def test_a_day_is_a_window_when_something_is_to_be_done_in_it(sentence, days):
    text = f"关于2025年度职称评审工作的通知\n\n一、{sentence}\n\n二、其他\n\n2025年8月1日\n"
    found = json_of(text)["draft"].get("windows", [])
    assert [(w["kind"], w.get("opens"), w["closes"]) for w in found] == days


def test_two_closing_days_for_one_thing_are_a_doubt():
    text = PLAIN.replace("四、联系方式", "四、注意事项\n\n个人网上申报时间为9月1日至9月20日。\n\n五、联系方式")
    doubts = [doubt["message"] for doubt in json_of(text)["doubts"] if doubt["kind"] == "disagreeing_days"]
    assert len(doubts) == 1
    assert "2025-09-19（2.1）和 2025-09-20（4）" in doubts[0]
