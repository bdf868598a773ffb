"""Arrays of the data folder that can be made anew: what is worked out of texts, under a key that changes with them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np

from ingest.staff_files.atomic_write import write_whole

_KEY = "key"


def read_arrays(path: Path, key: str) -> dict[str, np.ndarray] | None:
    """Return the arrays that were written to `path` under the same key; None where they are missing or damaged."""
    try:
        with np.load(path, allow_pickle=False) as archive:
            return {name: archive[name] for name in archive.files} if str(archive[_KEY]) == key else None
    except (OSError, ValueError, KeyError, EOFError, AttributeError, TypeError, zipfile.BadZipFile):
        return None


def write_arrays(path: Path, key: str, arrays: Mapping[str, np.ndarray]) -> None:
    """Write the arrays to `path` under `key`; where the folder cannot be written to, nothing is."""
    named: dict[str, Any] = {**arrays, _KEY: np.array(key)}
    content = io.BytesIO()
    np.savez(content, **named)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content.getvalue())


def packed(values: Sequence[Any]) -> np.ndarray:
    """Return strings, numbers and lists of them as an array of bytes; ValueError for half of a character."""
    return np.frombuffer(json.dumps(values).encode("ascii"), dtype=np.uint8)


def unpacked(array: np.ndarray) -> Any:
    """Return what was packed."""
    return json.loads(array.tobytes())
