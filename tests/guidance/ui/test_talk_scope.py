"""What a talk is about, set on the page or named in the talk: shown, changed, cleared."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from guidance.reply import Outcome
from tests.guidance.ui.conftest import COMING
from tests.guidance.ui.page_runs import html, list_named, run_app

pytestmark = pytest.mark.usefixtures("many")


def ask(app: AppTest, question: str) -> AppTest:
    app.chat_input[0].set_value(question).run()
    assert not app.exception
    return app


def outcome(app: AppTest) -> Outcome:
    return app.session_state.talk.turns[-1].reply.outcome


def scope(app: AppTest) -> str:
    """What the page says that the talk is about."""
    return app.get("popover")[0].proto.popover.label


def test_by_default_nothing_is_set_and_what_is_not_named_is_asked_back():
    app = ask(run_app(), "纸质材料交到哪里？")
    assert outcome(app) is Outcome.ASKED_WHICH_NOTICE and scope(app) == "范围：不限地区、级别"


def test_place_and_level_set_once_decide_for_the_whole_talk():
    app = run_app()
    list_named(app, "地区").set_value("盐城市").run()
    list_named(app, "级别").set_value("中级").run()
    for question in ("纸质材料交到哪里？", "咨询电话是多少？"):
        ask(app, question)
        notices = app.session_state.talk.turns[-1].reply.notices
        assert COMING.id in notices and {id.split("-")[0] for id in notices} == {"盐城", "亭湖区"}
    assert scope(app) == "范围：盐城市、中级"


def test_what_the_talk_names_is_shown_and_can_be_changed_and_cleared():
    app = ask(run_app(), "我在南通，想评高工，纸质材料交到哪里？")
    assert scope(app) == "范围：南通市、副高级"
    assert (list_named(app, "地区").value, list_named(app, "级别").value) == ("南通市", "副高级")
    list_named(app, "地区").set_value("合肥市").run()
    ask(app, "咨询电话是多少？")
    assert [n.split("-")[0] for n in app.session_state.talk.turns[-1].reply.notices] == ["合肥"]
    app.button(key="scope-clear").click().run()
    assert scope(app) == "范围：不限地区、级别"
    assert outcome(ask(app, "纸质材料交到哪里？")) is Outcome.ASKED_WHICH_NOTICE


def test_a_notice_that_the_address_names_is_chosen_until_the_visitor_changes_it():
    app = run_app(notice=COMING.id)
    assert list_named(app, "按哪个通知回答").value == COMING.id
    assert "关于报送2098年度" in html(app)
    ask(app, "咨询电话是多少？")
    assert app.session_state.talk.turns[-1].reply.notices == (COMING.id,)
    list_named(app, "按哪个通知回答").set_value("").run()
    assert outcome(ask(app, "材料送到哪个地址？")) is Outcome.ASKED_WHICH_NOTICE


def test_the_questions_to_begin_with_fit_the_notice_chosen():
    app = run_app()
    starters = [b.label for b in app.button if (b.key or "").startswith("start-")]
    assert len(starters) == 5 and all("2098年" in text for text in starters)  # by which alone one can apply
    list_named(app, "按哪个通知回答").set_value("lyg-etdz-2023-h2").run()
    left = [b.label for b in app.button if (b.key or "").startswith("start-")]
    assert "要交哪些材料？" in left and not set(starters) & set(left)


def test_an_address_that_names_no_notice_changes_nothing():
    app = run_app(notice="<b>none</b>")
    assert not app.exception and list_named(app, "按哪个通知回答").value == ""


def test_a_place_leaves_only_its_notices_to_choose_from_and_on_the_first_page():
    app = run_app()
    assert "2098年评审" in html(app) and "天后开始" in html(app)
    list_named(app, "地区").set_value("赣州市").run()
    assert len(list_named(app, "按哪个通知回答").options) == 2
    assert "现在没有能报的通知" in html(app) and "2098年评审" not in html(app)
