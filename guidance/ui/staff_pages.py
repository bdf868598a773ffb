"""The pages that only staff find."""

from __future__ import annotations

import streamlit as st

from guidance.ui import records_page, rules_page, service_state_page, workbench_page
from guidance.ui.staff_access import is_staff


def pages() -> list[st.Page]:
    """Return the staff's pages for whoever of them is signed in; for everybody else there are none."""
    if not is_staff():
        return []
    return [workbench_page.page(), records_page.page(), rules_page.page(), service_state_page.page()]
