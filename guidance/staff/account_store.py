"""The file of staff accounts: names and hashed passwords, readable by its owner alone, written whole or not at all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from guidance.staff.passwords import hash_password, require_password
from ingest.errors import AssistantError, InputError
from ingest.settings import settings
from ingest.staff_files.atomic_write import write_whole
from ingest.staff_files.exclusive_lock import exclusive_lock

_PATIENCE = 5.0  # seconds to wait for another command
_NAME = re.compile(r"[^\W_][\w.@-]{0,39}")


class StaffAccountError(AssistantError):
    """Staff accounts that cannot be read, or an account that is there or is not."""


class StaffAccount(BaseModel):
    """A member of staff: the name to sign in by, the password's hash, and the day the account was made."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    password_hash: str
    since: date


class _AccountsFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    accounts: tuple[StaffAccount, ...] = ()


class AccountStore:
    """The accounts in one file; a missing file holds none."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def accounts(self) -> tuple[StaffAccount, ...]:
        """Return all accounts by name; StaffAccountError where the file cannot be read."""
        try:
            return _AccountsFile.model_validate_json(self.path.read_bytes()).accounts
        except FileNotFoundError:
            return ()
        except ValidationError as error:
            raise StaffAccountError(f"{self.path}：账号文件坏了，请用备份恢复，或删去它再重新添加账号") from error

    def find(self, name: str) -> StaffAccount | None:
        """Return the account of that name in any spelling, None where there is none."""
        return next((account for account in self.accounts() if name_key(account.name) == name_key(name)), None)

    def add(self, name: str, password: str, today: date) -> StaffAccount:
        """Add an account and return it; InputError or StaffAccountError, and then nothing has changed."""
        name = unicodedata.normalize("NFKC", name.strip())
        if not _NAME.fullmatch(name):
            raise InputError("名字", f"「{name[:40]}」不行，只能用汉字、字母、数字和 . @ - _，最多 40 个字符")
        require_password(password, name)
        account = StaffAccount(name=name, password_hash=hash_password(password), since=today)
        with self._lock():
            if self.find(name):
                raise StaffAccountError(f"已有账号「{name}」；要换密码请用 staff password")
            self._write([*self.accounts(), account])
        return account

    def remove(self, name: str) -> None:
        """Remove an account; StaffAccountError where there is none."""
        with self._lock():
            known = self._require(name)
            self._write([account for account in self.accounts() if account != known])

    def change_password(self, name: str, password: str) -> None:
        """Give an account another password; InputError or StaffAccountError, and then nothing has changed."""
        require_password(password, name)
        password_hash = hash_password(password)
        with self._lock():
            known = self._require(name)
            changed = known.model_copy(update={"password_hash": password_hash})
            self._write([changed if account == known else account for account in self.accounts()])

    def _require(self, name: str) -> StaffAccount:
        if account := self.find(name):
            return account
        names = "、".join(account.name for account in self.accounts())
        raise StaffAccountError(f"没有账号「{name}」，{f'已有 {names}' if names else '还没有任何账号'}")

    def _write(self, accounts: Sequence[StaffAccount]) -> None:
        file = _AccountsFile(accounts=tuple(sorted(accounts, key=lambda account: account.name)))
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self.path, file.model_dump_json(indent=1).encode(), durable=True, private=True)

    def _lock(self) -> AbstractContextManager[None]:
        return exclusive_lock(settings().data / "staff", _PATIENCE, "改账号")


def name_key(name: str) -> str:
    """Return what is the same for every spelling of a name."""
    return unicodedata.normalize("NFKC", name.strip()).casefold()
