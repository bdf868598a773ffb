"""A talk that outlives reload, restart and the next day: the visitor's browser keeps it and hands it back."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date

import streamlit as st

from guidance.assistant import Assistant
from guidance.clock import this_day
from guidance.saved_talk.restore_talk import RestoredTalk, restore_talk
from guidance.saved_talk.save_case import saved_case
from guidance.saved_talk.saved_talk import (
    DEVICE_DAYS,
    MOST_TURNS,
    SavedTalk,
    SavedTalkError,
    SavedTurn,
    read_saved_talk,
    shortened,
)
from guidance.ui.check_steps import CheckSteps
from guidance.ui.device_storage import DeviceStorage, device_storage, draw_device_storage
from guidance.ui.list_choice import forget_list_choices, list_choices, set_list_choices
from guidance.ui.render import render
from guidance.ui.session import Talk, Turn, current_talk, forget_talk, has_talk
from guidance.ui.shared_assistant import shared_assistant
from guidance.ui.stated_facts import settled_facts
from guidance.ui.ticked_papers import forget_papers, set_situations, set_ticks, situations, ticks
from ingest.errors import SettingError
from ingest.text.dates import say_day

_SWITCH, _REMARKS = "keep-on-device", "restored-remarks"
_LOG = logging.getLogger(__name__)
_UNREADABLE = "上次保留的对话读不出来，已经删掉，请重新问。"


def begin_run() -> None:
    """Hand the browser what is to be kept so far, also a question before its answer; take up what it has kept."""
    storage = device_storage()
    storage.runs += 1
    with st.container(key="device"):
        _keep(storage)
        draw_device_storage("before")
    if storage.found is not None:
        found, storage.found = storage.found, None
        _take_up(found, storage)


def end_run() -> None:
    """Hand the browser what the page's run has changed."""
    with st.container(key="device-after"):
        if _keep(device_storage()):
            draw_device_storage("after")


def draw_restored() -> None:
    """Say what was taken up again and what was not, until the talk goes on."""
    messages, remarks = st.session_state.get(_REMARKS, (0, ()))
    if remarks and _messages(current_talk()) <= messages:
        st.html(render("restored_talk", remarks=remarks))


def draw_switch() -> None:
    """Let the visitor say whether this device keeps the talk, and say what that means; for pages with a talk."""
    storage = device_storage()
    if not storage.has_reported:
        return
    with st.container(key="keep-here", gap=None):
        if storage.works:
            st.session_state[_SWITCH] = storage.on_device
            st.toggle("在这台设备上保留对话", key=_SWITCH, on_change=_set_on_device)
        st.html(render("storage_hint", works=storage.works, on_device=storage.on_device, days=DEVICE_DAYS))


def forget_everything() -> None:
    """Drop what was said, stated and ticked, here and on the device."""
    forget_talk()
    forget_papers()
    forget_list_choices()
    device_storage().keep("", on_device=False)


def _set_on_device() -> None:
    storage = device_storage()
    storage.keep(storage.text, on_device=bool(st.session_state[_SWITCH]))


def _keep(storage: DeviceStorage) -> bool:
    """Set what the browser is to keep of this session as it is now; return whether that is a change."""
    if not storage.has_reported or storage.found is not None:
        return False
    if not has_talk():
        return storage.keep("", storage.on_device)
    saved = shortened(_saved(current_talk(), shared_assistant(), storage.on_device))
    return storage.keep("", on_device=False) if saved.is_empty else storage.keep(saved.as_json(), storage.on_device)


def _saved(talk: Talk, assistant: Assistant, on_device: bool) -> SavedTalk:
    pending = [talk.pending_message] if talk.pending_message else []
    return SavedTalk(
        version=1,
        day=this_day(),
        on_device=on_device,
        notice=talk.conversation.notice,
        in_view=talk.notice_in_view,
        scope=talk.conversation.stated,
        case=saved_case(talk.conversation.case),
        step=talk.steps.step,
        answered=talk.steps.answered,
        turns=[
            SavedTurn(message=turn.message, typed=turn.typed, useful=turn.useful, case=turn.case, scope=turn.scope)
            for turn in talk.turns[-MOST_TURNS:]
        ],
        unanswered=[*pending, *talk.waiting_messages][:MOST_TURNS],
        ticks=ticks(assistant.materials),
        situations=situations(),
        lists=list_choices(),
    )


def _take_up(found: str, storage: DeviceStorage) -> None:
    """Restore the talk in what the browser handed over; what cannot be is dropped, and the page says so."""
    today = this_day()
    try:
        saved = read_saved_talk(found)
        if not saved.counts_on(today):
            return
        assistant = shared_assistant()
        restored = restore_talk(saved, assistant, today)
        storage.on_device = saved.on_device
        _put_in_session(saved, restored, assistant)
        remarks = list(_remarks(saved, restored, assistant, today))
        has_more = len(saved.turns) > 1
        current_talk().last_turn_is_new = has_more and not remarks  # the newest is brought to the eye
        _remark(*remarks)
    except SettingError:
        return  # the page itself tells it
    except SavedTalkError:
        _remark(_UNREADABLE)
    except Exception as error:  # whatever a device holds, the page opens
        _LOG.error("%s while a saved talk was restored", type(error).__name__)
        _remark(_UNREADABLE)


def _remark(*remarks: str) -> None:
    st.session_state[_REMARKS] = (_messages(current_talk()), remarks)


def _messages(talk: Talk) -> int:
    """How many messages the visitor has sent, answered or not."""
    return len(talk.turns) + len(talk.waiting_messages) + bool(talk.pending_message)


def _put_in_session(saved: SavedTalk, restored: RestoredTalk, assistant: Assistant) -> None:
    """Put what was restored before what this session has been asked already."""
    talk = current_talk()
    talk.conversation = restored.conversation
    talk.notice_in_view = talk.notice_in_view or saved.in_view
    stated = settled_facts(talk)
    talk.steps = CheckSteps([fact for fact in saved.answered if fact in stated], saved.step)
    turns = [
        Turn(each.message, reply, each.useful, each.typed, each.case, each.scope) for each, reply in restored.turns
    ]
    known = {turn.message for turn in turns}  # a question in the address is asked again by every reload
    talk.turns = [*turns, *(turn for turn in talk.turns if turn.message not in known)]
    own = [talk.pending_message] if talk.pending_message else []
    messages = list(dict.fromkeys([*saved.unanswered, *own, *talk.waiting_messages]))
    talk.pending_message, talk.waiting_messages = next(iter(messages), None), messages[1:]
    set_ticks(saved.ticks, assistant.materials)
    set_situations(saved.situations, assistant.materials)
    set_list_choices(saved.lists)


def _remarks(saved: SavedTalk, restored: RestoredTalk, assistant: Assistant, today: date) -> Iterator[str]:
    """What a visitor has to know of a talk taken up again; nothing where it is as it was."""
    if saved.day != today:
        yield f"这是{say_day(saved.day)}在这台设备上保留的对话，回答按今天的通知重新给出。"
    retired = {each.id: each for each in assistant.knowledge.retired}
    for id in restored.gone_notices:
        name = f"《{retired[id].title}》" if id in retired and retired[id].title else "您上次看的一份通知"
        yield f"{name}已撤下，不再用它回答。"
    labels = [
        assistant.knowledge.facts[fact].short for fact in restored.gone_facts if fact in assistant.knowledge.facts
    ]
    if labels:
        yield f"这几项现在不能用了，请重新填：{'、'.join(labels)}。"
