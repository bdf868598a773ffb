"""Page 条款查询, for whoever needs a clause in seconds: type, see the clauses, see each in its notice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import streamlit as st

from guidance.assistant import Assistant
from guidance.citations import copied_citation
from guidance.retrieval.look_up import LONGEST, FoundClause, Lookup, LookupLimits, missing_numbers
from guidance.ui.clause_view import clause_handle, notice_text
from guidance.ui.compare_dialog import open_comparison
from guidance.ui.list_choice import LIST, Option, choose_or_all
from guidance.ui.notice_choice import choose_notice_or_all
from guidance.ui.notice_filter import facets_of
from guidance.ui.render import render
from guidance.ui.search_box import draw_search_box
from guidance.ui.shared_assistant import current_edition, find_clause
from guidance.ui.shared_lookup import shared_lookup
from ingest.document import Clause
from ingest.notices.notice import Notice
from ingest.text.escape_markup import escape_markdown

_STEP = 20  # clauses shown at first, and added with each click
_EXCERPT = 280  # characters of a clause that are shown among others
_BEFORE_HIT = 60  # of them before the first hit
_CHOSEN, _SHOWN = "lookup-chosen", "lookup-shown"


def page() -> st.Page:
    """Return this page for the navigation."""
    return st.Page(draw, title="条款查询", url_path="lookup")


def draw() -> None:
    """Show the search box, what it finds, and the chosen clause in its notice."""
    edition = current_edition()
    lookup = shared_lookup(edition)
    with st.container(key="lookup"):
        st.html("<h1>条款查询</h1>")
        query = draw_search_box(
            "查什么", "字词、条款编号或文号", "lookup-query", longest_in_address=LONGEST, on_change=_start_again
        )
        limits = _draw_limits(edition.assistant)
    if not query and limits == LookupLimits():
        st.html(_hint(lookup))
        return
    count = st.session_state.get(_SHOWN, _STEP)
    found = lookup.find(query, count + 1, limits)
    st.html(_outcome(lookup, query, limits, found, count))
    if found:
        _draw_results(edition.assistant, found[:count], len(found) > count)


def _start_again() -> None:
    st.session_state.pop(_CHOSEN, None)
    st.session_state.pop(_SHOWN, None)


def _draw_limits(assistant: Assistant) -> LookupLimits:
    """Place, level, year, notice and section, each offered where what those before it leave is a choice."""
    every, facets = assistant.notices, facets_of(assistant)
    with st.container(key="limits", horizontal=True, gap="small"):
        places = facets.place_choices(notice.id for notice in every)
        place = _choose("地区", places)
        left = [n for n in every if place is None or facets.in_place(n.id, [places[place]])]
        level = _choose("级别", facets.level_choices([notice.id for notice in left]))
        left = [n for n in left if level is None or facets.of_level(n.id, [level])]
        year = _choose("年度", sorted({notice.year for notice in left}, reverse=True))
        left = [n for n in left if year in (None, n.year)]
        documents = assistant.knowledge.searched(n.id for n in left) if len(left) < len(every) else assistant.documents
        notice = _choose_notice(documents)
        section = _choose("部分", _sections(n for n in documents if notice in (None, n.id)))
    among = frozenset(n.id for n in documents) if len(left) < len(every) else None
    return LookupLimits(notice, among, section=section)


def _choose(name: str, options: Iterable[Option]) -> Option | None:
    return choose_or_all(name, options, f"{LIST}limit-{name}", "全部", _start_again)


def _choose_notice(notices: Sequence[Notice]) -> str | None:
    """The id of the notice chosen, None for all."""
    if len(notices) < 2:
        return None
    chosen = choose_notice_or_all("通知", notices, f"{LIST}limit-通知", "全部", _start_again)
    return chosen.id if chosen else None


def _sections(notices: Iterable[Notice]) -> list[str]:
    tops = (clause.heading.strip("：:。 \n") for n in notices for clause in n.clauses if clause.parent is None)
    return [heading for heading in tops if heading]


def _hint(lookup: Lookup) -> str:
    """What can be looked up, and how many clauses there are."""
    number = next((f"{notice.number}；" for notice in lookup.notices if notice.number), "")
    examples = {
        "字词": "继续教育；评审费；装订顺序",
        "编号": "二（三）1；2.3.1；第二条第三款第1项；附件5",
        "文号": f"{number}通知里引用的文号也可以查，括号写成〔〕、[] 或（）都行",
        "键盘": "/ 回到输入框，↑ ↓ 在结果间移动，回车打开，Esc 返回",  # the last: phones leave it out
    }
    clauses = sum(len(notice.clauses) for notice in lookup.notices)
    return render("lookup_hint", notices=len(lookup.notices), clauses=clauses, examples=examples)


def _outcome(lookup: Lookup, query: str, limits: LookupLimits, found: Sequence[FoundClause], count: int) -> str:
    """How much was found, and what was asked for and is not there."""
    warnings = [f"输入很长，只按前 {LONGEST} 个字查"] if len(query) > LONGEST else []
    if query:
        warnings += missing_numbers(lookup, lookup.referred(query, limits), {each.notice.id for each in found})
    if not found:
        words = "没有找到。换个说法，只写编号，或放宽筛选。"
    else:
        words = f"最相符的 {count} 条" if len(found) > count else f"找到 {len(found)} 条"
    return render("lookup_outcome", warnings=warnings, words=words)


def _draw_results(assistant: Assistant, found: Sequence[FoundClause], more: bool) -> None:
    """The clauses found, beside them the chosen one, at first the best, in its notice."""
    ids = [each.clause.id for each in found]
    chosen = st.session_state.get(_CHOSEN)
    shown = chosen if chosen in ids else ids[0]
    left, right = st.columns([9, 10], gap="medium")
    with left, st.container(key="results", gap=None):
        for position, each in enumerate(found):
            _draw_found(position, each, each.clause.id == shown)
        if more:
            st.button("再看一些", key="lookup-more", on_click=_show_more, width="stretch")
    with right, st.container(key="beside", gap="small"):
        _draw_beside(assistant, shown, chosen == shown)


def _draw_found(position: int, found: FoundClause, is_shown: bool) -> None:
    with st.container(key=f"hit-{position}", gap=None):
        label = f"**{escape_markdown(found.clause.label)}**　{escape_markdown(found.notice.name)}"
        st.button(label, key=f"found-{position}", on_click=_choose_clause, args=(found.clause.id,), type="tertiary")
        copied = copied_citation(found.notice, found.clause)
        st.html(render("found_clause", found=found, is_shown=is_shown, excerpt=_excerpt(found), citation=copied))


@dataclass(frozen=True)
class _Excerpt:
    """Words of a clause in pieces, each with whether it is a hit."""

    heading: Sequence[tuple[str, bool]]
    body: Sequence[tuple[str, bool]]
    cut_before: bool
    cut_after: bool


def _excerpt(found: FoundClause) -> _Excerpt:
    """The clause's words in pieces with the hits marked, of a long clause those around the first hit."""
    text, heading_end = found.clause.words, len(found.clause.heading)
    start = 0
    if len(text) > _EXCERPT:
        first_hit = found.hits[0][0] if found.hits else 0
        start = max(0, min(first_hit - _BEFORE_HIT, len(text) - _EXCERPT))
    end = min(len(text), start + _EXCERPT)
    middle = max(start, heading_end)
    heading, body = _mark(text, found.hits, start, middle), _mark(text, found.hits, middle, end)
    return _Excerpt(heading, body, cut_before=start > 0, cut_after=end < len(text))


def _mark(text: str, spans: Iterable[tuple[int, int]], start: int, end: int) -> list[tuple[str, bool]]:
    """Part of a text in pieces, the spans in it marked, without white space at its ends; [] where nothing is left."""
    pieces = []
    done = start
    for first, last in ((max(a, start), min(b, end)) for a, b in spans if a < end and b > start):
        pieces += [(text[done:first], False), (text[first:last], True)]
        done = last
    pieces.append((text[done:end], False))
    pieces[0] = (pieces[0][0].lstrip(), False)
    pieces[-1] = (pieces[-1][0].rstrip(), False)
    return [piece for piece in pieces if piece[0]]


def _choose_clause(clause_id: str | None) -> None:
    st.session_state[_CHOSEN] = clause_id


def _show_more() -> None:
    st.session_state[_SHOWN] = st.session_state.get(_SHOWN, _STEP) + _STEP


def _draw_beside(assistant: Assistant, clause_id: str, is_chosen: bool) -> None:
    """The chosen clause in its notice; on a phone it covers the results until it is closed."""
    place = find_clause(assistant, clause_id)
    if place is None:
        st.html('<p role="status">这一条所在的通知刚刚更新，请重新查一次。</p>')
        return
    notice, clause = place
    _draw_beside_tools(assistant, notice, clause)
    text = notice_text(notice, clause.id, with_links=False)
    st.html(f'{clause_handle(notice, clause)}<div class="beside{" chosen" if is_chosen else ""}">{text}</div>')


def _draw_beside_tools(assistant: Assistant, notice: Notice, clause: Clause) -> None:
    with st.container(key="beside-tools", horizontal=True, gap="small"):
        icon = ":material/arrow_back:"
        st.button("返回结果", key="lookup-back", on_click=_choose_clause, args=(None,), icon=icon)
        if len(assistant.notices) > 1 and st.button("与其他通知对照", key="lookup-compare"):
            open_comparison(assistant.notices, notice, clause, assistant.knowledge.weights.comparison)
