"""All that a folder shows, exchanged for other contents: the folder itself may be a mount, so it stays."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ingest.staff_files.atomic_write import sync_folder


@contextmanager
def exchanged_contents(folder: Path, new: Path, old: Path) -> Iterator[None]:
    """Move the entries of `new` into `folder`, those that are there into `old`; back again where the block raises.

    Both are hidden folders inside `folder`, so that every move is a renaming; hidden entries stay where they are.
    """
    moved: list[tuple[Path, Path]] = []
    try:
        old.mkdir(mode=0o700)
        for entry in [entry for entry in folder.iterdir() if not entry.name.startswith(".")]:
            moved.append(_move(entry, old / entry.name))
        for entry in list(new.iterdir()):
            moved.append(_move(entry, folder / entry.name))
        sync_folder(folder)
        yield
    except BaseException:
        for before, after in reversed(moved):
            after.rename(before)
        with suppress(OSError):
            old.rmdir()
        raise


def _move(entry: Path, target: Path) -> tuple[Path, Path]:
    entry.rename(target)
    return entry, target
