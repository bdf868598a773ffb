"""The log of what staff did: only ever added to, read back by notice, whole lines alone."""

from __future__ import annotations

import stat
from pathlib import Path

from guidance.staff.audit_log import AuditLog


def test_acts_are_added_and_read_back_the_latest_first(tmp_path: Path):
    log = AuditLog(tmp_path / "staff" / "audit.jsonl")
    assert log.acts() == []
    log.add("王芳", "drafted", "lyg-2025-03", "通知.docx")
    first = log.path.read_bytes()
    log.add("li.na", "published", "lyg-2025-03")
    log.add("li.na", "withdrawn", "other", "a\nb")
    assert log.path.read_bytes().startswith(first) and log.path.read_bytes().count(b"\n") == 3
    assert stat.S_IMODE(log.path.stat().st_mode) == 0o600
    assert [(act.who, act.action_name, act.about) for act in log.acts()] == [
        ("li.na", "撤下", "other"),
        ("li.na", "发布", "lyg-2025-03"),
        ("王芳", "上传并起草", "lyg-2025-03"),
    ]
    assert [act.who for act in log.acts("lyg-2025-03")] == ["li.na", "王芳"]
    assert log.acts()[0].moment.tzinfo is not None


def test_a_line_that_was_cut_off_hides_no_other(tmp_path: Path):
    log = AuditLog(tmp_path / "audit.jsonl")
    log.add("li.na", "published", "a")
    log.path.write_bytes(log.path.read_bytes() + b'{"at": "2026-0\n')
    log.add("li.na", "withdrawn", "a")
    assert [act.action for act in log.acts()] == ["withdrawn", "published"]
