"""A page of another site that opens the websocket is refused without a word to anyone outside."""

from __future__ import annotations

from streamlit import net_util
from streamlit.web.server.server_util import is_url_from_allowed_origins

from guidance.ui.closed_network import stay_inside


def test_a_foreign_origin_is_refused_and_nothing_outside_is_asked(monkeypatch):
    asked: list[str] = []
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda address, **_: asked.append(address))
    monkeypatch.setattr(net_util, "_external_ip", None)
    monkeypatch.setattr(net_util, "_internal_ip", None)
    stay_inside()
    assert not is_url_from_allowed_origins("https://elsewhere.example")
    assert is_url_from_allowed_origins("http://localhost:8501")
    assert asked == []
