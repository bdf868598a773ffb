"""Generations of the index: each is written once, sealed, and pointed at only when it is complete."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from ingest.document import Chunk
from ingest.errors import AssistantError
from ingest.staff_files.atomic_write import write_whole


class StoreError(AssistantError):
    """The index cannot be used; the message is for the person at the command line."""


class MissingError(StoreError):
    """There is no index yet, or none of the embedding model in use."""


class DamagedError(StoreError):
    """The index is there but does not hold what was written."""


@dataclass(frozen=True)
class Generation:
    """What the pointer says: the name of a generation, its embedding model, its size and its seal.

    `steps` counts the generations since one was last written from nothing.
    """

    name: str
    identity: str
    count: int
    seal: str
    steps: int = 0


@dataclass(frozen=True)
class Entries:
    """Chunks with their vectors, row by row, sorted by id."""

    chunks: tuple[Chunk, ...]
    vectors: np.ndarray
    digests: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "digests", tuple(map(digest, self.chunks)))

    def by_id(self) -> dict[str, str]:
        """Return the digest of each chunk by its id."""
        return {chunk.id: each for chunk, each in zip(self.chunks, self.digests, strict=True)}

    def difference(self, held: dict[str, str]) -> tuple[list[str], list[int]]:
        """Return the ids in `held` (digests by id) that are not here, and the rows that `held` has not or otherwise."""
        wanted = self.by_id()
        gone = [id for id in held if id not in wanted]
        return gone, [at for at, chunk in enumerate(self.chunks) if held.get(chunk.id) != self.digests[at]]

    def resembles(self, other: Entries) -> bool:
        """Whether the two have more in common than they have not."""
        same = len(set(self.digests) & set(other.digests))
        return 2 * same > max(len(self.digests), len(other.digests))

    def seal(self) -> str:
        """Return a digest of everything here."""
        whole = hashlib.sha256()
        for chunk, each in zip(self.chunks, self.digests, strict=True):
            whole.update(f"{chunk.id}\0{each}\n".encode("utf-8", "surrogatepass"))
        whole.update(np.ascontiguousarray(self.vectors, dtype="<f4").tobytes())
        return whole.hexdigest()


def sorted_entries(chunks: Sequence[Chunk], vectors: np.ndarray) -> Entries:
    """Return `chunks` and their `vectors`, both brought into the order of the ids."""
    order = sorted(range(len(chunks)), key=lambda at: chunks[at].id)
    return Entries(tuple(chunks[at] for at in order), np.asarray(vectors, dtype=np.float32)[order])


def digest(chunk: Chunk) -> str:
    """Return a digest of what a chunk says and where it leads."""
    parts = (chunk.clause, chunk.notice, chunk.kind, chunk.text)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def new_name() -> str:
    """Return a name that no generation has had; later ones sort behind earlier ones."""
    return f"g{datetime.now(UTC):%Y%m%d%H%M%S%f}-{secrets.token_hex(3)}"


def read_pointer(path: Path) -> Generation | None:
    """Return the generation that the pointer file names, None when there is no file."""
    try:
        return Generation(**json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, OSError) as error:
        raise DamagedError(f"索引指针 {path} 读不出来（{error}）") from error


def write_pointer(path: Path, generation: Generation) -> None:
    """Point at `generation`: a reader, or a kill at any moment, finds the old pointer or the new one."""
    write_whole(path, json.dumps(asdict(generation)).encode(), durable=True)
