"""A field for the dates of several things: filled in as people write them, shown again the same way."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def _page():
    import streamlit as st

    from guidance.facts.applicant_facts import load_facts
    from guidance.ui.fact_field import FactQuestion, draw_question

    def take(fact, value):
        st.session_state.taken = (fact, value)

    current = st.session_state.get("taken", ("", None))[1]
    spec = load_facts()["project_dates"]
    draw_question(FactQuestion("project_dates", spec, spec.question, spec.help, {}, current), take)


def test_several_dates_are_filled_in_and_shown_again():
    page = AppTest.from_function(_page).run()
    page.text_input(key="written-project_dates").input("2019年6月、2021")
    page.button[0].click().run()
    assert page.session_state.taken == ("project_dates", ["2019-06", "2021"])
    assert not page.exception


def test_none_at_all_is_an_answer():
    page = AppTest.from_function(_page).run()
    page.text_input(key="written-project_dates").input("没有")
    page.button[0].click().run()
    assert page.session_state.taken == ("project_dates", [])
