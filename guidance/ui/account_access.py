"""Staff who sign in with an account of the office's own file: the session lives on the server and ends by itself."""

from __future__ import annotations

import time

import streamlit as st

from guidance.staff.audit_log import open_audit_log
from guidance.staff.sign_in import StaffSession, go_on, open_accounts, sign_in
from guidance.ui.upload_gate import forbid_uploads
from ingest.errors import AssistantError, SettingError, in_chinese

_SESSION = "staff-session"


def is_set_up() -> bool:
    """Whether the office has a file of accounts; one that is wrongly set is none."""
    try:
        return open_accounts().path.is_file()
    except SettingError:
        return False


def signed_in_account() -> str | None:
    """Return the name of the account that this visitor is signed in with, None without one; a session may end here."""
    session = st.session_state.get(_SESSION)
    if not isinstance(session, StaffSession):
        return None
    try:
        continued = go_on(session, open_accounts(), time.time())
    except (AssistantError, OSError):  # accounts that cannot be read let nobody in
        continued = None
    st.session_state[_SESSION] = continued
    return continued.name if continued else None


def enter(name: str, password: str) -> str:
    """Sign this visitor in; return "" or, in Chinese, why not."""
    try:
        session = sign_in(open_accounts(), name, password, time.time())
        open_audit_log().add(session.name, "signed_in")
    except AssistantError as error:
        return str(error)
    except OSError as error:  # nobody gets in where failures and acts cannot be written down
        return f"现在不能登录：{in_chinese(error)}"
    st.session_state[_SESSION] = session
    return ""


def leave() -> None:
    """End this visitor's session."""
    name = signed_in_account()
    forbid_uploads()
    st.session_state.pop(_SESSION, None)
    if name:
        open_audit_log().add(name, "signed_out")
