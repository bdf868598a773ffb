"""Models kept on disk, so that a single check need not read and prove the pack again.

A kept model is used only while every file that went into it is untouched: the notice, the rules, the facts and
the program itself. It is a pickle in the program's own data folder, written by nobody else.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from guidance.eligibility.check_model import CheckModel
from ingest.settings import ROOT, settings
from ingest.staff_files.atomic_write import write_whole


def load_model(notice_id: str) -> CheckModel:
    """Return the model of a notice's pack; KeyError when it has none, FaultsError when the pack does not hold."""
    if notice_id not in packed():
        raise KeyError(notice_id)
    stamp, kept = _stamp(notice_id), settings().data / "packs" / f"{notice_id}.pickle"
    model = _unseal(kept, stamp)
    if model is None:
        from guidance.eligibility.build_model import model_of
        from guidance.rules.load_pack import load_pack

        model = model_of(load_pack(notice_id))
        _seal(kept, stamp, model)
    return model


def packed() -> list[str]:
    """Return the ids of the notices that have a rule pack."""
    return sorted(path.stem for path in (settings().knowledge / "rules").glob("*.yaml"))


def _unseal(kept: Path, stamp: bytes) -> CheckModel | None:
    try:
        with kept.open("rb") as file:
            return pickle.load(file) if file.read(len(stamp)) == stamp else None
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError):
        return None


def _seal(kept: Path, stamp: bytes, model: CheckModel) -> None:
    """Keep the model, whole or not at all; a data folder that cannot be written to only costs time."""
    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_whole(kept, stamp + pickle.dumps(model, pickle.HIGHEST_PROTOCOL))


def _stamp(notice_id: str) -> bytes:
    """A mark of everything that went into a model."""
    import hashlib

    mark = hashlib.sha256(sys.version.encode())
    for path in _inputs(notice_id):
        state = path.stat()
        mark.update(f"{path}|{state.st_size}|{state.st_mtime_ns}\n".encode())
    return mark.digest()


def _inputs(notice_id: str) -> Iterator[Path]:
    knowledge = settings().knowledge
    for folder, pattern in (
        (knowledge, "facts.yaml"),
        (knowledge / "rules", f"{notice_id}.yaml"),
        (knowledge / "notices" / notice_id, "*.*"),
        (ROOT / "guidance", "*.py"),
        (ROOT / "guidance" / "eligibility", "*.py"),
        (ROOT / "guidance" / "rules", "*.py"),
        (ROOT / "ingest", "**/*.py"),
    ):
        yield from sorted(folder.glob(pattern))
