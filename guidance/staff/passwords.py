"""Passwords of staff: what may be one, its argon2 hash, and whether one matches a hash."""

from __future__ import annotations

import secrets
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from ingest.errors import InputError
from ingest.memo import memo

SHORTEST, LONGEST = 10, 128  # characters; a longer one would only cost time
_LEAST_DISTINCT = 5  # different characters, so that neither 1111111111 nor 1212121212 is one


def require_password(password: str, name: str) -> None:
    """Raise InputError where a password is too short, too long, too plain, or is made of the account's name."""
    spelled = _spelled(password)
    if len(spelled) < SHORTEST:
        raise InputError("密码", f"太短，至少要 {SHORTEST} 个字符")
    if len(spelled) > LONGEST:
        raise InputError("密码", f"太长，最多 {LONGEST} 个字符")
    if len(set(spelled)) < _LEAST_DISTINCT:
        raise InputError("密码", f"太简单，至少要有 {_LEAST_DISTINCT} 个不同的字符")
    if _spelled(name).casefold() in spelled.casefold():
        raise InputError("密码", "不能含有账号的名字")


def hash_password(password: str) -> str:
    """Return the argon2id hash of a password, with its own salt and parameters, as text."""
    return PasswordHasher().hash(_spelled(password))


def matches(password: str, password_hash: str | None) -> bool:
    """Whether a password has this hash; without one the answer is no and takes as long."""
    if len(password) > LONGEST:  # hashing it would cost the server more than it costs whoever sends it
        password, password_hash = "", None
    try:
        return PasswordHasher().verify(password_hash or _hash_of_nobody(), _spelled(password))
    except (VerificationError, InvalidHashError):
        return False


def _spelled(text: str) -> str:
    """The text in one spelling: an input method may write full-width letters for plain ones."""
    return unicodedata.normalize("NFKC", text)


@memo("hash that no password has")
def _hash_of_nobody() -> str:
    return PasswordHasher().hash(secrets.token_hex(32))
