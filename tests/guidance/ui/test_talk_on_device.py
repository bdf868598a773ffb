"""What the visitor's browser keeps of a talk, and what becomes of it when it comes back; the browser is played here."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from guidance.clock import this_day
from guidance.ui.device_storage import DeviceStorage
from tests.guidance.ui.page_runs import LONGEST, html, list_named, run_app

NOTICE = "lyg-2024-14"
CASE = {"notice": NOTICE, "facts": {"education": "bachelor"}}

_LOOKUP = """
import streamlit as st
from guidance.ui import lookup_page, session, talk_on_device
talk_on_device.begin_run()
session.current_talk()
lookup_page.draw()
st.button("清空", on_click=talk_on_device.forget_everything)
talk_on_device.end_run()
"""


def saved(**parts: Any) -> str:
    return json.dumps({"version": 1, "day": this_day().isoformat()} | parts)


def opened(text: str | None) -> AppTest:
    """The app in a browser that has kept `text`."""
    app = run_app()
    app.session_state["device-storage"] = DeviceStorage(found=text, has_reported=True)
    return app.run()


def kept(app: AppTest) -> dict[str, Any]:
    text = app.session_state["device-storage"].text
    return json.loads(text) if text else {}


def test_a_talk_is_kept_with_what_was_said_and_no_answer():
    app = opened(None)
    assert kept(app) == {}
    app.chat_input[0].set_value("我是本科，2018年6月评的工程师，能报2024年高级工程师吗？").run()
    assert [turn["message"] for turn in kept(app)["turns"]] == [
        "我是本科，2018年6月评的工程师，能报2024年高级工程师吗？"
    ]
    assert kept(app)["case"]["facts"]["education"] == "bachelor"
    assert "满5年" not in app.session_state["device-storage"].text


def test_it_is_taken_up_again_and_a_question_in_progress_is_answered():
    turns = [{"message": "申报高级工程师要交多少钱？", "useful": True}]
    app = opened(saved(turns=turns, case=CASE, unanswered=["公务员能报高级工程师吗？"], notice=NOTICE))
    talk = app.session_state.talk
    assert [turn.message for turn in talk.turns] == ["申报高级工程师要交多少钱？", "公务员能报高级工程师吗？"]
    assert talk.turns[0].useful and "500" in talk.turns[0].reply.answer
    assert talk.conversation.case.facts == {"education": "bachelor"} and talk.conversation.notice == NOTICE
    assert "在这台设备上保留的对话" not in html(app)


def test_a_level_that_was_chosen_on_the_first_page_stands_there_again():
    app = opened(None)
    list_named(app, "级别").set_value("副高级").run()
    again = opened(app.session_state["device-storage"].text)
    assert list_named(again, "级别").value == "副高级"
    list_named(again, "级别").set_value("").run()
    assert kept(again) == {}


def test_what_was_chosen_in_the_lists_of_a_page_stands_there_again_until_everything_is_cleared():
    lists = {"limit-年度": 2024, "limit-部分": "gone", "faq-topic": "多少钱"}
    app = AppTest.from_string(_LOOKUP, default_timeout=LONGEST)
    app.session_state["device-storage"] = DeviceStorage(found=saved(lists=lists), has_reported=True)
    assert list_named(app.run(), "年度").value == 2024 and list_named(app, "部分").value == ""
    assert kept(app)["lists"] == {"faq-topic": "多少钱", "limit-年度": 2024}
    list_named(app, "年度").set_value("").run()
    assert kept(app)["lists"] == {"faq-topic": "多少钱"}
    app.button[-1].click().run()
    assert kept(app) == {}


def test_another_day_and_what_is_gone_are_said():
    day = (this_day() - timedelta(days=3)).isoformat()
    facts = {"education": "emperor", "degree": "none"}
    app = opened(saved(day=day, on_device=True, notice="gone-2020", case={"notice": NOTICE, "facts": facts}))
    shown = html(app)
    assert "在这台设备上保留的对话，回答按今天的通知重新给出" in shown
    assert "您上次看的一份通知已撤下" in shown and "请重新填：学历" in shown
    app.chat_input[0].set_value("申报高级工程师要交多少钱？").run()
    assert "已撤下" not in html(app)


@pytest.mark.parametrize("text", ["{", "[1]", saved(turns=[{"message": "<script>planted", "answer": "符合"}])])
def test_what_cannot_be_read_is_dropped_with_one_sentence(text: str):
    app = opened(text)
    assert html(app).count("上次保留的对话读不出来，已经删掉") == 1 and "planted" not in html(app)
    assert app.session_state.talk.turns == [] and kept(app) == {}


def test_the_device_keeps_it_only_where_the_visitor_says_so_and_clearing_ends_that():
    app = opened(None)
    app.chat_input[0].set_value("申报高级工程师要交多少钱？").run()
    assert "公用电脑请不要打开" in html(app) and not app.session_state["device-storage"].on_device
    app.toggle[0].set_value(True).run()
    assert app.session_state["device-storage"].on_device and "点“清空”立即删掉" in html(app)
    app.button(key="forget").click().run()
    storage = app.session_state["device-storage"]
    assert (storage.text, storage.on_device, app.session_state.talk.turns) == ("", False, [])


def test_a_browser_hears_that_it_was_heard_on_a_page_without_a_talk_too():
    page = "from guidance.ui import talk_on_device\ntalk_on_device.begin_run()\ntalk_on_device.end_run()\n"
    app = AppTest.from_string(page)
    app.session_state["device-storage"] = DeviceStorage()
    assert app.run().session_state["device-storage"].number == 0
    app.session_state["device-storage"].has_reported = True
    assert app.run().session_state["device-storage"].number == 1 and "talk" not in app.session_state


def test_what_the_browser_has_handed_over_is_not_wiped_out_before_it_is_taken_up():
    storage = opened(saved(turns=[{"message": "申报高级工程师要交多少钱？"}])).session_state["device-storage"]
    assert storage.number == 1 and "turns" in storage.text


def test_a_browser_that_keeps_nothing_is_said_to():
    app = opened(None)
    app.session_state["device-storage"].works = False
    app.chat_input[0].set_value("申报高级工程师要交多少钱？").run()
    assert "不让网页保存内容" in html(app) and not app.toggle


def test_ticks_and_situations_are_kept_and_come_back():
    app = opened(None)
    app.session_state[f"ready-{NOTICE}-2"] = True
    app.session_state[f"ready-{NOTICE}-999"] = True
    app.session_state["situation-lyg-etdz-2023-h2-labour_dispatch"] = False
    app.run()
    assert [name.split(" ", 1)[1] for name in kept(app)["ticks"][NOTICE]] == ["申报材料真实性承诺书"]
    again = opened(app.session_state["device-storage"].text)
    assert again.session_state[f"ready-{NOTICE}-2"] is True
    assert again.session_state["situation-lyg-etdz-2023-h2-labour_dispatch"] is False
    again.chat_input[0].set_value("申报高级工程师要交多少钱？").run()
    again.button(key="forget").click().run()
    assert kept(again) == {} and f"ready-{NOTICE}-2" not in again.session_state
