"""The visitor's own browser as the place where the talk outlives this server's session: a component without a face."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import streamlit as st

from guidance.saved_talk.saved_talk import LONGEST

_KEY = "device-storage"
# Sent with every run; what it does stands in device_storage.js. One line would be the name of a file.
_HAND_OVER = """export default (component) =>
  (window.guidanceDevice ||= []).push(component);
"""
_mount = st.components.v2.component("guidance_device_storage", js=_HAND_OVER)


@dataclass
class DeviceStorage:
    """What this session knows of its browser.

    `session` names this session to the browser, `runs` counts its runs of the page. `found` is what the browser has
    handed over and nobody has taken yet, `has_reported` says that it has, and `works` that it can keep something at
    all. `text` is what it is to keep, "" for nothing, `on_device` that it is to keep it beyond the tab, and `number`
    counts the changes of both from the report on: above 0, the browser knows that it was heard.
    """

    session: str = field(default_factory=lambda: uuid4().hex)
    runs: int = 0
    found: Any = None
    has_reported: bool = False
    works: bool = True
    text: str = ""
    on_device: bool = False
    number: int = 0

    def keep(self, text: str, on_device: bool) -> bool:
        """Set what the browser is to keep; return whether that is a change."""
        is_change = self.has_reported and (not self.number or (text, on_device) != (self.text, self.on_device))
        if is_change:
            self.text, self.on_device, self.number = text, on_device, self.number + 1
        return is_change


def device_storage() -> DeviceStorage:
    """Return this session's storage, a new one on the first call."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = DeviceStorage()
    storage: DeviceStorage = st.session_state[_KEY]
    return storage


def draw_device_storage(when: str) -> None:
    """Hand the browser what it is to keep, and note what it hands over; `when` tells the calls of one run apart."""
    storage = device_storage()
    data = {
        "session": storage.session,
        "number": storage.number,
        "text": storage.text,
        "on_device": storage.on_device,
        "longest": LONGEST,
    }
    # Read here and not in a callback, which finds no state where the report comes before its first run has ended; and
    # in a run of the whole page, since one of a fragment beside it would lose what the visitor sends meanwhile.
    _take_report(_mount(key=f"{_KEY}-{when}", data=data, on_found_change=lambda: None).found)


def _take_report(report: Any) -> None:
    """Note what the browser handed over, where it is meant for this session."""
    storage = device_storage()
    if not isinstance(report, dict) or report.get("session") != storage.session or storage.has_reported:
        return
    storage.has_reported = True
    storage.works = report.get("works") is True
    storage.found = report.get("text") or None
