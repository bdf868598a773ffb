"""A folder that people edit, copied as it was at one moment."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from guidance.backup.manifest import BackupError
from ingest.settings import settings
from ingest.staff_files.exclusive_lock import exclusive_lock

_ACTS = ("add", "materials", "retire", "rules", "staff", "teach")  # locks of what staff do, in the data folder
_PATIENCE = 10.0  # seconds to wait for each
_TRIES, _PAUSE = 5, 0.5  # copies before giving up, and seconds between two
State = frozenset[tuple[str, int, int]]


@contextmanager
def no_staff_acts(activity: str) -> Iterator[None]:
    """Keep staff's acts on files from beginning until the block ends; LockError where one does not come to an end."""
    with ExitStack() as locks:
        for act in _ACTS:
            locks.enter_context(exclusive_lock(settings().data / act, _PATIENCE, activity))
        yield


def copy_quiet(source: Path, target: Path) -> None:
    """Copy a folder once nothing in it changes meanwhile; BackupError where something always does.

    Left out are what is hidden at its top (version control, what was there before a restore) and half-written files.
    """
    for _ in range(_TRIES):
        before = _state(source)
        shutil.copytree(source, target, ignore=lambda folder, names: _left_out(Path(folder) == source, names))
        if _state(source) == before:
            return
        shutil.rmtree(target)
        time.sleep(_PAUSE)
    raise BackupError(f"{source}：备份时一直有文件在改，没有备份；请稍后再试")


def _state(folder: Path) -> State:
    """What changes with any file: name, time and size of each."""
    files = (Path(at) / name for at, _, names in os.walk(folder) for name in names)
    return frozenset((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files if path.is_file())


def _left_out(is_top: bool, names: list[str]) -> list[str]:
    return [name for name in names if _is_half_written(name) or (is_top and name.startswith("."))]


def _is_half_written(name: str) -> bool:
    return re.fullmatch(r"\..+\.[0-9a-f]{8}", name) is not None or name == "__pycache__"
