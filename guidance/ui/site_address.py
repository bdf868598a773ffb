"""Where these pages stand on the web, as the visitor's browser names them."""

from __future__ import annotations

from urllib.parse import quote, urljoin

import streamlit as st


def clause_address(clause_id: str) -> str:
    """Return the whole address of a clause, "" where the browser does not tell that of the page."""
    page = st.context.url
    return urljoin(page, f"notice?clause={quote(clause_id, safe='')}") if page else ""
