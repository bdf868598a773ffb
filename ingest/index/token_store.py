"""The clauses' token vectors, computed once by the encoder and kept beside the index: one file a notice."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from ingest.embedding.late_encoder import LateEncoder
from ingest.index.search_texts import Searched, words_under_headings
from ingest.staff_files.atomic_write import write_whole

Progress = Callable[[str, int, int], None]
FOLDER = "tokens"


def clause_tokens(
    notices: Iterable[Searched], encoder: LateEncoder, data: Path, progress: Progress
) -> dict[str, np.ndarray]:
    """Return the token vectors (pieces × token dimension, int8) of every clause with words, by its id.

    Clauses that say the same under the same headings, as in the editions of a notice, share one array. What `data`
    holds of the same texts and encoder is read; the rest is computed and written, where the folder can be written to.
    Files that belong to no notice of these stay until `sweep_tokens`.
    """
    found: dict[str, np.ndarray] = {}
    by_text: dict[str, np.ndarray] = {}
    every = tuple(notices)
    for at, notice in enumerate(every, 1):
        texts = _texts(notice)
        path = _path(texts, encoder, data)
        tokens = _read(path, len(texts))
        if tokens is None:
            progress("读取条款", at, len(every))
            new = [text for text in dict.fromkeys(texts.values()) if text not in by_text]
            by_text |= zip(new, encoder.clauses(new), strict=True)
            _write(path, [by_text[text] for text in texts.values()])
        else:
            for text, rows in zip(texts.values(), tokens, strict=True):
                if text not in by_text:
                    by_text[text] = rows.copy()  # a view would keep the arrays of the whole notice in memory
        found |= {id: by_text[text] for id, text in texts.items()}
    return found


def sweep_tokens(notices: Iterable[Searched], encoder: LateEncoder, data: Path) -> None:
    """Remove the files of notices that are gone or have changed, and those of other encoders."""
    wanted = {_path(_texts(notice), encoder, data) for notice in notices}
    for path in (data / FOLDER).glob("*.npz"):
        if path not in wanted:
            with suppress(OSError):
                path.unlink()


def _texts(notice: Searched) -> dict[str, str]:
    by_id = {clause.id: clause for clause in notice.clauses}
    return {c.id: words_under_headings(c, by_id) for c in notice.clauses if c.words.strip()}


def _path(texts: dict[str, str], encoder: LateEncoder, data: Path) -> Path:
    whole = "\0".join((encoder.identity, *(part for pair in texts.items() for part in pair)))
    digest = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return data / FOLDER / f"{digest}.npz"


def _read(path: Path, count: int) -> list[np.ndarray] | None:
    """The tokens of `count` clauses; None where there is no file, or a damaged one."""
    try:
        with np.load(path, allow_pickle=False) as file:
            tokens, lengths = file["tokens"], file["lengths"]
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return None
    if len(lengths) != count or lengths.sum() != len(tokens) or tokens.dtype != np.int8:
        return None
    return list(np.split(tokens, np.cumsum(lengths)[:-1])) if count else []


def _write(path: Path, tokens: Sequence[np.ndarray]) -> None:
    if not tokens:
        return
    buffer = io.BytesIO()
    np.savez(buffer, tokens=np.concatenate(tokens), lengths=np.array([len(rows) for rows in tokens]))
    with suppress(OSError):  # a full or read-only disk: they are computed again at the next start
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, buffer.getvalue())
