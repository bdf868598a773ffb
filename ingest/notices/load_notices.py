"""A notice folder → Notice: the clause tree of its source, its checked metadata, its known questions."""

from __future__ import annotations

import re
from pathlib import Path

from ingest.document import ClauseTree
from ingest.notices.build_notice import build
from ingest.notices.check_notice import check
from ingest.notices.known_questions import load_questions
from ingest.notices.notice import BareDocument, KnownQuestion, Notice
from ingest.notices.notice_file import NoticeEntry
from ingest.outline.parse_outline import parse_outline
from ingest.readers.read_source import ENDINGS, UnreadableSourceError, read_source
from ingest.settings import settings
from ingest.staff_files.faults import Fault, FaultsError
from ingest.staff_files.line_marks import read_marked, validate


def load_notices(folder: Path | None = None) -> tuple[Notice, ...]:
    """Return all notices under `folder` (default: the knowledge folder's), or raise the faults of all of them."""
    notices, faults = load_sound_notices(folder)
    if faults:
        raise FaultsError(faults)
    return notices


def load_sound_notices(folder: Path | None = None) -> tuple[tuple[Notice, ...], tuple[Fault, ...]]:
    """Return the notices that are in order, and the faults of those that are not."""
    folder = folder or settings().knowledge / "notices"
    notices, faults = [], []
    for each in notice_folders(folder):
        try:
            notices.append(load_folder(each))
        except FaultsError as error:
            faults += error.faults
    faults += _unknown_replaced(notices)
    return tuple(notices), FaultsError(faults).faults


def load_notice(id: str) -> Notice:
    """Return one of the project's notices, or raise the known ids."""
    folder = settings().knowledge / "notices"
    known = {each.name: each for each in notice_folders(folder)}
    if id not in known:
        raise FaultsError([Fault(folder, 0, f"没有代号为「{id}」的通知，已有 {'、'.join(known)}")])
    return load_folder(known[id])


def load_path(path: Path) -> tuple[Notice | BareDocument, ...]:
    """Return what stands at `path`: a notice folder, a folder of them, a knowledge folder, or one bare document."""
    if not path.exists():
        raise FaultsError([Fault(path, 0, "找不到，请检查路径")])
    if path.is_dir():
        if any(path.glob("source.*")):
            return (load_folder(path),)
        return load_notices(path / "notices" if (path / "notices").is_dir() else path)
    if path.stem == "source" and (path.parent / "notice.yaml").is_file():
        return (load_folder(path.parent),)
    id = re.sub(r"[^\w-]+", "-", path.stem).strip("-") or "notice"
    tree = read_tree(path, id)
    return (BareDocument(id, tree.clauses, tree.warnings),)


def notice_folders(folder: Path) -> list[Path]:
    """Return the notice folders in `folder` by name; raise when there is no such folder or nothing in it."""
    if not folder.is_dir():
        raise FaultsError([Fault(folder, 0, "找不到通知文件夹，请检查 GUIDANCE_KNOWLEDGE")])
    found = sorted(each for each in folder.iterdir() if each.is_dir() and not each.name.startswith((".", "_")))
    if not found:
        raise FaultsError([Fault(folder, 0, "这里没有通知，每份通知应是一个文件夹，内有 source.* 和 notice.yaml")])
    return found


def load_folder(folder: Path) -> Notice:
    """Return the notice in `folder`, or raise all its faults."""
    if not re.fullmatch(r"[\w-]+", folder.name):
        raise FaultsError([Fault(folder, 0, "文件夹名即通知代号，只能用字母、数字、汉字、- 和 _")])
    source = _source(folder)
    tree = read_tree(source, folder.name)
    marked = read_marked(folder / "notice.yaml")
    entry = validate(NoticeEntry, marked)
    faults = check(entry, marked, tree.clauses)
    questions: tuple[KnownQuestion, ...] = ()
    try:
        questions = load_questions(folder / "questions.yaml", folder.name, tree.clauses)
    except FaultsError as error:
        faults += error.faults
    if faults:
        raise FaultsError(faults)
    return build(folder, source, tree, entry, questions)


def read_tree(source: Path, notice: str) -> ClauseTree:
    """Return the clause tree of one source file."""
    try:
        return parse_outline(read_source(source), notice)
    except UnreadableSourceError as error:
        raise FaultsError([Fault(source, 0, str(error).removeprefix(f"{source}："))]) from error


def _source(folder: Path) -> Path:
    found = sorted(path for path in folder.glob("source.*") if path.suffix.lower() in ENDINGS)
    if len(found) != 1:
        have = "、".join(path.name for path in found) or "没有"
        raise FaultsError([Fault(folder, 0, f"应有且只有一个通知原文 source.*（{'、'.join(ENDINGS)}），现在{have}")])
    return found[0]


def _unknown_replaced(notices: list[Notice]) -> list[Fault]:
    known = {name for notice in notices for name in (notice.id, notice.number)}
    ids = "、".join(notice.id for notice in notices)
    return [
        Fault(notice.folder / "notice.yaml", 0, f"replaces：没有代号或文号为「{name}」的通知，已有 {ids}")
        for notice in notices
        for name in notice.replaces
        if name not in known or name in (notice.id, notice.number)
    ]
