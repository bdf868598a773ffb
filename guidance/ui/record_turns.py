"""The records of this server: opened once where the office consents, fed by every talk, never waited for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import streamlit as st

from guidance.assistant import Assistant
from guidance.clock import this_day
from guidance.records.record_store import open_records
from guidance.records.record_turn import Message, record_of
from guidance.records.record_writer import Writer
from guidance.ui.session import Turn
from ingest.errors import SettingError
from ingest.office_settings import record_settings


@dataclass(frozen=True)
class TurnRecorder:
    """The writer of the records, None where none are kept; `fault` says what is wrong with the setting, if anything."""

    writer: Writer | None = None
    fault: str = ""


def note(assistant: Assistant, turn: Turn) -> None:
    """Keep of a turn what may be kept, or its new thumb; nothing where the office keeps no records."""
    writer, today = keeping().writer, this_day()
    if writer:
        message = Message(turn.id, turn.message, turn.reply, turn.useful)
        writer.write(partial(record_of, message, assistant.understanding, assistant.knowledge, today), today)


def told() -> str:
    """Return what visitors are told of the records; "" where none are kept."""
    writer = keeping().writer
    if not writer:
        return ""
    return (
        f"为改进解答，本页的提问会保存 {writer.records.days} 天：先去掉姓名、证件号、电话等；"
        "说到本人情况的话不保存，填写的情况从不保存。"
    )


@st.cache_resource(show_spinner=False)
def keeping() -> TurnRecorder:
    """Return the server's records."""
    try:
        settings = record_settings()
        return TurnRecorder(Writer(open_records(settings), this_day())) if settings else TurnRecorder()
    except SettingError as error:
        return TurnRecorder(fault=str(error))
