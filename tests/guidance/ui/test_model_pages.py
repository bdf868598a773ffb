"""The pages of an office that has set a language model, or set it wrongly; the model is behind a real endpoint."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
import streamlit as st
from endpoint import TOKEN, Endpoint, said, serving

from guidance.ui.reply_view import mark_basis
from tests.guidance.ui.page_runs import html, page_alone, run_app

FEE = "收费合计500元/人。"
TAG = re.compile("<[^>]+>")


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    with serving() as each:
        monkeypatch.setenv("GUIDANCE_LLM", "openai:m")
        monkeypatch.setenv("GUIDANCE_LLM_URL", each.url)
        monkeypatch.setenv("GUIDANCE_LLM_KEY", "key")
        monkeypatch.setenv("GUIDANCE_LLM_SECONDS", "60")  # so that no busy machine makes the model one that is late
        st.cache_resource.clear()
        yield each
        st.cache_resource.clear()


def test_the_page_says_that_answers_are_rephrased_and_opens_the_clauses_words(endpoint):
    endpoint.script = lambda system, user: said((FEE, TOKEN.findall(user)[:1]))
    app = run_app()
    assert "回答只用通知里的原话" not in html(app) and "语言模型" in html(app)
    app.chat_input[0].set_value("评审收费的依据是什么？").run()
    words = TAG.sub("", html(app))  # a reply that comes in word by word has tags between them
    assert FEE in words and "这句是改写的，看条款原话" in words
    (turn,) = app.session_state.talk.turns
    assert turn.reply.sentences[0].rephrased


def test_of_a_clause_of_several_sentences_the_one_that_is_rested_on_is_marked():
    clause = "现场受理从8月1日开始。其他时间不受理。咨询电话<85811227>。"
    assert mark_basis(clause, "其他时间一律不受理") == [
        ("现场受理从8月1日开始。", False),
        ("其他时间不受理。", True),
        ("咨询电话<85811227>。", False),
    ]
    assert mark_basis("满5年。", "要满5年") == [("满5年。", False)]


def test_without_a_model_the_page_promises_the_verbatim_words(monkeypatch):
    monkeypatch.delenv("GUIDANCE_LLM", raising=False)
    assert "回答只用通知里的原话" in html(run_app())


def test_a_wrong_setting_is_told_on_the_page_in_plain_words(monkeypatch):
    monkeypatch.setenv("GUIDANCE_LLM", "gpt")
    st.cache_resource.clear()
    app = run_app()
    assert "设置有误，服务没有启动" in html(app) and "GUIDANCE_LLM" in html(app)
    assert not app.exception and not app.chat_input
    st.cache_resource.clear()


def test_a_proposed_fact_waits_for_a_click_and_the_next_question_for_it(endpoint):
    fact = {"fact": "frontline_years", "value": 12, "words": "倒班倒了十二年"}
    endpoint.script = lambda system, user: json.dumps({"facts": [fact]}, ensure_ascii=False)
    app = run_app()
    app.chat_input[0].set_value("我在中控室倒班倒了十二年，本科毕业，想报2024年智能制造高工").run()
    assert "请确认" in html(app) and "frontline_years" not in app.session_state.talk.conversation.case.facts
    assert not any((b.key or "").startswith("answer-") for b in app.button)
    next(b for b in app.button if b.label == "对").click().run()
    assert app.session_state.talk.conversation.case.facts["frontline_years"] == 12
    assert any((b.key or "").startswith(("answer-", "written-")) for b in app.button) and not app.exception


def test_staff_are_told_what_the_model_did_not_do(endpoint):
    assert "语言模型" not in html(page_alone("records_page").run())
    endpoint.manner = "500"
    app = run_app()
    app.chat_input[0].set_value("评审收费的依据是什么？").run()
    assert "500" in html(app)  # the amount, verbatim
    told = html(page_alone("records_page").run())
    assert "语言模型有没答上的时候" in told and "连不上，或服务报错，1 次" in told
