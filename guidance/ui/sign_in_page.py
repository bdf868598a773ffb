"""Page 工作人员登录: a name and a password where the office has accounts; else how staff get in."""

from __future__ import annotations

import streamlit as st

from guidance.ui import account_access, oidc_access
from guidance.ui.page_frame import draw_alert, draw_hint
from guidance.ui.staff_access import staff_name
from ingest.office_settings import staff_accounts

_NAME, _PASSWORD, _REFUSED = "sign-in-name", "sign-in-password", "sign-in-refused"


def page() -> st.Page:
    """Return this page for the navigation."""
    return st.Page(draw, title="工作人员登录", url_path="staff")


def draw() -> None:
    """Show the form, or what there is in its place."""
    st.html("<h1>工作人员登录</h1>")
    staff_accounts()  # a wrong setting is told here
    if name := staff_name():
        draw_hint(f"已登录：{name}。通知管理等工作人员的页面在上方导航里。")
        return
    if account_access.is_set_up():
        _draw_form()
    if oidc_access.is_set_up():
        oidc_access.draw_way_in()
    elif not account_access.is_set_up():
        st.html(
            "<p>还没有设置工作人员登录：请维护人员在服务器上运行 "
            "<code>python -m guidance staff add 名字</code>，设好密码以后在这里登录。</p>"
        )


def _draw_form() -> None:
    if refused := st.session_state.pop(_REFUSED, ""):
        draw_alert("没有登录", refused)
    with st.form("sign-in", border=False, width=420):
        st.text_input("名字", key=_NAME, autocomplete="username", max_chars=40)
        st.text_input("密码", key=_PASSWORD, type="password", autocomplete="current-password", max_chars=128)
        st.form_submit_button("登录", type="primary", on_click=_enter)
    draw_hint("半小时不用会自动退出；公用电脑用完请点“退出登录”。忘了密码，请维护人员在服务器上换一个。")


def _enter() -> None:
    refused = account_access.enter(st.session_state.get(_NAME, ""), st.session_state.get(_PASSWORD, ""))
    st.session_state[_PASSWORD] = ""
    if refused:
        st.session_state[_REFUSED] = refused
