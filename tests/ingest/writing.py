"""What the tests of the index write: a small real encoder, documents of any size, a writer that never stops."""

from __future__ import annotations

import itertools
import zlib
from multiprocessing.synchronize import Event
from pathlib import Path

import numpy as np

from ingest.document import Clause
from ingest.embedding.encoder import Encoder
from ingest.index.update_index import bring_up_to_date
from ingest.notices.notice import BareDocument
from ingest.settings import Settings

SAME = "同"


def hashing_encoder(identity: str = "bigrams", dimension: int = 64) -> Encoder:
    """An encoder that counts hashed pairs of characters: quick, and the same in every process."""

    def encode(texts) -> np.ndarray:
        encode.seen += list(texts)
        rows = np.zeros((len(texts), dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for at in range(len(text) - 1):
                row[zlib.crc32(text[at : at + 2].encode()) % dimension] += 1
        return rows

    encode.seen = []
    return Encoder(identity, dimension, encode)


def document(id: str, size: int, edition: str, changing: int | None = None) -> BareDocument:
    """A document of `size` clauses; the first `changing` of them (default: all) name their edition."""
    editions = [edition if changing is None or n < changing else SAME for n in range(size)]
    clauses = (Clause(f"{id}#{n}", (str(n),), str(n), "", f"第{n}条 {e}", None, 0, 0) for n, e in enumerate(editions))
    return BareDocument(id, tuple(clauses), ())


def write_for_ever(
    started: Event, data: str, chroma: str | None, size: int, changing: int | None, editions: str
) -> None:
    """Set `started`, then write one edition after the other until killed."""
    started.set()
    settings = Settings(Path(data), Path(data), "", Path(data), chroma)
    for edition in itertools.cycle(editions):
        bring_up_to_date([document("d", size, edition, changing)], hashing_encoder(), settings, patience=30)


def edition_of(snapshot, size: int) -> str:
    """The one edition that a snapshot holds in whole; AssertionError for anything else."""
    editions = {text.text[-1] for text in snapshot.entries.texts} - {SAME}
    assert len(editions) == 1, editions
    assert len({text.clause for text in snapshot.entries.texts}) == size
    return editions.pop()
