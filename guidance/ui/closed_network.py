"""The server that reaches for nothing outside, whoever asks it to."""

from __future__ import annotations

from streamlit import net_util

_HERE = "127.0.0.1"


def stay_inside() -> None:
    """Have Streamlit look up no address of this machine.

    It would ask a service outside for it, in its event loop, whenever a page of another site opens its websocket.
    """
    net_util._external_ip = net_util._internal_ip = _HERE
