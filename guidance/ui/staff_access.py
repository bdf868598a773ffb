"""The door to the staff's pages: Streamlit's OIDC login and the office's list; without both there is no door."""

from __future__ import annotations

import time
from functools import partial

import streamlit as st

from guidance.ui import records_page, rules_page
from guidance.ui.render import render
from ingest.office_settings import staff
from ingest.text.escape_markup import escape_markdown

SHIFT = 12 * 3600  # seconds after which a member of staff signs in anew
_CLOCKS_DIFFER = 300  # seconds by which the provider's clock may be ahead


def pages() -> list[st.Page]:
    """Return the staff's pages for whoever is signed in and on the list; for everybody else there are none."""
    return [records_page.page(), rules_page.page()] if is_staff() else []


def draw_door() -> None:
    """Show the way in and out for staff; nothing where the login or the list is not set up."""
    if not _set_up():
        return
    with st.container(key="door", horizontal=True, vertical_alignment="center"):
        if not st.user.is_logged_in:
            for provider, label in _providers().items():
                st.button(
                    escape_markdown(label), key=f"sign-in-{provider}", on_click=partial(st.login, provider or None)
                )
            return
        name = str(st.user.get("email") or st.user.get("name") or "未知账号")
        listed = "" if is_staff() else "，不在工作人员名单上，或需要重新登录"
        st.html(render("hint", words=f"已登录：{name}{listed}"), width="content")
        st.button("退出登录", key="sign-out", on_click=st.logout)


def _set_up() -> bool:
    # Streamlit's user has this mark only where [auth] stands in secrets.toml.
    return bool(staff()) and "is_logged_in" in st.user


def is_staff() -> bool:
    """Whether whoever looks is signed in, is known by a verified address on the list, and signed in this shift."""
    if not _set_up() or not st.user.is_logged_in or not _verified(st.user.get("email_verified")):
        return False
    return _in_this_shift(st.user.get("iat")) and str(st.user.get("email") or "").strip().casefold() in staff()


def _verified(claim: object) -> bool:
    """A provider that does not say that the address is verified has not verified it."""
    return claim is True or str(claim).strip().lower() == "true"


def _in_this_shift(signed_in: object) -> bool:
    """Whether a moment, in seconds since 1970, lies within the last shift; what is no moment does not."""
    try:
        return -_CLOCKS_DIFFER < time.time() - float(str(signed_in)) < SHIFT
    except ValueError:
        return False


def _providers() -> dict[str, str]:
    """The ways to sign in: the unnamed one as "", else one for each named table of [auth]."""
    auth = st.secrets.get("auth", {})
    named = [name for name, value in auth.items() if hasattr(value, "keys")]
    if "client_id" in auth or not named:
        return {"": "工作人员登录"}
    return {name: f"工作人员登录（{name}）" for name in named}
