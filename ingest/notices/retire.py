"""Retiring a notice and taking it back: its folder moves whole, with its known questions, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

from ingest.notices.notice_folders import RETIRED, is_standards, load_retired, notice_folders
from ingest.settings import settings
from ingest.staff_files.exclusive_lock import exclusive_lock
from ingest.staff_files.faults import Fault, FaultsError

PATIENCE = 5.0  # seconds to wait for another editor


def retire(id: str) -> Path:
    """Take the notice out and return where its folder waits; FaultsError when it is unknown or the last one."""
    folder = settings().knowledge / "notices"
    with exclusive_lock(settings().data / "retire", PATIENCE, "停用或恢复通知"):
        folders = notice_folders(folder)
        ids = [path.name for path in folders]
        if id not in ids:
            raise FaultsError([Fault(folder, 0, f"没有代号为「{id}」的通知，已有 {'、'.join(ids)}")])
        if not any(path.name != id and not is_standards(path) for path in folders):
            raise FaultsError([Fault(folder / id, 0, "只剩这一份通知，停用后就没有可回答的了；请先加入新的通知")])
        return _move(folder / id, folder / RETIRED / id)


def reinstate(id: str) -> Path:
    """Take a retired notice back and return its folder; FaultsError when it is not retired or its name is taken."""
    folder = settings().knowledge / "notices"
    with exclusive_lock(settings().data / "retire", PATIENCE, "停用或恢复通知"):
        ids = [notice.id for notice in load_retired(folder)]
        if id not in ids:
            known = f"已停用的有 {'、'.join(ids)}" if ids else "现在没有停用的通知"
            raise FaultsError([Fault(folder / RETIRED, 0, f"没有停用过代号为「{id}」的通知，{known}")])
        return _move(folder / RETIRED / id, folder / id)


def _move(source: Path, target: Path) -> Path:
    if target.exists():
        raise FaultsError([Fault(target, 0, "这里已有同名的文件夹，没有移动；请先改名或移走")])
    target.parent.mkdir(exist_ok=True)
    return source.rename(target)
