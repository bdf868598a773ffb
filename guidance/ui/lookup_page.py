"""Page 条款查询, for whoever needs a clause in seconds: type, see the clauses, see each in its notice."""

from __future__ import annotations

import streamlit as st

from guidance.assistant import Assistant
from guidance.retrieval.look_up import LONGEST, FoundClause, Lookup, LookupLimits
from guidance.retrieval.missing_numbers import missing
from guidance.ui.clause_filters import draw_limits
from guidance.ui.clause_result import draw_found
from guidance.ui.clause_view import handle, text_of
from guidance.ui.compare_dialog import open_comparison
from guidance.ui.escape import as_html
from guidance.ui.shared_assistant import edition, find_clause

_STEP = 20  # clauses shown at first, and added with each click
_CHOSEN, _SHOWN = "lookup-chosen", "lookup-shown"


def page() -> st.Page:
    """Return this page for the navigation."""
    return st.Page(draw, title="条款查询", url_path="lookup")


def draw() -> None:
    """Show the search box, what it finds, and the chosen clause in its notice."""
    shared, number = edition()
    engine = _engine(shared, number)
    with st.container(key="lookup"):
        st.html("<h1>条款查询</h1>")
        query = _query()
        only = draw_limits(engine.notices, _start_again)
    if not query and only == LookupLimits():
        st.html(_hint(engine))
        return
    limit = st.session_state.get(_SHOWN, _STEP)
    found = engine.find(query, limit + 1, only)
    notes = missing(engine, engine.referred(query, only), {f.notice.id for f in found}) if query else []
    st.html(_told(query, found, limit, notes))
    if found:
        _results(shared, found[:limit], len(found) > limit)


@st.cache_resource(show_spinner=False, max_entries=2)
def _engine(_shared: Assistant, number: int) -> Lookup:
    """One for all visitors and one office; it has looked once, so that the first need not wait for its index."""
    engine = Lookup(_shared.notices, _shared.knowledge.weights.look_up, _shared.knowledge.vocabulary.expand)
    engine.find(_shared.knowledge.replies.starters[0])
    return engine


def _query() -> str:
    asked = st.text_input(
        "查什么",
        value=st.query_params.get("q", "")[:LONGEST],
        key="lookup-query",
        type="search",
        placeholder="字词、条款编号或文号",
        label_visibility="collapsed",
        autocomplete="off",
        on_change=_start_again,
        live=True,
        persist_state="session",
    )
    query = (asked or "").strip()
    if query:
        st.query_params["q"] = query[:LONGEST]
    elif "q" in st.query_params:
        del st.query_params["q"]
    return query


def _start_again() -> None:
    st.session_state.pop(_CHOSEN, None)
    st.session_state.pop(_SHOWN, None)


def _hint(engine: Lookup) -> str:
    number = next((f"{n.number}；" for n in engine.notices if n.number), "")
    rows = {
        "字词": "继续教育；评审费；装订顺序",
        "编号": "二（三）1；2.3.1；第二条第三款第1项；附件5",
        "文号": f"{number}通知里引用的文号也可以查，括号写成〔〕、[] 或（）都行",
        "键盘": "/ 回到输入框，↑ ↓ 在结果间移动，回车打开，Esc 返回",
    }
    body = "".join(f"<div><dt>{name}</dt><dd>{as_html(words)}</dd></div>" for name, words in rows.items())
    count = sum(len(n.clauses) for n in engine.notices)
    return f'<p class="soft">{len(engine.notices)} 份通知，{count} 条，边输入边查。</p><dl class="summary">{body}</dl>'


def _told(query: str, found: list[FoundClause], limit: int, notes: list[str]) -> str:
    """How much was found, and what was asked for and is not there."""
    if not found:
        words = "没有找到。换个说法，只写编号，或放宽筛选。"
    else:
        words = f"最相符的 {limit} 条" if len(found) > limit else f"找到 {len(found)} 条"
    cut = [f"输入很长，只按前 {LONGEST} 个字查"] if len(query) > LONGEST else []
    warned = "".join(f'<p class="warned">{as_html(note)}。</p>' for note in [*cut, *notes])
    return f'<div role="status">{warned}<p class="soft">{words}</p></div>'


def _results(shared: Assistant, found: list[FoundClause], more: bool) -> None:
    ids = [f.clause.id for f in found]
    chosen = st.session_state.get(_CHOSEN)
    here = chosen if chosen in ids else ids[0]
    left, right = st.columns([9, 10], gap="medium")
    with left, st.container(key="results", gap=None):
        for at, each in enumerate(found):
            draw_found(at, each, each.clause.id == here, _choose)
        if more:
            st.button("再看一些", key="lookup-more", on_click=_more, width="stretch")
    with right, st.container(key="beside", gap="small"):
        _beside(shared, here, chosen == here)


def _choose(clause: str | None) -> None:
    st.session_state[_CHOSEN] = clause


def _more() -> None:
    st.session_state[_SHOWN] = st.session_state.get(_SHOWN, _STEP) + _STEP


def _beside(shared: Assistant, id: str, chosen: bool) -> None:
    """The chosen clause in its notice; on a phone it covers the results until it is closed."""
    there = find_clause(shared, id)
    if there is None:
        st.html('<p role="status">这一条所在的通知刚刚更新，请重新查一次。</p>')
        return
    notice, clause = there
    with st.container(key="beside-tools", horizontal=True, gap="small"):
        st.button("返回结果", key="lookup-back", on_click=_choose, args=(None,), icon=":material/arrow_back:")
        if len(shared.notices) > 1 and st.button("与其他通知对照", key="lookup-compare"):
            open_comparison(shared.notices, notice, clause)
    text = text_of(notice, clause.id, links=False)
    st.html(f'{handle(notice, clause)}<div class="beside{" chosen" if chosen else ""}">{text}</div>')
