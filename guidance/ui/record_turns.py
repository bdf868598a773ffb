"""The records of this server: opened once where the office consents, fed by every talk, never waited for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import streamlit as st

from guidance.assistant import Assistant
from guidance.clock import this_day
from guidance.records.record_store import open_records
from guidance.records.record_turn import Message
from guidance.records.record_writer import RecordWriter
from guidance.ui.session import Turn
from ingest.errors import SettingError
from ingest.office_settings import record_settings


@dataclass(frozen=True)
class TurnRecorder:
    """Feeds the records; `writer` is None where none are kept, `setting_fault` what is wrong with their setting."""

    writer: RecordWriter | None = None
    setting_fault: str = ""

    def record(self, assistant: Assistant, turn: Turn) -> None:
        """Queue what may be kept of a turn, or its new rating, to be written; nothing where no records are kept."""
        today = this_day()
        if self.writer:
            message = Message(turn.id, turn.message, turn.reply, turn.useful)
            self.writer.write(partial(assistant.record_maker.record_of, message, today), today)

    @property
    def notice_to_visitors(self) -> str:
        """What visitors have to know of the records before they write; "" where none are kept."""
        if not self.writer:
            return ""
        return (
            f"为改进解答，本页的提问会保存 {self.writer.records.days} 天：先去掉姓名、证件号、电话等；"
            "说到本人情况的话不保存，填写的情况从不保存。"
        )


@st.cache_resource(show_spinner=False)
def turn_recorder() -> TurnRecorder:
    """Return the server's recorder."""
    try:
        settings = record_settings()
        return TurnRecorder(RecordWriter(open_records(settings), this_day())) if settings else TurnRecorder()
    except SettingError as error:
        return TurnRecorder(setting_fault=str(error))
