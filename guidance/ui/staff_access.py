"""The door to the staff's pages, by an identity provider or an account of the office's own; without both it is shut."""

from __future__ import annotations

import streamlit as st

from guidance.ui import account_access, oidc_access
from guidance.ui.render import render


def staff_name() -> str | None:
    """Return who of the staff is signed in, None for every visitor else."""
    return account_access.signed_in_account() or oidc_access.signed_in_address()


def is_staff() -> bool:
    """Whether whoever looks is a member of staff who is signed in."""
    return staff_name() is not None


def draw_door(sign_in: st.Page | None) -> None:
    """Show the way in and out for staff; nothing where none is set up.

    The way in for accounts is the page `sign_in`; None on that page itself, where only the way out is shown.
    """
    account = account_access.signed_in_account()
    by_account, by_provider = account_access.is_set_up(), oidc_access.is_set_up()
    if not (by_account or by_provider):
        return
    account_access.draw_cookie()
    if sign_in is None and not is_staff():
        return
    with st.container(key="door", horizontal=True, vertical_alignment="center"):
        if account:
            st.html(render("hint", words=f"已登录：{account}"), width="content")
            st.button("退出登录", key="leave", on_click=account_access.leave)
        elif by_provider and (st.user.is_logged_in or not by_account):
            oidc_access.draw_way_in()
        elif sign_in is not None:
            st.page_link(sign_in)
