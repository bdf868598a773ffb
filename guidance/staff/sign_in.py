"""A name and a password → a session that ends by itself."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from guidance.staff.account_store import AccountStore, StaffAccount, StaffAccountError
from guidance.staff.lock_out import LockOut
from guidance.staff.passwords import matches
from ingest.office_settings import staff_accounts

IDLE = 30 * 60.0  # seconds without use after which a session is over
LONGEST_SESSION = 12 * 3600.0  # seconds after which it is over in any case


@dataclass(frozen=True, slots=True)
class StaffSession:
    """A member of staff who is signed in: since when, when last seen, in seconds since 1970, by which password."""

    name: str
    password_digest: str
    began: float
    seen: float


def open_accounts() -> AccountStore:
    """Return the office's accounts; SettingError where their setting is wrong."""
    return AccountStore(staff_accounts())


def sign_in(store: AccountStore, name: str, password: str, now: float) -> StaffSession:
    """Return a session for whoever knows the password of an account.

    Raises LockedOutError after too many failures, StaffAccountError for a wrong name or password: the same words and
    the same time for both.
    """
    lock_out = LockOut(store.path.with_suffix(".failures.json"))
    lock_out.begin(name, now)
    account = store.find(name)
    if not matches(password, account.password_hash if account else None) or account is None:
        raise StaffAccountError("名字或密码不对")
    lock_out.succeed(name, now)
    return StaffSession(account.name, _digest(account), now, now)


def go_on(session: StaffSession, store: AccountStore, now: float) -> StaffSession | None:
    """Return the session as it goes on, None where it is over: too long, unused, or by an account or password gone."""
    if not (0 <= now - session.seen < IDLE and now - session.began < LONGEST_SESSION):
        return None
    account = store.find(session.name)
    return replace(session, seen=now) if account and _digest(account) == session.password_digest else None


def _digest(account: StaffAccount) -> str:
    return hashlib.sha256(account.password_hash.encode()).hexdigest()
