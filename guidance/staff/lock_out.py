"""Failed sign-ins of late, in a file so that a restart forgets none: after too many, nobody is let try for a while."""

from __future__ import annotations

import hashlib
from contextlib import AbstractContextManager
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from guidance.staff.account_store import StaffAccountError, name_key
from ingest.settings import settings
from ingest.staff_files.atomic_write import write_whole
from ingest.staff_files.exclusive_lock import exclusive_lock

MOST_BY_NAME, MOST_BY_ALL = 5, 50  # failures within WINDOW after which a name, and everybody, has to wait
WINDOW = 15 * 60.0  # seconds that a failure counts
_PATIENCE = 5.0  # seconds to wait for another attempt that is being written down


class LockedOutError(StaffAccountError):
    """Too many failures: `seconds` are left until the next attempt is looked at."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(f"试错的次数太多，请 {int(seconds // 60) + 1} 分钟以后再试")


class _FailedAttempt(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    at: float


class _FailuresFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    failures: tuple[_FailedAttempt, ...] = ()


class LockOut:
    """Counts failed sign-ins by name and in all; names that were typed stand in the file as digests alone."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def begin(self, name: str, now: float) -> None:
        """Count an attempt as failed before its password is looked at, so that many at once get no further.

        `now` is in seconds since 1970. Raises LockedOutError, and then the attempt is not counted.
        """
        with self._lock():
            failures, key = self._recent(now), _digest(name)
            _require_fewer([failure.at for failure in failures if failure.key == key], MOST_BY_NAME, now)
            _require_fewer([failure.at for failure in failures], MOST_BY_ALL, now)
            self._write([*failures, _FailedAttempt(key=key, at=now)])

    def succeed(self, name: str, now: float) -> None:
        """Forget the failures of a name that has just signed in."""
        with self._lock():
            self._write([failure for failure in self._recent(now) if failure.key != _digest(name)])

    def _recent(self, now: float) -> list[_FailedAttempt]:
        try:
            failures = _FailuresFile.model_validate_json(self.path.read_bytes()).failures
        except FileNotFoundError:
            return []
        except ValidationError as error:
            raise StaffAccountError(f"{self.path}：登录失败的记录坏了，请维护人员删去这个文件") from error
        return [failure for failure in failures if abs(now - failure.at) < WINDOW]

    def _write(self, failures: list[_FailedAttempt]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = _FailuresFile(failures=tuple(failures))
        write_whole(self.path, file.model_dump_json().encode(), private=True)

    def _lock(self) -> AbstractContextManager[None]:
        return exclusive_lock(settings().data / "sign-in", _PATIENCE, "登录")


def _require_fewer(times: list[float], most: int, now: float) -> None:
    if len(times) >= most:
        raise LockedOutError(sorted(times)[-most] + WINDOW - now)


def _digest(name: str) -> str:
    return hashlib.sha256(name_key(name).encode()).hexdigest()[:16]
