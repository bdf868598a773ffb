"""Files of the data folder that can be made anew: what is worked out from other files, under a key that tells them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ingest.memo import memo
from ingest.settings import ROOT
from ingest.staff_files.atomic_write import write_whole

_HEAD = 64  # bytes before the content


def digest_of(parts: Iterable[bytes]) -> str:
    """Return a SHA-256 digest that changes with any of the parts and with where one ends."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()


@memo("digest of a package")
def package_digest(*packages: str) -> str:
    """Return what changes with the code of the project's packages, and with the libraries that it requires."""
    code = [path for name in packages for path in sorted((ROOT / name).rglob("*.py"))]
    return digest_of(path.read_bytes() for path in [*code, *sorted(ROOT.glob("requirements*.txt"))])


def read_derived(path: Path, key: str) -> memoryview | None:
    """Return what `write_derived` wrote to `path` under the same key; None where that is missing or damaged."""
    try:
        written = memoryview(path.read_bytes())
    except OSError:
        return None
    head = _head(key, written[_HEAD:])
    return written[_HEAD:] if written[:_HEAD] == head else None


def write_derived(path: Path, key: str, content: bytes) -> None:
    """Write `content` to `path` under `key`; where the folder cannot be written to, nothing is."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, _head(key, content) + content)


def _head(key: str, content: bytes | memoryview) -> bytes:
    """Says for what the content was made and that it is whole."""
    return hashlib.sha256(key.encode() + hashlib.sha256(content).digest()).hexdigest().encode()
