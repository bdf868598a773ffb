"""What members of staff did, a line each, in a file that is only ever added to; no visitor's word stands in it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from ingest.office_settings import staff_accounts
from ingest.settings import time_zone

ACTIONS = {
    "signed_in": "登录",
    "signed_out": "退出登录",
    "account_added": "添加账号",
    "account_removed": "删除账号",
    "password_changed": "更换密码",
    "drafted": "上传并起草",
    "edited": "修改",
    "confirmed": "核对",
    "published": "发布",
    "withdrawn": "撤下",
    "reinstated": "恢复",
    "discarded": "丢弃草稿",
    "signed": "签认规则",
    "accepted": "采用草稿",
    "taught": "教会问法",
    "backed_up": "备份",
    "restored": "恢复备份",
}


@dataclass(frozen=True, slots=True)
class StaffAct:
    """Who did what, when (`at`, ISO 8601), to which notice or account (`about`), and `detail` in Chinese."""

    at: str
    who: str
    action: str
    about: str = ""
    detail: str = ""

    @property
    def moment(self) -> datetime:
        """When it was done."""
        return datetime.fromisoformat(self.at)

    @property
    def action_name(self) -> str:
        """What was done, in Chinese."""
        return ACTIONS.get(self.action, self.action)


class AuditLog:
    """The acts in one file; a missing file holds none."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, who: str, action: str, about: str = "", detail: str = "") -> None:
        """Write down an act that has been done, to outlast a power cut; OSError where that is not possible."""
        act = StaffAct(datetime.now(time_zone()).isoformat(timespec="seconds"), who, action, about, detail)
        line = json.dumps(asdict(act), ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(file, line)  # one call: the lines of two writers do not mix
            os.fsync(file)
        finally:
            os.close(file)

    def acts(self, about: str | None = None) -> list[StaffAct]:
        """Return the acts, of one notice or of all, the latest first; a line that cannot be read is left out."""
        found = [act for act in self._read() if about is None or act.about == about]
        return found[::-1]

    def _read(self) -> Iterator[StaffAct]:
        try:
            lines = self.path.read_text(encoding="utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return
        for line in lines:
            try:
                yield StaffAct(**json.loads(line))
            except (ValueError, TypeError):  # cut off by a full disk
                continue


def open_audit_log() -> AuditLog:
    """Return the office's log, beside the accounts; SettingError where their setting is wrong."""
    return AuditLog(staff_accounts().with_name("audit.jsonl"))
