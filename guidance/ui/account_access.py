"""Staff who sign in with an account of the office's own file: the session lives on the server and ends by itself."""

from __future__ import annotations

import time
from contextlib import suppress

import streamlit as st

from guidance.staff.audit_log import open_audit_log
from guidance.staff.session_store import CODE_VALID, SEEN_AGAIN, SessionStore, open_sessions
from guidance.staff.sign_in import go_on, open_accounts, sign_in
from guidance.ui.session_cookie import draw_exchange, session_id
from guidance.ui.upload_gate import forbid_uploads
from ingest.errors import AssistantError, SettingError, in_chinese

_KEY = "staff-session"  # where this visitor has the key of the session; "" once it has ended
_CODE = "staff-session-code"


def is_set_up() -> bool:
    """Whether the office has a file of accounts; one that is wrongly set is none."""
    try:
        return open_accounts().path.is_file()
    except SettingError:
        return False


def signed_in_account() -> str | None:
    """Return the name of the account that this visitor is signed in with, None without one; a session may end here."""
    id = session_id() if _KEY not in st.session_state else None
    if not (id or st.session_state.get(_KEY)):
        return None
    try:
        return _going_on(id, open_sessions())
    except (AssistantError, OSError):  # accounts that cannot be read let nobody in
        return None


def enter(name: str, password: str) -> str:
    """Sign this visitor in; return "" or, in Chinese, why not."""
    try:
        session = sign_in(open_accounts(), name, password, time.time())
        key, code = open_sessions().add(session)
        open_audit_log().add(session.name, "signed_in")
    except AssistantError as error:
        return str(error)
    except OSError as error:  # nobody gets in where failures and acts cannot be written down
        return f"现在不能登录：{in_chinese(error)}"
    st.session_state[_KEY], st.session_state[_CODE] = key, (code, session.began)
    return ""


def draw_cookie() -> None:
    """Give the browser of whoever has just signed in the cookie by which a reload finds the session."""
    code, began = st.session_state.get(_CODE, ("", 0.0))
    if code and time.time() - began < CODE_VALID:
        draw_exchange(code)


def leave() -> None:
    """End this visitor's session, on every page that it is open on."""
    name, key = signed_in_account(), st.session_state.get(_KEY)
    forbid_uploads()
    st.session_state[_KEY] = ""
    st.session_state.pop(_CODE, None)
    if key:
        open_sessions().remove(key)
    if name:
        open_audit_log().add(name, "signed_out")


def _going_on(id: str | None, sessions: SessionStore) -> str | None:
    """The name of the session by which this visitor is signed in, found by the browser's id where it is new here."""
    if id:
        st.session_state[_KEY] = sessions.key_of(id) or ""
    key, now = st.session_state[_KEY], time.time()
    stored = sessions.find(key) if key else None
    session = go_on(stored, open_accounts(), now) if stored else None
    if session and stored and now - stored.seen >= SEEN_AGAIN:
        with suppress(AssistantError, OSError):  # what cannot be written down ends the session early, not at once
            sessions.note_use(key, now)
    elif key and not session:
        st.session_state[_KEY] = ""
        forbid_uploads()
        sessions.remove(key)
    return session.name if session else None
