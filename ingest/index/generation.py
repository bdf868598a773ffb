"""Generations of the index: each is written once, sealed, and pointed at only when it is complete."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import numpy as np
from pydantic import Field, TypeAdapter

from ingest.errors import AssistantError, system_reason
from ingest.index.search_texts import SearchText
from ingest.staff_files.atomic_write import write_whole


class StoreError(AssistantError):
    """The index cannot be used; the message is for the person at the command line."""


class MissingError(StoreError):
    """There is no index yet, or none of the embedding model in use."""


class DamagedError(StoreError):
    """The index is there but does not hold what was written."""


@dataclass(frozen=True)
class Generation:
    """A generation as the pointer names it: its name, embedding model, number of search texts and seal.

    `seal` is the digest of all its entries (`Entries.seal`); `steps` counts the generations since one was last
    written from nothing.
    """

    name: Annotated[str, Field(pattern=r"^g[0-9]+-[0-9a-f]+$")]
    identity: str
    count: Annotated[int, Field(ge=0, strict=True)]
    seal: str
    steps: Annotated[int, Field(ge=0, strict=True)] = 0


@dataclass(frozen=True)
class Entries:
    """Search texts with their vectors, sorted by id: row i of `vectors` (float32) belongs to text i."""

    texts: tuple[SearchText, ...]
    vectors: np.ndarray
    digests: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "digests", tuple(text.digest() for text in self.texts))

    def by_id(self) -> dict[str, str]:
        """Return the digest of each search text by its id."""
        return {text.id: digest for text, digest in zip(self.texts, self.digests, strict=True)}

    def difference(self, present: Mapping[str, str]) -> tuple[list[str], list[int]]:
        """Return the ids in `present` (digests by id) that are not here, and the rows that it lacks or that differ."""
        wanted = self.by_id()
        surplus = [id for id in present if id not in wanted]
        return surplus, [at for at, text in enumerate(self.texts) if present.get(text.id) != self.digests[at]]

    def resembles(self, other: Entries) -> bool:
        """Whether the two have more search texts in common than not."""
        same = len(set(self.digests) & set(other.digests))
        return 2 * same > max(len(self.digests), len(other.digests))

    def seal(self) -> str:
        """Return a SHA-256 digest of all ids, texts and vectors."""
        whole = hashlib.sha256()
        for text, digest in zip(self.texts, self.digests, strict=True):
            whole.update(f"{text.id}\0{digest}\n".encode("utf-8", "surrogatepass"))
        whole.update(np.ascontiguousarray(self.vectors, dtype="<f4").tobytes())
        return whole.hexdigest()


def sorted_entries(texts: Sequence[SearchText], vectors: np.ndarray) -> Entries:
    """Return `texts` and their `vectors` (one row each), both in the order of the ids."""
    order = sorted(range(len(texts)), key=lambda at: texts[at].id)
    return Entries(tuple(texts[at] for at in order), np.asarray(vectors, dtype=np.float32)[order])


def new_name() -> str:
    """Return a unique name for a generation; names sort chronologically."""
    return f"g{datetime.now(UTC):%Y%m%d%H%M%S%f}-{secrets.token_hex(3)}"


def read_pointer(path: Path) -> Generation | None:
    """Return the generation that the pointer file names, None when there is no file; DamagedError when unreadable."""
    try:
        return parse_pointer(path.read_bytes(), f"索引指针 {path}")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DamagedError(f"索引指针 {path} 读不出来（{system_reason(error)}）") from error


def parse_pointer(content: bytes | str, where: str) -> Generation:
    """Return the generation that a pointer's content names; DamagedError names `where` it stands."""
    try:
        return TypeAdapter(Generation).validate_json(content)
    except ValueError as error:
        raise DamagedError(f"{where} 读不出来（内容不对）") from error


def write_pointer(path: Path, generation: Generation) -> None:
    """Point at `generation`: a reader, or a kill at any moment, finds the old pointer or the new one."""
    write_whole(path, json.dumps(asdict(generation)).encode(), durable=True)
