"""What a browser and the page's server say to each other over the websocket, as bytes in and bytes out."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

_ENDS = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}
_STORAGE = "guidance_device_storage"  # the component of guidance/ui/device_storage.py


@dataclass(frozen=True)
class _Widget:
    """A widget as drawn last: its id, and the fragment that is drawn anew when it changes, "" for the whole page."""

    id: str
    fragment: str


@dataclass
class PageProtocol:
    """One open page without anything drawn: takes what the server sends, and says what a browser would send.

    `shown` is the HTML of the run under way or of the last one; `messages` are what the server sent in it.
    """

    shown: list[str] = field(default_factory=list)
    messages: int = 0
    _input: _Widget | None = None
    _storage: tuple[_Widget, str] | None = None  # and the name by which the server knows this session
    _cached: dict[str, tuple[bytes, int]] = field(default_factory=dict)  # by hash, with the run that used it last
    _runs: int = 0
    _most_age: int = 2

    def opening(self) -> bytes:
        """Return the message that asks for the page for the first time."""
        return self._rerun(BackMsg())

    def report(self) -> bytes:
        """Return what the browser tells once of its storage: that it works and holds nothing."""
        if self._storage is None:
            raise ValueError("the page has not drawn its storage")
        widget, session = self._storage
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add()
        state.id = f"$$STREAMLIT_INTERNAL_KEY_{widget.id}__events"
        found = {"session": session, "text": "", "works": True}
        state.json_trigger_value = json.dumps([{"event": "found", "value": found}])
        return self._rerun(message, widget.fragment)

    def typed(self, text: str) -> bytes:
        """Return the message that a visitor typed."""
        if self._input is None:
            raise ValueError("the page has not drawn its box to type in")
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add()
        state.id, state.chat_input_value.data = self._input.id, text
        return self._rerun(message, self._input.fragment)

    def take(self, data: bytes) -> bool:
        """Take one message of the server and return whether the page is drawn with it."""
        message = ForwardMsg.FromString(data)
        self.messages += 1
        kind = message.WhichOneof("type")
        if kind == "script_finished":
            return self._finish(message)
        if kind == "new_session":
            self._most_age = message.new_session.config.max_cached_message_age or self._most_age
        if kind == "ref_hash":
            data, _ = self._cached[message.ref_hash]
            self._cached[message.ref_hash] = data, self._runs
            message = ForwardMsg.FromString(data)
        elif message.metadata.cacheable:
            self._cached[message.hash] = data, self._runs
        if message.WhichOneof("type") == "delta":
            self._note(message.delta.new_element, message.delta.fragment_id)
        return False

    def _rerun(self, message: BackMsg, fragment: str = "") -> bytes:
        self.shown, self.messages = [], 0
        message.rerun_script.query_string = ""
        message.rerun_script.fragment_id = fragment
        message.rerun_script.cached_message_hashes.extend(self._cached)
        return message.SerializeToString()

    def _finish(self, message: ForwardMsg) -> bool:
        """A run that begins the next one by itself ends only with that one."""
        if message.script_finished not in _ENDS:
            return False
        self._runs += 1
        if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            young = {name: value for name, value in self._cached.items() if self._runs - value[1] <= self._most_age}
            self._cached = young
        return True

    def _note(self, element: Element, fragment: str) -> None:
        kind = element.WhichOneof("type")
        if kind == "html":
            self.shown.append(element.html.body)
        elif kind == "chat_input":
            self._input = _Widget(element.chat_input.id, fragment)
        elif kind == "bidi_component" and element.bidi_component.component_name == _STORAGE and not self._storage:
            data = json.loads(element.bidi_component.json)
            self._storage = _Widget(element.bidi_component.id, fragment), data["session"]
