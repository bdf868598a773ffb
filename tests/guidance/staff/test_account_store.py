"""The file of staff accounts: what stands in it, what is refused, who can read it."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

import pytest

from guidance.staff.account_store import AccountStore, StaffAccountError
from guidance.staff.passwords import matches
from ingest.errors import InputError, SettingError
from ingest.office_settings import staff_accounts

DAY, PASSWORD = date(2026, 1, 5), "correct horse 电池"


@pytest.fixture
def store(tmp_path: Path) -> AccountStore:
    return AccountStore(tmp_path / "staff" / "accounts.json")


def test_an_account_is_found_in_any_spelling_and_its_password_stands_nowhere(store: AccountStore):
    store.add("王 芳".replace(" ", ""), PASSWORD, DAY)
    store.add("Li.Na", PASSWORD, DAY)
    account = store.find(" ｌｉ．ｎａ")
    assert account and account.name == "Li.Na" and account.since == DAY
    assert matches(PASSWORD, account.password_hash) and not matches(PASSWORD + "x", account.password_hash)
    assert account.password_hash.startswith("$argon2id$")
    assert "电池" not in store.path.read_text(encoding="utf-8")
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    assert [path.name for path in store.path.parent.iterdir()] == ["accounts.json"]


@pytest.mark.parametrize(
    ("name", "password", "words"),
    [
        ("王芳", "short", "至少要 10 个字符"),
        ("王芳", "x" * 129, "最多 128 个字符"),
        ("王芳", "1212121212", "不同的字符"),
        ("li.na", "LI.NA-2026-spring", "不能含有账号的名字"),
        ("../etc", PASSWORD, "只能用"),
        ("", PASSWORD, "只能用"),
    ],
)
def test_what_is_no_name_or_no_password_changes_nothing(store: AccountStore, name: str, password: str, words: str):
    with pytest.raises(InputError, match=words):
        store.add(name, password, DAY)
    assert not store.path.exists()


def test_names_are_taken_once_changed_and_removed(store: AccountStore):
    store.add("li.na", PASSWORD, DAY)
    with pytest.raises(StaffAccountError, match="已有账号"):
        store.add("LI.NA", PASSWORD, DAY)
    store.change_password("Li.na", "another password")
    account = store.find("li.na")
    assert account and matches("another password", account.password_hash) and account.since == DAY
    with pytest.raises(StaffAccountError, match="已有 li"):
        store.remove("nobody")
    store.remove("LI.na")
    assert store.accounts() == ()


def test_a_broken_file_is_told_and_left_alone(store: AccountStore):
    store.path.parent.mkdir()
    store.path.write_text('{"accounts": [', encoding="utf-8")
    with pytest.raises(StaffAccountError, match="账号文件坏了"):
        store.add("li.na", PASSWORD, DAY)
    assert store.path.read_text(encoding="utf-8") == '{"accounts": ['


def test_the_file_must_not_lie_in_the_knowledge_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(tmp_path / "knowledge"))
    monkeypatch.setenv("GUIDANCE_STAFF_ACCOUNTS", str(tmp_path / "knowledge" / "faq" / "staff.json"))
    with pytest.raises(SettingError, match="在资料文件夹里"):
        staff_accounts()
    monkeypatch.setenv("GUIDANCE_STAFF_ACCOUNTS", str(tmp_path / "staff.json"))
    assert staff_accounts() == tmp_path / "staff.json"
