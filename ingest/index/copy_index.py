"""A generation's folder as the start of the next, so that a small change costs little writing."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

DATABASE = "chroma.sqlite3"


def seed(old: Path, new: Path) -> None:
    """Copy a generation's folder; the database as SQLite's own backup, which readers at work do not disturb."""
    shutil.copytree(old, new, ignore=shutil.ignore_patterns(f"{DATABASE}*"))
    with closing(sqlite3.connect(old / DATABASE)) as source, closing(sqlite3.connect(new / DATABASE)) as target:
        source.backup(target)
