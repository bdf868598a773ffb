"""What a draft takes from a notice, value by value, and what it leaves out."""

import pytest
from notices import PLAIN, draft_of, draft_of_source, json_of


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
            {"office": "市农业农村局人事科（材料受理）", "phone": "0595-22500117"},
            {"office": "晋江市", "phone": "0595-85661205"},
            {"office": "惠安县", "phone": "0595-87381136"},
        ],
        "attachments": [{"number": 1, "title": "申报人员花名册"}, {"number": 2, "title": "破格审批表"}],
    }


@pytest.mark.parametrize(
    ("issuer", "place"),
    [
        ("泉州市经济技术开发区管理委员会", "泉州市经济技术开发区"),
        ("泉州市滨江高新区人力资源局", "泉州市滨江高新区"),
        ("泉州市农业农村局", "泉州市"),
    ],
)
def test_a_zone_is_the_place_where_its_name_says_its_nature(issuer, place):
    assert json_of(PLAIN.replace("\n\n泉州市农业农村局", f"\n\n{issuer}"))["draft"]["place"] == place


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


def windows_of(markdown):
    return [(w.name, w.kind, str(w.opens), str(w.closes)) for w in draft_of_source(markdown, ".md").windows]


def test_a_row_states_its_window_in_one_cell_or_in_two_under_heads_that_say_so():
    text = "# 关于2025年度职称评审工作的通知\n\n一、时间安排\n\n"
    one = (
        "| 环节 | 主体 | 时间 |\n|---|---|---|\n| 网上填报 | 申报人 | 5月12日至6月13日 |\n| 审核 | 单位 | 6月20日前 |\n"
    )
    two = "| 对象 | 开放时间 | 截止时间 |\n|---|---|---|\n| 申报人填报 | 4月12日9:00 | 5月14日24:00 |\n"
    assert windows_of(text + one) == [
        ("网上填报", "online", "2025-05-12", "2025-06-13"),
        ("审核", "review", "None", "2025-06-20"),
    ]
    assert windows_of(text + two) == [("申报人填报", "online", "2025-04-12", "2025-05-14")]
    how = (
        "| 步骤 | 时间 | 方式 |\n|---|---|---|\n| 市级受理 | 7月1日至7月3日 | 现场报送 |\n| 申报 | 6月1日前 | 网报 |\n"
    )
    assert [window[:2] for window in windows_of(text + how)] == [("市级受理", "onsite"), ("申报", "online")]


@pytest.mark.parametrize("behind", ["逾期系统自动关闭", "逾期不予受理", "过期不候"])
def test_a_window_is_named_by_what_is_done_and_not_by_what_comes_too_late(behind):
    text = f"# 关于2025年度职称评审工作的通知\n\n一、个人申报。登录填报，时间为9月1日至9月9日，{behind}。\n\n二、其他\n"
    assert windows_of(text) == [("个人申报", "online", "2025-09-01", "2025-09-09")]


def test_the_year_of_a_title_in_full_width_figures_is_read():
    found = json_of("关于２０２５年度职称评审工作的通知\n\n一、条件\n\n二、其他\n")
    assert (found["draft"]["year"], [doubt["field"] for doubt in found["confirm"]]) == (
        2025,
        ["issued", "place", "issuers", "windows"],
    )


def test_fees_in_a_table_are_those_under_a_head_in_yuan():
    table = "| 级别 | 评审费（元/人） |\n|---|---|\n| 高级 | 400 |\n| 中级 | 260 |\n"
    text = f"# 关于2025年度职称评审工作的通知\n\n一、收费标准\n\n{table}"
    fees = draft_of_source(text, ".md").fees
    assert [(fee.what, fee.amount, fee.unit) for fee in fees] == [("高级", 400, "元/人"), ("中级", 260, "元/人")]


@pytest.mark.parametrize(
    ("head", "title", "number"),
    [
        (
            "关于开展2025年度\n职称评审工作的通知\n\n泉人社〔2025〕9号",
            "关于开展2025年度职称评审工作的通知",
            "泉人社〔2025〕9号",
        ),
        ("泉州市人社局文件\n泉人社 〔2025〕 9 号\n关于职称评审的公告", "关于职称评审的公告", "泉人社〔2025〕9号"),
        ("2025年度职称评审公告\n根据省厅文件（闽人社〔2025〕1号）要求，公告如下：", "2025年度职称评审公告", None),
        ("标题：关于职称评审的通知\n文号：泉人社〔2025〕9号", "关于职称评审的通知", "泉人社〔2025〕9号"),
    ],
)
def test_title_and_number_stand_in_the_head(head, title, number):
    found = json_of(f"{head}\n\n一、申报条件\n\n二、其他\n\n2025年8月18日\n")["draft"]
    assert (found["title"], found.get("number")) == (title, number)


@pytest.mark.parametrize(
    ("closing", "issuers", "issued"),
    [
        ("泉州市农业农村局 泉州市人力资源和社会保障局\n2025年8月18日", 2, "2025-08-18"),
        ("泉州市农业农村局（盖章）\n二〇二五年八月十八日", 1, "2025-08-18"),
        ("泉州市农业农村局　2025年8月18日", 1, "2025-08-18"),
    ],
)
def test_who_signed_and_when_stands_under_the_notice(closing, issuers, issued):
    found = json_of(f"关于2025年度职称评审工作的通知\n\n一、条件\n\n二、其他\n\n{closing}\n")["draft"]
    assert (len(found["issuers"]), found["issuers"][0], found["issued"]) == (issuers, "泉州市农业农村局", issued)


def test_a_page_that_was_published_before_it_was_signed_is_a_doubt():
    text = (
        "关于2025年度职称评审工作的通知\n发布日期：2025-07-01\n\n一、条件\n\n二、其他\n\n泉州市财政局\n2025年8月18日\n"
    )
    assert [doubt["kind"] for doubt in json_of(text)["doubts"]] == ["disagreeing_days"]
