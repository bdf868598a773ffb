"""Staff who sign in with an identity provider: Streamlit's OIDC login and the office's list of addresses."""

from __future__ import annotations

import time
from contextlib import suppress
from functools import partial

import streamlit as st

from guidance.staff.ended_logins import open_ended_logins
from guidance.ui.render import render
from ingest.errors import AssistantError
from ingest.office_settings import staff
from ingest.text.escape_markup import escape_markdown

SHIFT = 12 * 3600  # seconds after which a member of staff signs in anew
_CLOCKS_DIFFER = 300  # seconds by which the provider's clock may be ahead


def is_set_up() -> bool:
    """Whether the office has a list of staff and a provider to sign in with."""
    # Streamlit's user has this mark only where [auth] stands in secrets.toml.
    return bool(staff()) and "is_logged_in" in st.user


def signed_in_address() -> str | None:
    """Return the verified address on the list by which somebody signed in during this shift, None where nobody did."""
    if not is_set_up() or not st.user.is_logged_in or not _verified(st.user.get("email_verified")):
        return None
    address = str(st.user.get("email") or "").strip().casefold()
    return address if _in_this_shift(st.user.get("iat")) and address in staff() and not _is_ended() else None


def draw_way_in() -> None:
    """Show a button for each provider, or who is signed in and the way out."""
    if not st.user.is_logged_in:
        for provider, label in _providers().items():
            st.button(escape_markdown(label), key=f"sign-in-{provider}", on_click=partial(st.login, provider or None))
        return
    name = str(st.user.get("email") or st.user.get("name") or "未知账号")
    listed = "" if signed_in_address() else "，不在工作人员名单上，或需要重新登录"
    st.html(render("hint", words=f"已登录：{name}{listed}"), width="content")
    st.button("退出登录", key="sign-out", on_click=_leave)


def _leave() -> None:
    """Sign this visitor out: the browser forgets the login, and a copy of its cookie is worth nothing."""
    with suppress(AssistantError, OSError):  # what cannot be written down ends in the browser alone
        open_ended_logins().add(st.user.to_dict(), time.time())
    st.logout()


def _is_ended() -> bool:
    try:
        return st.user.to_dict() in open_ended_logins()
    except AssistantError:  # ends that cannot be read let nobody in
        return True


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
