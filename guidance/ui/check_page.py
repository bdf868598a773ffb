"""Page 资格自查: state facts, see the verdict and every condition behind it, keep the result."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from guidance.assistant import Assistant
from guidance.checking.applicant_case import ApplicantCase
from guidance.clock import this_day
from guidance.documents.verdict_report import CheckResult, as_docx, as_markdown
from guidance.eligibility.check import check
from guidance.eligibility.service_years import services
from guidance.eligibility.verdict import Verdict
from guidance.rules.load_pack import load_pack, pack_ids
from guidance.rules.pack import Pack
from guidance.ui.escape import as_html
from guidance.ui.fact_field import draw_field
from guidance.ui.fact_input import known, parsed, state, state_unsure
from guidance.ui.facts_summary import draw_summary, say_all
from guidance.ui.next_question import draw_next
from guidance.ui.session import Talk, talk
from guidance.ui.shared_assistant import assistant, disclaimer
from guidance.ui.verdict_html import card, routes, timeline, tree
from guidance.ui.window_tag import state as window_state

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def page() -> st.Page:
    """Return this page for the navigation, or to be switched to."""
    return st.Page(draw, title="资格自查", url_path="check")


def draw() -> None:
    """Show the check of the chosen notice for the facts stated so far."""
    shared, today = assistant(), this_day()
    mine = talk()
    st.html("<h1>资格自查</h1><p>逐项回答，马上看到结论和每个条件的出处。填的内容只留在这个页面里，关掉就没有了。</p>")
    pack = _choice(shared, mine, today)
    facts = parsed(mine, pack.vocabulary, today)
    verdict = check(shared.knowledge.check_models[pack.id], facts, today)
    said = say_all(pack.vocabulary, facts.values, mine.conversation.case.unsure)
    if said:
        st.html(card(verdict, pack))
    draw_next(mine, verdict, pack, partial(_answered, mine))
    if mine.changing:
        st.button("不改了", key="keep", on_click=_change, args=(mine, None))
    if said:
        _given(mine, said, verdict, pack)
    _form(mine, verdict, pack)
    _behind(verdict, pack)
    if facts.values:
        _keep(CheckResult(verdict, pack, said, disclaimer(shared, pack.notice)), today)


def _choice(shared: Assistant, mine: Talk, today: date) -> Pack:
    names = {n.id: f"{n.name}（{window_state(n, today)}）" for n in shared.notices if n.id in pack_ids()}
    ids = list(names)
    at = ids.index(mine.conversation.case.notice) if mine.conversation.case.notice in ids else 0
    chosen = st.selectbox(
        "按哪个通知自查", ids, index=at, format_func=names.get, key="check-notice", persist_state="session"
    )
    pack = load_pack(chosen)
    st.html(f'<p class="soft">{as_html(pack.notice.title)}</p>')
    return pack


def _answered(mine: Talk, id: str, value: Any) -> None:
    if value is None:
        state_unsure(mine, id)
    else:
        state(mine, id, value)


def _change(mine: Talk, id: str | None) -> None:
    mine.changing = id
    mine.faults.clear()
    mine.typed.clear()


def _given(mine: Talk, said: dict[str, str], verdict: Verdict, pack: Pack) -> None:
    st.html("<h2>您填的情况</h2>")
    draw_summary(pack.vocabulary, said, partial(_change, mine), mine.conversation.case.words, verdict.assumed)
    st.button("重新开始", key="restart", on_click=_restart, args=(mine,))


def _restart(mine: Talk) -> None:
    mine.conversation.case = ApplicantCase()
    _change(mine, None)


def _form(mine: Talk, verdict: Verdict, pack: Pack) -> None:
    """Every fact that still matters and every fact stated, as one form; what stops mattering is gone."""
    matter = {*verdict.missing, *verdict.assumed, *known(mine)}
    if verdict.missing:
        matter |= {each.fact for each in pack.rules.assumed}
    shown = [id for id in pack.vocabulary if id in matter]
    with st.expander("一次填完", key="form", type="compact", on_change="rerun") as form:
        if form.open:
            st.html('<p class="soft">填到不影响结论的，其余各项会自己消失。</p>')
            for id in shown:
                draw_field(id, pack.vocabulary[id], mine)


def _behind(verdict: Verdict, pack: Pack) -> None:
    on_the_way = services(verdict)
    if on_the_way:
        st.html("<h2>年限</h2>" + timeline(on_the_way[0], pack))
    st.html(f"<h2>各项条件</h2>{tree(verdict, pack)}")
    st.html(f"<h2>各条途径</h2>{routes(verdict, pack)}")


def _keep(result: CheckResult, today: date) -> None:
    name = f"资格自查-{result.pack.id}-{today:%Y%m%d}"
    st.html("<h2>保存结果</h2>")
    with st.container(horizontal=True, key="keep-result"):
        st.download_button("下载 Word 文档", lambda: as_docx(result, today), f"{name}.docx", _DOCX, on_click="ignore")
        st.download_button(
            "下载 Markdown", as_markdown(result, today), f"{name}.md", "text/markdown", on_click="ignore"
        )
