"""One visitor of the page without a browser: Streamlit's own websocket, its messages and nothing drawn."""

from __future__ import annotations

import time
from contextlib import AbstractContextManager
from types import TracebackType

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

PATIENCE = 30.0  # seconds for one run of the page


class PageVisitor(AbstractContextManager["PageVisitor"]):
    """A visitor at `address` (127.0.0.1:8501); `cookie` is what the proxy set before.

    `shown` is the HTML of the last run.
    """

    def __init__(self, address: str, cookie: str = "") -> None:
        headers = {"Cookie": cookie} if cookie else {}
        url, origin = f"ws://{address}/_stcore/stream", f"http://{address}"
        self._socket = connect(
            url, origin=origin, additional_headers=headers, subprotocols=["streamlit"], max_size=None, open_timeout=10
        )
        self._input = ""
        self.shown = ""

    def open(self) -> float:
        """Run the page once and return the seconds that it took."""
        return self._run(BackMsg())

    def say(self, text: str) -> float:
        """Send a message and return the seconds until the page has been drawn with its answer."""
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add()
        state.id, state.chat_input_value.data = self._input, text
        return self._run(message)

    def _run(self, message: BackMsg) -> float:
        message.rerun_script.query_string = ""
        started, self.shown = time.monotonic(), ""
        self._socket.send(message.SerializeToString())
        while time.monotonic() - started < PATIENCE:
            received = ForwardMsg.FromString(self._socket.recv(timeout=PATIENCE))
            element = received.delta.new_element
            self.shown += element.html.body
            if element.WhichOneof("type") == "chat_input":
                self._input = element.chat_input.id
            # A run that begins the next one by itself ends only with that one.
            if received.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY and received.HasField("script_finished"):
                return time.monotonic() - started
        raise TimeoutError("the page was not drawn in time")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the page."""
        self._socket.close()
