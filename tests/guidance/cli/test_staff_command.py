"""`python -m guidance staff`: accounts made, listed, changed and removed."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from guidance.cli.staff_command import main
from guidance.staff.account_store import AccountStore
from guidance.staff.audit_log import open_audit_log
from guidance.staff.passwords import matches
from ingest.errors import InputError


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AccountStore:
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path))
    return AccountStore(tmp_path / "staff" / "accounts.json")


def test_accounts_come_and_go_and_each_act_is_written_down(store, monkeypatch: pytest.MonkeyPatch, capsys):
    for action, password in (("add", "correct horse"), ("password", "battery staple")):
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{password}\n"))
        assert main([action, "li.na", "--stdin"]) == 0
        account = store.find("li.na")
        assert account and matches(password, account.password_hash)
    main(["list"])
    assert "li.na\t20" in capsys.readouterr().out
    main(["remove", "li.na"])
    main(["list"])
    assert "还没有账号" in capsys.readouterr().out
    acts = [(act.action, act.about) for act in open_audit_log().acts()]
    assert acts == [(action, "li.na") for action in ("account_removed", "password_changed", "account_added")]


def test_a_password_is_typed_twice_alike(store, monkeypatch: pytest.MonkeyPatch):
    typed = iter(["correct horse", "correct house", "correct horse", "correct horse"])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    with pytest.raises(InputError, match="不一样"):
        main(["add", "li.na"])
    assert store.accounts() == ()
    main(["add", "li.na"])
    assert store.find("li.na")


def test_without_a_terminal_the_way_out_is_named(store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("correct horse\n"))
    with pytest.raises(InputError, match="--stdin"):
        main(["add", "li.na"])
