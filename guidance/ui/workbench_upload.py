"""A notice comes in: one file, or the pages of a scan; read, divided into clauses, and drafted, or nothing at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from guidance.assistant import Assistant
from guidance.carry_over.carry_over_added import carry_over
from guidance.carry_over.draft_edition import PART_NAMES
from guidance.clock import this_day
from guidance.staff.audit_log import open_audit_log
from guidance.ui.notice_choice import list_entries
from guidance.ui.page_frame import draw_hint
from guidance.ui.render import render
from guidance.ui.upload_gate import permit_uploads
from guidance.ui.workbench_state import choose, in_words, note
from ingest.drafting.add_notice import AddedNotice, add_received
from ingest.drafting.draft_notice import draft_notice, load_scope_tables
from ingest.drafting.suggest_id import suggest_id
from ingest.errors import AssistantError, UnreadableSourceError
from ingest.notices.notice import DocumentKind
from ingest.notices.notice_folders import all_ids, id_of_same_files
from ingest.outline.parse_outline import parse_outline
from ingest.readers.read_source import MOST_BYTES
from ingest.readers.reading_progress import PageProgress
from ingest.readers.receive import ReceivedNotice, receive_files
from ingest.settings import settings
from ingest.text.escape_markup import without_control_marks

_ROUND = "upload-round"  # rises with every upload, so that the next one begins empty
_LONGEST_NAME = 60  # characters of a file's name that are shown


def draw(assistant: Assistant, who: str) -> None:
    """Show where to drop a notice, and read it once that is asked for."""
    st.html(render("heading", words="添加通知"))
    permit_uploads()
    number = st.session_state.setdefault(_ROUND, 0)
    with st.container(key="upload"):
        uploaded = st.file_uploader(
            "收到的原件：一份文件，或一份扫描件的各页图片",
            accept_multiple_files=True,
            key=f"upload-files-{number}",
        )
        files = in_page_order(uploaded)
        if len(files) > 1:
            draw_hint(f"按这个顺序读：{'、'.join(shown_name(file.name) for file in files)}")
        is_standards = st.checkbox("这是评审标准（配套文件），不是通知", key="upload-standards")
        replaces = "" if is_standards else _choose_replaced(assistant)
        id = st.text_input(
            "代号（写进网址，不填就自动取）", key="upload-id", placeholder="如 lyg-2025-03", max_chars=40
        )
        if st.button("读取并起草", key="upload-read", type="primary", disabled=not files):
            _take(files, NewDocument(id.strip(), replaces, "standards" if is_standards else "notice"), who)


@dataclass(frozen=True)
class NewDocument:
    """What staff tell of an upload: its id or "", the id of the notice that it replaces or "", and what it is."""

    id: str
    replaces: str
    kind: DocumentKind


def _choose_replaced(assistant: Assistant) -> str:
    names = {"": "不代替"} | list_entries(assistant.notices, this_day())
    label = "代替哪一份旧通知（没有就不选）"
    return st.selectbox(label, list(names), format_func=names.__getitem__, key="upload-replaces")


def in_page_order(files: Sequence[UploadedFile]) -> list[UploadedFile]:
    """Return uploaded pages by the numbers in their names: page 10 after page 9."""
    return sorted(files, key=lambda file: [int(part) if part.isdecimal() else part for part in _parts(file.name)])


def shown_name(name: str) -> str:
    """Return the name of an uploaded file without a folder or marks that are not seen, and not too long."""
    plain = re.split(r"[\\/]", without_control_marks(name))[-1].strip()
    return plain if len(plain) <= _LONGEST_NAME else f"…{plain[-_LONGEST_NAME:]}"


def _parts(name: str) -> list[str]:
    # Text and numbers take turns, so that like is compared with like.
    return re.split(r"(\d{1,9})", name, flags=re.ASCII)


def _take(files: Sequence[UploadedFile], new: NewDocument, who: str) -> None:
    with st.status("正在读取……", expanded=True) as status:

        def tell(page: int, pages: int) -> None:
            if pages > 1:
                status.update(label=f"正在读取第 {page} 页，共 {pages} 页……")

        try:
            added = _read(files, new, tell)
            names = "、".join(shown_name(file.name) for file in files)
            open_audit_log().add(who, "drafted", added.folder.name, f"{names}，{added.clauses} 条")
        except UnreadableSourceError as error:  # another file is needed: the next one begins without this one
            note(f"没有添加。{in_words(error)}")
            st.session_state[_ROUND] += 1
            st.rerun()
        except (AssistantError, OSError) as error:
            status.update(label="没有添加", state="error", expanded=True)
            st.html(render("workbench_fault", words=in_words(error)))
            return
    carried = _carried(added, new.replaces)
    what = "这份通知" if new.kind == "notice" else "这份标准"
    note(f"已起草，分成 {added.clauses} 条。{carried}请逐项核对后发布；发布以前，群众看不到{what}。")
    st.session_state[_ROUND] += 1
    for key in ("upload-id", "upload-standards", "upload-replaces"):
        st.session_state.pop(key, None)
    choose(added.folder.name)
    st.rerun()


def _carried(added: AddedNotice, replaces: str) -> str:
    """Draft from what was written on the notice that this one replaces; return how much, in Chinese."""
    if not replaces:
        return ""
    try:
        report = carry_over(added.folder, [replaces])
    except (AssistantError, OSError) as error:
        return f"旧通知的资料没有沿用：{in_words(error)}。"
    if report.carried is None:
        return "旧通知的资料还没有沿用：先把“核对信息”里的改好，再到“新旧对照”按“沿用旧通知的资料”。"
    counts = "，".join(f"{PART_NAMES[part]} {count}" for part, count in report.carried.counts.items() if count)
    return f"从旧通知沿用为草稿：{counts or '没有可以沿用的'}。"


def _read(files: Sequence[UploadedFile], new: NewDocument, tell: PageProgress) -> AddedNotice:
    """The document as it is added; raises what keeps it from that, and then nothing is written."""
    if sum(file.size for file in files) > MOST_BYTES:
        raise UnreadableSourceError(f"合起来超过 {MOST_BYTES // 1024 // 1024} MB，请只传通知本身，扫描件用较低的清晰度")
    received = receive_files([(shown_name(file.name), file.getvalue()) for file in files], tell)
    folder = settings().knowledge / "notices"
    if same := id_of_same_files(folder, received.originals):
        raise UnreadableSourceError(f"这份文件已经加过了，代号 {same}")
    st.write("已读出文字，正在分条、起草……")
    id = new.id or _suggested(received, all_ids(folder))
    return add_received(received, id, [new.replaces] if new.replaces else [], document=new.kind)


def _suggested(received: ReceivedNotice, taken: Sequence[str]) -> str:
    tables = load_scope_tables()
    draft = draft_notice(received.document, parse_outline(received.document, "notice"), tables)
    return suggest_id(draft, tables.divisions, taken)
