"""The page 材料清单, without a browser."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.guidance.ui.page_runs import html, list_named, page_alone

FIRST = "lyg-etdz-2023-h2"


def ticks(app: AppTest) -> list[str]:
    return [each.label.replace("\\", "") for each in app.checkbox]


@pytest.fixture
def papers() -> AppTest:
    app = page_alone("materials_page").run()
    assert not app.exception
    return app


def test_the_list_stands_in_binding_order_with_what_is_not_certain_marked(papers: AppTest):
    assert ticks(papers)[:3] == ["（1）第一分册目录", "（2）申报材料真实性承诺书", "（3）单位公示证明材料"]
    assert "如果您有学位" in html(papers) and "不是官方表格" in html(papers)
    assert "要交 16 项，另有 23 项看情况；已备好 0 项" in html(papers)


def test_facts_of_the_check_filter_the_list(papers: AppTest):
    papers.session_state.talk.conversation.case.facts["degree"] = "none"
    papers.run()
    assert "（4）学位证书复印件" not in ticks(papers)
    assert "按您的情况不用交的（2）" in html(papers)


def test_a_tick_is_counted_and_outlives_a_change_of_notice(papers: AppTest):
    papers.checkbox(key="ready-lyg-2024-14-2").check().run()
    assert "已备好 1 项" in html(papers)
    list_named(papers, "按哪个通知准备").set_value(FIRST).run()
    assert "已备好 0 项" in html(papers)
    list_named(papers, "按哪个通知准备").set_value("lyg-2024-14").run()
    assert "已备好 1 项" in html(papers)


def test_the_notice_of_the_talk_is_chosen_first(papers: AppTest):
    other = page_alone("materials_page")
    talk = papers.session_state.talk
    talk.conversation.case.notice = FIRST
    other.session_state["talk"] = talk
    other.run()
    assert ticks(other)[0] == "（1）《专业技术资格初定申报表》"


def test_totals_say_how_many_prints_on_which_paper(papers: AppTest):
    assert "A3，单面" in html(papers) and 'data-label="合计">20份' in html(papers)


def test_situations_of_the_notice_alone_decide_their_papers(papers: AppTest):
    list_named(papers, "按哪个通知准备").set_value(FIRST).run()
    papers.session_state[f"situation-{FIRST}-labour_dispatch"] = False
    papers.run()
    assert not any("三方协议" in each for each in ticks(papers))
    assert "只在您是劳务派遣人员时才交" in html(papers)


def test_the_list_can_be_taken_along_as_word_and_excel(papers: AppTest):
    assert [each.label for each in papers.get("download_button")] == ["下载 Word 文档", "下载 Excel 表格"] * 2
