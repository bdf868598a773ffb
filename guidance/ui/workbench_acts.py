"""What staff do with a whole notice: publish, withdraw, reinstate, discard; each act is written down."""

from __future__ import annotations

from collections.abc import Callable

from guidance.staff.audit_log import open_audit_log
from guidance.ui.shared_assistant import reload_assistant
from guidance.ui.workbench_state import in_words, note
from ingest.drafting.add_notice import accept_draft, discard_draft
from ingest.drafting.start_correction import start_correction
from ingest.errors import AssistantError
from ingest.notices.retire import reinstate, retire


def publish(id: str, who: str) -> str:
    """Let a confirmed draft answer every visitor from now on; return what became of it, in Chinese."""
    return _done(lambda: accept_draft(id), id, who, "published", "已发布，现在就用它回答")


def withdraw(id: str, who: str) -> str:
    """Take a notice out for every visitor; return what became of it, in Chinese."""
    return _done(lambda: retire(id), id, who, "withdrawn", "已撤下，不再用它回答；原文和各项资料都留着，随时可以恢复")


def put_back(id: str, who: str) -> str:
    """Let a withdrawn notice answer again; return what became of it, in Chinese."""
    return _done(lambda: reinstate(id), id, who, "reinstated", "已恢复，现在就用它回答")


def correct(id: str, who: str) -> None:
    """Begin to correct a notice that answers; visitors are answered from it as it is until the corrections are out."""
    try_to(lambda: start_correction(id, who), id, who, "edited", "开始改正")


def throw_away(id: str, who: str) -> str:
    """Remove a draft; return what became of it, in Chinese."""
    try:
        discard_draft(id)
        open_audit_log().add(who, "discarded", id)
    except (AssistantError, OSError) as error:
        return f"没有丢弃：{in_words(error)}"
    return f"{id}：已丢弃"


def try_to(act: Callable[[], None], id: str, who: str, action: str, detail: str) -> bool:
    """Do an editor's act and write it down; what keeps it from being done is noted for the page, and False returned."""
    try:
        act()
        open_audit_log().add(who, action, id, detail)
    except (AssistantError, OSError) as error:
        note(f"没有保存：{in_words(error)}")
        return False
    return True


def _done(act: Callable[[], object], id: str, who: str, action: str, words: str) -> str:
    try:
        act()
        open_audit_log().add(who, action, id)
    except (AssistantError, OSError) as error:
        return f"没有成功：{in_words(error)}"
    try:
        reload_assistant()
    except Exception as error:  # whatever keeps the folder from being served, the last good one is
        return f"{id}：文件已改好，但页面还在用原来的内容：{in_words(error)}。请告诉维护人员"
    return f"{id}：{words}"
