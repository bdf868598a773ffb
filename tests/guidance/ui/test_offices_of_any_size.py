"""Pages of an office with one notice, and of one with many."""

from __future__ import annotations

import pytest

from tests.guidance.ui.conftest import COMING
from tests.guidance.ui.page_runs import html, list_named, page_alone, run_app

PAGES = ("notices_page", "check_page", "materials_page", "deadlines_page", "faq_page", "lookup_page", "notice_page")


@pytest.mark.usefixtures("single")
class TestOneNotice:
    @pytest.mark.parametrize("module", PAGES)
    def test_every_page_is_drawn(self, module: str):
        assert "<h1>" in html(page_alone(module).run())

    def test_nothing_is_to_be_chosen_in_the_talk(self):
        app = run_app()
        app.chat_input[0].set_value("要交多少钱？").run()
        assert "500" in html(app) and not app.selectbox and not app.get("popover")


@pytest.mark.usefixtures("many")
class TestManyNotices:
    @pytest.mark.parametrize("module", PAGES)
    def test_every_page_is_drawn(self, module: str):
        assert "<h1>" in html(page_alone(module).run())

    def test_the_notice_chosen_on_one_page_stands_on_the_next(self):
        app = page_alone("deadlines_page").run()
        assert list_named(app, "通知").value == COMING.id
        list_named(app, "级别").set_value("正高级").run()
        entries = list_named(app, "通知").options
        assert any("赣州市2025年评审（正高级工程师）" in entry for entry in entries) and len(entries) < 9
        list_named(app, "通知").set_value("赣州-2025-正高级工程师-纺织印染").run()
        next_page = page_alone("notice_page")
        next_page.session_state.talk = app.session_state.talk
        assert list_named(next_page.run(), "通知").value == "赣州-2025-正高级工程师-纺织印染"

    def test_a_link_to_a_page_brings_its_notice(self):
        app = page_alone("deadlines_page")
        app.query_params["notice"] = "lyg-etdz-2023-h2"
        assert "关于做好开发区2023年度下半年" in html(app.run())
        list_named(app, "通知").set_value("lyg-2024-14").run()
        assert "2024年9月10日" in html(app)

    def test_a_page_that_has_nothing_on_a_notice_says_so_before_it_shows_another(self):
        app = page_alone("check_page")
        app.query_params["notice"] = COMING.id
        assert "这一页还没有" in html(app.run()) and list_named(app, "按哪个通知自查").value == "lyg-2024-14"
        list_named(app, "按哪个通知自查").set_value("lyg-etdz-2023-h2").run()
        assert "这一页还没有" not in html(app)

    def test_the_look_up_searches_only_what_its_lists_leave(self):
        app = page_alone("lookup_page").run()
        app.selectbox(key="list-limit-地区").set_value("合肥市").run()
        app.text_input(key="lookup-query").set_value("评审费").run()
        found = [b.label for b in app.button if (b.key or "").startswith("found-")]
        assert found and all("合肥" in label for label in found)

    def test_under_a_page_no_office_is_picked_before_a_notice_is(self):
        contacts = html(run_app()).split('class="contacts"')[1]
        assert "tel:" not in contacts and 'href="notices"' in contacts
