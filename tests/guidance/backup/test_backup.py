"""What a backup holds comes back whole; where that cannot be, nothing has changed."""

from __future__ import annotations

import json
import shutil
import stat
import threading
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from guidance.backup.make_backup import make_backup
from guidance.backup.manifest import BackupError
from guidance.backup.restore_backup import restore_backup
from guidance.cli import backup_command, restore_command
from guidance.database.database import DatabaseError
from guidance.records.question_record import QuestionRecord
from guidance.records.record_store import open_records, read_records
from guidance.staff.audit_log import open_audit_log
from guidance.staff.sign_in import open_accounts
from ingest.office_settings import record_settings, staff_accounts
from ingest.settings import settings
from ingest.staff_files.exclusive_lock import exclusive_lock

NOW = datetime(2026, 11, 29, 12, 0).astimezone()
TODAY = NOW.date()
RECORD = QuestionRecord("a1", TODAY, "refuse", "停车费能报销吗", ("n#1",), False)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office's knowledge folder, with records, an account and an act of staff beside it."""
    knowledge = tmp_path / "knowledge"
    (knowledge / "notices" / "n").mkdir(parents=True)
    (knowledge / "notices" / ".retired" / "m").mkdir(parents=True)
    (knowledge / "notices" / ".retired" / "m" / "notice.yaml").write_text("title: 旧\n", encoding="utf-8")
    (knowledge / "notices" / "n" / ".notice.yaml.0123abcd").write_text("half")
    (knowledge / ".git").mkdir()
    (knowledge / ".git" / "config").write_text("own")
    (knowledge / "facts.yaml").write_text("a: 甲\n", encoding="utf-8")
    (knowledge / "notices" / "n" / "source.docx").write_bytes(bytes(range(256)))
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(knowledge))
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("GUIDANCE_RECORDS", "on")
    save(RECORD)
    accounts = {"accounts": [{"name": "li.na", "password_hash": "$argon2id$", "since": "2026-01-02"}]}
    staff_accounts().parent.mkdir()
    staff_accounts().write_text(json.dumps(accounts))
    open_audit_log().add("li.na", "published", "n")
    return knowledge


def save(record: QuestionRecord) -> None:
    open_records(record_settings()).save(record, TODAY)


def shown(folder: Path) -> dict[str, bytes]:
    """What a folder holds but for what is hidden at its top and half-written files, with its contents."""
    names = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    return {
        str(name): (folder / name).read_bytes()
        for name in names
        if not name.parts[0].startswith(".") and not name.name.endswith(".0123abcd")
    }


def state(knowledge: Path) -> tuple:
    return shown(knowledge), read_records(TODAY), open_accounts().accounts(), open_audit_log().acts()


def spoil(knowledge: Path) -> None:
    """Change, add and remove everything that a backup holds."""
    (knowledge / "facts.yaml").write_text("broken", encoding="utf-8")
    (knowledge / "new.yaml").write_text("later", encoding="utf-8")
    shutil.rmtree(knowledge / "notices")
    save(QuestionRecord("b2", TODAY, "answer", "要交多少钱"))
    open_accounts().remove("li.na")


def test_all_comes_back_and_what_was_there_is_put_aside(office, tmp_path):
    before = state(office)
    make_backup(tmp_path / "sub" / "backup", NOW)
    spoil(office)
    spoiled = shown(office)
    open_audit_log().add("wang", "withdrawn", "n")
    restored = restore_backup(tmp_path / "sub" / "backup", NOW)
    knowledge, records, accounts, acts = state(office)
    assert (knowledge, records, accounts) == before[:3]
    assert [act.who for act in acts] == ["wang", "li.na"]
    assert shown(restored.put_aside) == spoiled and (office / ".git" / "config").read_text() == "own"
    assert [path.name for path in office.glob(".*")].count(restored.put_aside.name) == 1
    assert not list(office.glob(".restoring*"))


def test_a_backup_is_its_owners_alone_and_holds_no_version_control_or_half_written_file(office, tmp_path):
    make_backup(tmp_path / "backup", NOW)
    assert stat.S_IMODE((tmp_path / "backup").stat().st_mode) == 0o700
    hidden = [path.name for path in (tmp_path / "backup").rglob(".*")]
    assert hidden == [".retired"], "notices that were taken out are the office's own too"


def test_old_records_neither_go_into_a_backup_nor_come_out_of_it(office, tmp_path):
    make_backup(tmp_path / "backup", NOW)
    later = NOW + timedelta(days=180)
    restore_backup(tmp_path / "backup", later)
    assert read_records(later.date()) == []
    assert make_backup(tmp_path / "later", later).records == 0


def test_an_office_without_records_keeps_it_so(office, tmp_path, monkeypatch):
    make_backup(tmp_path / "with", NOW)
    monkeypatch.delenv("GUIDANCE_RECORDS")
    with pytest.raises(BackupError, match="--without-records"):
        restore_backup(tmp_path / "with", NOW)
    restore_backup(tmp_path / "with", NOW, with_records=False)
    assert make_backup(tmp_path / "without", NOW).records is None


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (lambda backup: (backup / "manifest.json").unlink(), "不是完整的备份"),
        (lambda backup: (backup / "manifest.json").write_text("{}"), "不是完整的备份"),
        (lambda backup: (backup / "knowledge" / "facts.yaml").write_text("other"), "facts.yaml：和备份时不一样"),
        (lambda backup: (backup / "staff" / "accounts.json").unlink(), "accounts.json：备份缺少"),
        (lambda backup: list_also(backup, "knowledge/../../escaped"), "不是备份里的路径"),
        (lambda backup: list_also(backup, "knowledge/.git/config"), "不是备份里的路径"),
        (lambda backup: list_also(backup, "/etc/passwd"), "不是备份里的路径"),
        (lambda backup: list_also(backup, "other/file"), "不是备份里的路径"),
    ],
)
def test_a_damaged_backup_is_refused_and_nothing_changes(office, tmp_path, harm, words):
    make_backup(tmp_path / "backup", NOW)
    harm(tmp_path / "backup")
    before = state(office)
    with pytest.raises(BackupError, match=words):
        restore_backup(tmp_path / "backup", NOW)
    assert state(office) == before and [path.name for path in office.glob(".*")] == [".git"]


def list_also(backup: Path, path: str) -> None:
    manifest = json.loads((backup / "manifest.json").read_text())
    manifest["files"][path] = {"size": 0, "sha256": ""}
    (backup / "manifest.json").write_text(json.dumps(manifest))


def test_where_the_database_fails_at_the_end_the_files_are_as_they_were(office, tmp_path, monkeypatch):
    make_backup(tmp_path / "backup", NOW)
    spoil(office)
    before = state(office)
    (tmp_path / "no.db").write_bytes(b"x" * 4096)
    monkeypatch.setenv("GUIDANCE_RECORDS", f"sqlite:///{tmp_path / 'no.db'}")
    with pytest.raises(DatabaseError):
        restore_backup(tmp_path / "backup", NOW)
    monkeypatch.setenv("GUIDANCE_RECORDS", "on")
    assert state(office) == before and [path.name for path in office.glob(".*")] == [".git"]


def test_a_backup_holds_no_act_of_staff_by_half(office, tmp_path):
    files = [office / f"{number}.yaml" for number in range(20)]

    def act(turn: int) -> None:
        with exclusive_lock(settings().data / "rules", 10.0, "修改规则"):
            for file in files:
                file.write_text(str(turn))
                time.sleep(0.001)

    def edit() -> None:
        for turn in range(6):
            act(turn)
            time.sleep(0.05)

    act(-1)
    editor = threading.Thread(target=edit)
    editor.start()
    backups = 0
    while editor.is_alive() or not backups:
        make_backup(tmp_path / str(backups), NOW)
        copied = {(tmp_path / str(backups) / "knowledge" / file.name).read_text() for file in files}
        assert len(copied) == 1
        backups += 1
    editor.join()


@pytest.mark.parametrize("place", ["full", "knowledge/inside"])
def test_a_backup_replaces_nothing_and_lies_outside_the_knowledge(office, tmp_path, place):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").write_text("")
    with pytest.raises(BackupError):
        make_backup(tmp_path / place, NOW)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "full", "knowledge"]


def test_the_commands_say_what_they_did_and_write_it_to_the_log(office, tmp_path, capsys):
    assert backup_command.main([str(tmp_path / "backup")]) == 0
    assert restore_command.main([str(tmp_path / "backup")]) == 0
    printed = capsys.readouterr().out
    assert "资料 3 个文件，提问记录 1 条" in printed and ".before-restore-" in printed
    assert [act.action_name for act in open_audit_log().acts()][:2] == ["恢复备份", "备份"]
