"""The entries of a generation in one file beside Chroma's own: read in a tenth of the time that Chroma takes."""

from __future__ import annotations

from pathlib import Path

from ingest.derived_arrays import packed, read_arrays, unpacked, write_arrays
from ingest.derived_files import digest_of
from ingest.index.generation import Entries
from ingest.index.search_texts import SearchText

ENTRIES = "entries.npz"


def read_entries(folder: Path, seal: str) -> Entries | None:
    """Return the entries that were written to `folder` under this seal.

    None where they are missing or damaged, or where a file of Chroma's was touched since then.
    """
    arrays = read_arrays(folder / ENTRIES, _key(folder, seal))
    if arrays is None:
        return None
    return Entries(tuple(SearchText(*row) for row in unpacked(arrays["texts"])), arrays["vectors"])


def write_entries(folder: Path, seal: str, entries: Entries) -> None:
    """Write entries whose seal has been found right to `folder`, where that can be written to."""
    rows = [(text.id, text.clause, text.notice, text.kind, text.text) for text in entries.texts]
    write_arrays(folder / ENTRIES, _key(folder, seal), {"texts": packed(rows), "vectors": entries.vectors})


def _key(folder: Path, seal: str) -> str:
    """The seal with what changes with Chroma's files: damage to these is seen although they are not read."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and ENTRIES not in path.name)
    states = ((path, path.stat()) for path in files)
    parts = [f"{path.relative_to(folder)} {state.st_size} {state.st_mtime_ns}" for path, state in states]
    return digest_of(part.encode() for part in (seal, *parts))
