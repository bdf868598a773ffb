"""Who gets in, who is kept out and for how long, and when a session ends; the clock is passed on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from guidance.staff import passwords
from guidance.staff.account_store import AccountStore, StaffAccountError
from guidance.staff.lock_out import MOST_BY_ALL, MOST_BY_NAME, WINDOW, LockedOutError, LockOut
from guidance.staff.sign_in import IDLE, LONGEST_SESSION, go_on, sign_in

NOW = 1_800_000_000.0
PASSWORD = "correct horse 电池"


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    store = AccountStore(tmp_path_factory.mktemp("staff") / "accounts.json")
    store.add("li.na", PASSWORD, date(2026, 1, 5))
    return store.path.read_bytes()


@pytest.fixture
def store(tmp_path: Path, accounts: bytes) -> AccountStore:
    store = AccountStore(tmp_path / "accounts.json")
    store.path.write_bytes(accounts)
    return store


def test_a_wrong_name_and_a_wrong_password_read_alike_and_cost_alike(
    store: AccountStore, monkeypatch: pytest.MonkeyPatch
):
    hashed = []
    verify = passwords.PasswordHasher.verify
    monkeypatch.setattr(passwords.PasswordHasher, "verify", lambda *all: hashed.append(all[1]) or verify(*all))
    words = []
    for name, password in (("li.na", "wrong password"), ("nobody", PASSWORD), ("li.na", "x" * 100_000)):
        with pytest.raises(StaffAccountError) as refused:
            sign_in(store, name, password, NOW)
        words.append(str(refused.value))
    assert set(words) == {"名字或密码不对"}
    settings = [each.split("$")[1:4] for each in hashed]  # argon2's kind, version and cost
    assert len(settings) == 3 and settings[0] == settings[1] == settings[2]


def test_a_name_is_locked_after_five_failures_whoever_restarts_and_open_again_later(store: AccountStore):
    for second in range(MOST_BY_NAME):
        with pytest.raises(StaffAccountError, match="不对"):
            sign_in(store, "Li.Na", "wrong password", NOW + second)
    with pytest.raises(LockedOutError, match="15 分钟以后"):
        sign_in(AccountStore(store.path), "li.na", PASSWORD, NOW + 10)  # nothing is kept but the files
    with pytest.raises(LockedOutError, match="1 分钟以后"):
        sign_in(store, "li.na", PASSWORD, NOW + WINDOW - 1)
    assert sign_in(store, "li.na", PASSWORD, NOW + WINDOW).name == "li.na"
    assert "li.na" not in store.path.with_suffix(".failures.json").read_text(encoding="utf-8")


def test_success_forgets_the_failures_before_it(store: AccountStore):
    lock_out = LockOut(store.path.with_suffix(".failures.json"))
    for _ in range(MOST_BY_NAME - 1):
        lock_out.begin("li.na", NOW)
    sign_in(store, "li.na", PASSWORD, NOW)
    for _ in range(MOST_BY_NAME):
        lock_out.begin("li.na", NOW)


def test_failures_under_many_names_lock_everybody_out(tmp_path: Path):
    lock_out = LockOut(tmp_path / "failures.json")
    for number in range(MOST_BY_ALL):
        lock_out.begin(f"name{number}", NOW + number)
    with pytest.raises(LockedOutError):
        lock_out.begin("li.na", NOW + MOST_BY_ALL)
    lock_out.begin("li.na", NOW + WINDOW)


def test_a_session_ends_unused_and_in_any_case(store: AccountStore):
    session = sign_in(store, "li.na", PASSWORD, NOW)
    assert go_on(session, store, NOW + IDLE) is None
    assert go_on(session, store, NOW - 1) is None  # a clock set back
    moment, steps = NOW, 0
    while session := go_on(session, store, moment):
        moment, steps = moment + IDLE - 1, steps + 1
    assert NOW + LONGEST_SESSION <= moment < NOW + LONGEST_SESSION + IDLE and steps > 20


def test_a_session_ends_with_its_account_or_password(store: AccountStore):
    session = sign_in(store, "li.na", PASSWORD, NOW)
    assert go_on(session, store, NOW + 1) is not None
    store.change_password("li.na", "another password")
    assert go_on(session, store, NOW + 1) is None
    session = sign_in(store, "li.na", "another password", NOW)
    store.remove("li.na")
    assert go_on(session, store, NOW + 1) is None
