"""The last step of the check: the result, what comes next, the years as a picture, every condition folded."""

from __future__ import annotations

from datetime import date

import streamlit as st

from guidance.assistant import Assistant
from guidance.eligibility.closest_route import closest_route
from guidance.eligibility.questions_to_come import questions_to_come
from guidance.eligibility.service_years import Service, services
from guidance.eligibility.verdict import Verdict
from guidance.rules.pack import Pack
from guidance.ui.after_verdict import draw_next_steps
from guidance.ui.check_review import restart
from guidance.ui.session import Talk
from guidance.ui.verdict_view import card, routes, service_bars, tree


def draw_result(
    assistant: Assistant, talk: Talk, verdict: Verdict, pack: Pack, today: date, materials: st.Page | None = None
) -> None:
    """Show the verdict with all that is behind it; where questions are left, the way back to them first.

    `materials` is the page that has the list of papers, None for no way there.
    """
    st.html(card(verdict, pack, today))
    with st.container(key="result-tools", horizontal=True):
        if questions_to_come(verdict).count:
            st.button("接着答", key="step-on", on_click=talk.steps.go_to, args=("questions",), type="primary")
        st.button("改填的情况", key="step-review", on_click=talk.steps.go_to, args=("review",))
        st.button("重新开始", key="restart", on_click=restart, args=(talk,))
    draw_next_steps(assistant, talk, verdict, pack, today, materials)
    if service := _shown_years(verdict):
        st.html("<h2>年限</h2>" + service_bars(service, pack))
    st.html(f"<h2>各项条件</h2>{tree(verdict, pack)}{routes(verdict, pack)}")


def _shown_years(verdict: Verdict) -> Service | None:
    """The length of service of the route that the applicant goes by or comes closest to."""
    found, closest = services(verdict), closest_route(verdict)
    if verdict.excluded or not found:
        return None
    return next((each for each in found if closest and each.route == closest.route.id), found[0])
