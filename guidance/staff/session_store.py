"""Sessions of staff in a file, so that neither reload nor restart ends one: found by an id that only a browser has."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from guidance.staff.sign_in import IDLE, LONGEST_SESSION, StaffSession, open_accounts
from ingest.staff_files.atomic_write import write_whole
from ingest.staff_files.exclusive_lock import exclusive_lock

CODE_VALID = 60.0  # seconds in which a page exchanges the code of a new session for its id
SEEN_AGAIN = 60.0  # seconds of use after which it is written down that a session was in use
_MOST = 500  # the sessions begun last are kept
_PATIENCE = 5.0  # seconds to wait for another session that is being written down


class _StoredSession(BaseModel):
    """A session; `key` is the digest of its one-time code, `id_digest` that of its id, "" before there is one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    id_digest: str = ""
    name: str
    password_digest: str
    began: float
    seen: float

    @property
    def session(self) -> StaffSession:
        return StaffSession(self.name, self.password_digest, self.began, self.seen)


class _SessionsFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    sessions: tuple[_StoredSession, ...] = ()


class SessionStore:
    """The sessions in one file, by key; neither codes nor ids stand in it. A missing or damaged file holds none."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, session: StaffSession) -> tuple[str, str]:
        """Store a session that begins; return its key, and the code by which the browser gets its id, once."""
        code = secrets.token_urlsafe(32)
        stored = _StoredSession(
            key=_digest(code),
            name=session.name,
            password_digest=session.password_digest,
            began=session.began,
            seen=session.seen,
        )
        with self._lock():
            going_on = [each for each in self._read() if _is_going_on(each, session.began)]
            self._write([*going_on, stored][-_MOST:])
        return stored.key, code

    def exchange(self, code: str, now: float) -> str | None:
        """Return the id of the session that the code is for; None where there is none, or the code was used or is old.

        `now` is in seconds since 1970.
        """
        key = _digest(code)
        with self._lock():
            sessions = self._read()
            found = next((each for each in sessions if each.key == key), None)
            if found is None or found.id_digest or not 0 <= now - found.began < CODE_VALID:
                return None
            id = secrets.token_urlsafe(32)
            self._replace(sessions, found, found.model_copy(update={"id_digest": _digest(id)}))
        return id

    def key_of(self, id: str) -> str | None:
        """Return the key of the session with this id, None where there is none."""
        digest = _digest(id)
        return next((each.key for each in self._read() if each.id_digest == digest), None)

    def find(self, key: str) -> StaffSession | None:
        """Return the session of this key, None where it has ended."""
        return next((each.session for each in self._read() if each.key == key), None)

    def note_use(self, key: str, now: float) -> None:
        """Write down that the session of this key, if it has not ended, was in use at `now`."""
        with self._lock():
            sessions = self._read()
            if found := next((each for each in sessions if each.key == key), None):
                self._replace(sessions, found, found.model_copy(update={"seen": now}))

    def remove(self, key: str) -> None:
        """End the session of this key; its id opens nothing any more."""
        with self._lock():
            self._write(each for each in self._read() if each.key != key)

    def _read(self) -> list[_StoredSession]:
        try:
            return list(_SessionsFile.model_validate_json(self.path.read_bytes()).sessions)
        except (FileNotFoundError, ValidationError):  # a damaged file lets nobody in: they sign in anew
            return []

    def _replace(self, sessions: list[_StoredSession], old: _StoredSession, new: _StoredSession) -> None:
        self._write(new if each == old else each for each in sessions)

    def _write(self, sessions: Iterable[_StoredSession]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = _SessionsFile(sessions=tuple(sessions))
        write_whole(self.path, file.model_dump_json().encode(), private=True)

    def _lock(self) -> AbstractContextManager[None]:
        return exclusive_lock(self.path.with_suffix(".lock"), _PATIENCE, "登录")  # beside the file: replicas share both


def open_sessions() -> SessionStore:
    """Return the office's sessions, beside its accounts; SettingError where their setting is wrong."""
    return SessionStore(open_accounts().path.with_suffix(".sessions.json"))


def _is_going_on(stored: _StoredSession, now: float) -> bool:
    return now - stored.seen < IDLE and now - stored.began < LONGEST_SESSION


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
