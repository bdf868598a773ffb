"""Logins by an identity provider that their owners have ended: a copy of such a login's cookie opens nothing more."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from guidance.staff.account_store import StaffAccountError
from guidance.staff.sign_in import LONGEST_SESSION, open_accounts
from ingest.settings import settings
from ingest.staff_files.atomic_write import write_whole
from ingest.staff_files.exclusive_lock import exclusive_lock

_PATIENCE = 5.0  # seconds to wait for another login that is being ended


class _EndedFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    ended: dict[str, float] = {}


class EndedLogins:
    """The ended logins in one file, as digests with the moment of their end; a missing file holds none."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, claims: Mapping[str, Any], now: float) -> None:
        """End the login of these claims; `now` is in seconds since 1970.

        Raises StaffAccountError and OSError where that cannot be written down.
        """
        with self._lock():
            # A login is over by itself after the longest session.
            ended = {digest: at for digest, at in self._read().items() if now - at < LONGEST_SESSION}
            self.path.parent.mkdir(parents=True, exist_ok=True)
            file = _EndedFile(ended={**ended, _digest(claims): now})
            write_whole(self.path, file.model_dump_json().encode(), private=True)

    def __contains__(self, claims: Mapping[str, Any]) -> bool:
        """Whether the login of these claims was ended; StaffAccountError where the file cannot be read."""
        return _digest(claims) in self._read()

    def _read(self) -> dict[str, float]:
        try:
            return _EndedFile.model_validate_json(self.path.read_bytes()).ended
        except FileNotFoundError:
            return {}
        except (ValidationError, OSError) as error:
            raise StaffAccountError(f"{self.path}：退出登录的记录读不了，请维护人员删去这个文件") from error

    def _lock(self) -> AbstractContextManager[None]:
        return exclusive_lock(settings().data / "ended-logins", _PATIENCE, "退出登录")


def open_ended_logins() -> EndedLogins:
    """Return the office's ended logins, beside its accounts; SettingError where their setting is wrong."""
    return EndedLogins(open_accounts().path.with_suffix(".ended.json"))


def _digest(claims: Mapping[str, Any]) -> str:
    """What is the same for the same login alone: when it was issued is among the claims."""
    return hashlib.sha256(json.dumps(dict(claims), sort_keys=True, default=str).encode()).hexdigest()
