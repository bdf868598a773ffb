"""The vectors of wordings, each computed once: those that come with the encoder, and those kept in the data folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from ingest.derived_arrays import read_arrays, write_arrays
from ingest.embedding.late_encoder import TOKEN_UNIT, LateEncoder
from ingest.text.normalise import search_spelling

FILE = "wordings.npz"  # in the encoder's folder, and in the data folder
_DIGEST = 8  # bytes

Kept = Mapping[int, np.ndarray]  # digest of a text → its vector


def wording_vectors(texts: Sequence[str], encoder: LateEncoder, folder: Path, data: Path) -> np.ndarray:
    """Return the vector of each text as a wording (texts × wording dimension, int8, 127 for 1.0).

    What neither the encoder's `folder` nor `data` holds is computed, and kept in `data` where it can be written to.
    """
    wanted = [_digest(text) for text in texts]
    here = _read(data / FILE, encoder)
    known = _read(folder / FILE, encoder) | here
    missing = {digest: text for digest, text in zip(wanted, texts, strict=True) if digest not in known}
    if missing:
        computed = _computed(missing, encoder)
        _write(data / FILE, {**here, **computed}, encoder)
        known |= computed
    rows = np.zeros((len(texts), encoder.wording_dimension), dtype=np.int8)
    for row, digest in enumerate(wanted):
        rows[row] = known[digest]
    return rows


def bring_wordings(texts: Iterable[str], encoder: LateEncoder, folder: Path) -> None:
    """Write the vectors of the texts, and of no others, into the encoder's `folder`."""
    _write(folder / FILE, _computed({_digest(text): text for text in texts}, encoder), encoder)


def _computed(texts: Mapping[int, str], encoder: LateEncoder) -> dict[int, np.ndarray]:
    vectors = np.rint(encoder.wordings(list(texts.values())) * TOKEN_UNIT).astype(np.int8)
    return dict(zip(texts, vectors, strict=True))


def _digest(text: str) -> int:
    folded = search_spelling(text).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(folded, digest_size=_DIGEST).digest(), "big")


def _read(path: Path, encoder: LateEncoder) -> dict[int, np.ndarray]:
    arrays = read_arrays(path, _key(encoder))
    return dict(zip(arrays["digests"].tolist(), arrays["vectors"], strict=True)) if arrays else {}


def _write(path: Path, vectors: Kept, encoder: LateEncoder) -> None:
    digests = np.array(sorted(vectors), dtype=np.uint64)
    rows = np.array([vectors[digest] for digest in digests.tolist()], dtype=np.int8)
    write_arrays(path, _key(encoder), {"digests": digests, "vectors": rows})


def _key(encoder: LateEncoder) -> str:
    """What the vectors depend on; the folder may have any name."""
    return encoder.identity.rpartition("@")[2]
