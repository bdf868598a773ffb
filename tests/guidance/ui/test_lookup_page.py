"""The logic of the look-up page, without a browser."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from guidance.ui.compare_dialog import pair_clauses
from guidance.weights import load_weights
from ingest.notices.load_notices import load_notice
from tests.guidance.ui.page_runs import html, page_alone

HIGHER, FIRST = "lyg-2024-14", "lyg-etdz-2023-h2"


def page(query: str = "") -> AppTest:
    app = page_alone("lookup_page").run()
    return app.text_input(key="lookup-query").set_value(query).run() if query else app


def labels(app: AppTest) -> list[str]:
    """What was found, as the buttons that open it say."""
    return [re.sub(r"[*\\]", "", b.label).split("　")[0] for b in app.button if (b.key or "").startswith("found-")]


def beside(app: AppTest) -> str:
    """The number of the clause that is marked in the notice beside the results."""
    return re.findall(r'class="clause d\d here" id="c-([^"]+)"', html(app))[0]


def test_an_empty_box_tells_what_can_be_looked_up():
    app = page()
    assert labels(app) == [] and "文号" in html(app)


def test_words_bring_up_their_clause_with_hits_marked_headings_and_its_notice_beside():
    app = page("现场受理 起止")
    assert labels(app)[0] == "五、（二）" and beside(app) == "5.2"
    assert re.search("<mark>[^<]*现场受理[^<]*</mark>", html(app)) and '<p class="soft">注意事项</p>' in html(app)


def test_addresses_in_what_is_found_are_links_without_the_marks_around_them():
    shown = html(page("继续教育要求"))
    assert '<a href="http://117.60.146.16:8089/"' in shown and "&lt;http" not in shown.split('class="own"')[0]


@pytest.mark.parametrize("query", ["二（三）1", "二(三)1", "2.3.1", "第二条第三款第1项"])
def test_a_number_in_any_habit_of_writing_brings_up_the_same_clauses(query):
    assert labels(page(query)) == ["二、（三）1.", "二、（三）1."]


def test_a_document_number_is_found_in_any_bracket():
    assert labels(page("苏人社发[2016]356号"))[0] == labels(page("苏人社发（2016）356号"))[0] == "二、（七）"


def test_a_click_opens_the_clause_in_its_notice_until_something_else_is_looked_up():
    app = page("学历认定")
    second = labels(app)[1]
    app.button(key="found-1").click().run()
    assert f'aria-label="{second}" aria-current=true' in html(app) and 'class="beside chosen"' in html(app)
    app.text_input(key="lookup-query").set_value("评审费").run()
    assert 'class="beside"' in html(app) and beside(app) == "5.4"


def test_limits_leave_only_what_they_admit_and_offer_only_sections_that_are_left():
    app = page("继续教育")
    app.selectbox(key="list-limit-通知").set_value(FIRST).run()
    assert {b.label.split("　")[1] for b in app.button if (b.key or "").startswith("found-")} == {
        "《关于做好开发区2023年度下半年专业技术资格初定工作的通知》"
    }
    assert "政策要求" in app.selectbox(key="list-limit-部分").options
    app.selectbox(key="list-limit-部分").set_value("政策要求").run()
    assert all(label.startswith("二、") for label in labels(app))
    app.selectbox(key="list-limit-通知").set_value(HIGHER).run()
    assert app.selectbox(key="list-limit-部分").value == "" and "二、（五）" in labels(app)


def test_limits_alone_list_the_clauses_in_their_order_and_more_on_demand():
    app = page()
    app.selectbox(key="list-limit-年度").set_value(2024).run()
    assert labels(app)[:3] == ["开头", "一、", "一、（一）"] and len(labels(app)) == 20
    app.button(key="lookup-more").click().run()
    assert len(labels(app)) == 40


def test_a_number_that_a_notice_lacks_is_told():
    assert "“二、（一）4”下没有第 4 项：原文编号在此跳过" in html(page("二（一）4（4）"))
    assert "没有通知用到文号“苏人社发〔1999〕9号”" in html(page("苏人社发〔1999〕9号"))


def test_the_address_carries_the_query_there_and_back():
    app = page("绿色通道")
    assert app.query_params["q"] in ("绿色通道", ["绿色通道"])
    again = page_alone("lookup_page")
    again.query_params["q"] = "绿色通道"
    assert labels(again.run()) == labels(app)
    app.text_input(key="lookup-query").set_value("").run()
    assert "q" not in app.query_params


@pytest.mark.parametrize(
    "query",
    [
        "<script>alert(1)</script>继续教育<mark>",
        "**继续** [教育](http://a.b) $x$ :red[材料]",
        "申报.*(?=[",
        "' OR 1=1; DROP TABLE clauses; --",
        "\\ud800\u202e\x00 继续教育",
        "申报" * 5_000,
        "（" * 10_000,
        "二（三）1" * 2_000,
    ],
)
def test_any_query_is_plain_text(query):
    app = page(query)
    shown = html(app)
    assert "<script>" not in shown and "DROP TABLE" not in shown
    assert ("只按前 400 个字查" in shown) == (len(query) > 400)


def test_nothing_found_says_what_to_do():
    assert "没有找到" in html(page("量子纠缠")) and labels(page("量子纠缠")) == []


def test_what_is_copied_is_a_citation():
    assert re.search(
        r'data-copy="连工信职称〔2024〕14号 五、（四）：收费标准：[^"]+">复制引文', html(page("五（四） 14号文"))
    )


def test_items_stand_beside_what_is_like_them_and_none_is_lost():
    home, other = load_notice(HIGHER), load_notice(FIRST)
    rows = pair_clauses(home.clause("2.4"), other.clause("2.2"), home, other, load_weights().comparison)
    assert [(a and a.number, b and b.number) for a, b in rows] == [
        ("2.4", "2.2"),
        ("2.4.1", "2.2.1"),
        ("2.4.2", "2.2.2"),
        ("2.4.3", "2.2.3"),
        (None, "2.2.4"),
    ]


def test_a_notice_that_vanished_meanwhile_is_told(monkeypatch: pytest.MonkeyPatch):
    app = page("学历认定")
    monkeypatch.setattr("guidance.ui.lookup_page.find_clause", lambda shared, id: None)
    assert "刚刚更新" in html(app.run())
