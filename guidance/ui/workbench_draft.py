"""One notice on the page 通知管理: what is left to do, the ways to do it, and the acts on the whole of it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from guidance.assistant import Assistant
from guidance.ui import (
    workbench_acts,
    workbench_edition,
    workbench_faq,
    workbench_fields,
    workbench_form,
    workbench_history,
    workbench_materials,
    workbench_preview,
    workbench_questions,
    workbench_relations,
    workbench_rules,
)
from guidance.ui.clause_view import notice_text
from guidance.ui.page_frame import draw_alert, draw_hint
from guidance.ui.render import render
from guidance.ui.workbench_state import choose, in_words, note
from guidance.ui.workbench_words import with_field_names
from ingest.drafting.open_draft import OpenDraft, open_draft
from ingest.errors import AssistantError
from ingest.notices.load_notices import load_drafted_notice
from ingest.notices.notice import Notice
from ingest.notices.notice_folders import has_draft
from ingest.settings import settings

Views = dict[str, Callable[[], None]]


def draw(assistant: Assistant, id: str, who: str) -> None:
    """Show a draft, a notice that answers, or one that was withdrawn."""
    st.button("← 全部通知", key="back", on_click=_leave, type="tertiary")
    if has_draft(settings().knowledge / "notices" / id):
        try:
            _draw_draft(assistant, open_draft(id), who)
        except AssistantError as error:
            draw_alert("这份草稿读不出", in_words(error))
    elif any(document.id == id for document in assistant.documents):
        _draw_published(assistant, id, who)
    elif any(notice.id == id for notice in assistant.knowledge.retired):
        _draw_retired(assistant, id, who)
    else:
        st.html(render("workbench_fault", words=f"现在没有代号为「{id}」的通知，可能刚刚有人动过它。"))


def _draw_draft(assistant: Assistant, draft: OpenDraft, who: str) -> None:
    left = len(draft.left()) + draft.doubts_left()
    state = f"还有 {left} 项待核对" if left else "都已核对，可以发布"
    st.html(render("workbench_head", title=draft.title, id=draft.id, state=state, shut=False))
    with st.container(key="publishing", horizontal=True, vertical_alignment="center"):
        if st.button("发布", key="publish", type="primary", disabled=left > 0):
            _do(workbench_acts.publish, draft.id, who, "正在发布，建索引约需几秒……")
        discarding = "丢弃改正" if draft.is_correction else "丢弃草稿"
        with st.popover(discarding, key="discard"):
            lost = "改动都会丢掉，群众看到的不变。" if draft.is_correction else "草稿和上传的原件都会删去，不能恢复。"
            st.html(f"<p>{lost}</p>")
            if st.button("确定丢弃", key="discard-sure"):
                _do(workbench_acts.throw_away, draft.id, who, "正在丢弃……")
    views: Views = {
        "核对信息": lambda: workbench_fields.draw(draft, who),
        "原文和条款": lambda: workbench_preview.draw(draft),
    }
    if not draft.is_standards:
        views["新旧对照"] = lambda: _draw_edition(assistant, draft, who)
    if draft.is_correction:
        draw_hint("发布以前，群众看到的还是原来的。")
    elif not draft.is_standards:
        views |= _drafting_views(draft, who)
    _draw_views({**views, "操作记录": lambda: workbench_history.draw(draft.id)})


def _drafting_views(draft: OpenDraft, who: str) -> Views:
    """The tabs for what belongs to a new notice besides its own entries."""
    return {
        "问题": lambda: draw_hint("发布以后再起草群众的问法：每一句都要真的问一遍，看是不是由那一条回答。"),
        "规则": lambda: _draw_for_draft(draft, lambda notice: workbench_rules.draw(notice, who)),
        "材料": lambda: _draw_for_draft(draft, lambda notice: workbench_materials.draw(notice, who)),
        "常见问题": lambda: draw_hint("发布以后再起草常见问题：每一问都要真的问一遍，看是不是由那一条回答。"),
    }


def _draw_edition(assistant: Assistant, draft: OpenDraft, who: str) -> None:
    workbench_relations.draw_replaced(assistant, draft, who)
    if draft.values.get("replaces"):
        _draw_for_draft(draft, lambda notice: workbench_edition.draw(notice, who))


def _draw_published(assistant: Assistant, id: str, who: str) -> None:
    notice = assistant.knowledge.document(id)
    st.html(render("workbench_head", title=notice.title, id=id, state="在用", shut=False))
    with st.container(key="publishing", horizontal=True, vertical_alignment="center"):
        st.button("改正信息", key="correct", on_click=workbench_acts.correct, args=(id, who))
        with st.popover("撤下", key="withdraw"):
            st.html("<p>撤下以后不再用这份通知回答群众，它的永久链接会说明已停用；资料都留着，随时可以恢复。</p>")
            if st.button("确定撤下", key="withdraw-sure"):
                _do(workbench_acts.withdraw, id, who, "正在撤下……")
    views: Views = {} if notice.is_standards else _published_views(assistant, notice, who)
    if notice.replaces:
        views["新旧对照"] = lambda: workbench_edition.draw(notice, who)
    views["原文和条款"] = lambda: _draw_text(notice)
    _draw_views({**views, "操作记录": lambda: workbench_history.draw(id)})


def _published_views(assistant: Assistant, notice: Notice, who: str) -> Views:
    return {
        "问题": lambda: workbench_questions.draw(assistant, notice, who),
        "规则": lambda: workbench_rules.draw(notice, who),
        "材料": lambda: workbench_materials.draw(notice, who),
        "常见问题": lambda: workbench_faq.draw(assistant, notice, who),
    }


def _draw_for_draft(draft: OpenDraft, draw_view: Callable[[Notice], None]) -> None:
    """Draw what needs a sound notice, once the draft's entries are in order."""
    try:
        notice = load_drafted_notice(draft.folder)
    except AssistantError as error:
        st.html(render("workbench_fault", words=f"先把“核对信息”里的改好：{with_field_names(in_words(error))}"))
        return
    draw_view(notice)


def _draw_text(notice: Notice) -> None:
    st.html(notice_text(notice))


def _draw_retired(assistant: Assistant, id: str, who: str) -> None:
    title = next(notice.title for notice in assistant.knowledge.retired if notice.id == id)
    st.html(render("workbench_head", title=title or id, id=id, state="已撤下", shut=True))
    with st.container(key="publishing", horizontal=True):
        if st.button("恢复", key="reinstate", type="primary"):
            _do(workbench_acts.put_back, id, who, "正在恢复……")
    workbench_history.draw(id)


def _draw_views(views: Views) -> None:
    """Tabs of which only the open one is drawn."""
    for (_, draw_view), tab in zip(views.items(), st.tabs(list(views), key="views", on_change="rerun"), strict=True):
        if tab.open:
            with tab:
                draw_view()


def _do(act: Callable[[str, str], str], id: str, who: str, meanwhile: str) -> None:
    """Do something to the whole notice while the page says so, and draw the page anew."""
    with st.spinner(meanwhile):
        note(act(id, who))
    st.rerun()


def _leave() -> None:
    workbench_form.stop()
    choose(None)
