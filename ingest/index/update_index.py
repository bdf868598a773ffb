"""Bring the index up to date with the notices: what is unchanged costs no embedding, what is written is swapped in."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from ingest.document import Chunk
from ingest.index.chroma_store import Snapshot, open_snapshot, open_store, sweep, write
from ingest.index.generation import DamagedError, Entries, MissingError, digest, sorted_entries
from ingest.index.search_texts import chunks as chunks_of
from ingest.notices.notice import Notice
from ingest.settings import Settings
from ingest.staff_files.exclusive_lock import exclusive_lock

if TYPE_CHECKING:
    from ingest.embedding.encoder import Encoder

BATCH = 256
PATIENCE = 5.0  # seconds that a second writer waits; a first question waits longer
FIRST_USE_PATIENCE = 120.0

Progress = Callable[[str, int, int], None]
"""Told what goes on: a message, and how far of how much; 0 of 0 for a plain message."""


@dataclass(frozen=True)
class Summary:
    """What one run did, counted in clauses; a clause counts as updated when any of its search texts changed."""

    notices: int
    clauses: int
    added: int
    updated: int
    removed: int
    unchanged: int
    seconds: float


def quiet(message: str, done: int, total: int) -> None:
    """Say nothing."""


def bring_up_to_date(
    notices: Iterable[Notice],
    encoder: Encoder,
    settings: Settings,
    progress: Progress = quiet,
    *,
    keep_others: bool = False,
    patience: float = PATIENCE,
) -> Summary:
    """Make the index hold exactly `notices`, or those and the others it holds already with `keep_others`.

    One process at a time; readers, and a kill at any moment, find the old index or the new one.
    """
    started = time.perf_counter()
    notices = tuple(notices)
    wanted = [chunk for notice in notices for chunk in chunks_of(notice)]
    with exclusive_lock(settings.data / "index", patience):
        old = _previous(settings, progress)
        named = {notice.id for notice in notices}
        others = [c for c in old.entries.chunks if c.notice not in named] if old and keep_others else []
        summary = _compare(notices, wanted, old, {*named} if keep_others else None)
        _replace(old, [*wanted, *others], encoder, settings, progress)
    return Summary(**summary, seconds=round(time.perf_counter() - started, 3))


def ready(notices: Iterable[Notice], encoder: Encoder, settings: Settings, progress: Progress = quiet) -> Snapshot:
    """Return a snapshot that holds every chunk of `notices`, building what is missing, damaged or out of date."""
    notices = tuple(notices)
    wanted = {chunk.id: digest(chunk) for notice in notices for chunk in chunks_of(notice)}
    try:
        snapshot = open_snapshot(settings, encoder.identity)
        if wanted.items() <= snapshot.entries.by_id().items():
            return snapshot
        progress("通知有改动，正在更新索引……", 0, 0)
    except DamagedError:
        pass  # said when it is rebuilt
    except MissingError as missing:
        progress(f"{missing}，正在建立……", 0, 0)
    bring_up_to_date(notices, encoder, settings, progress, patience=FIRST_USE_PATIENCE)
    return open_snapshot(settings, encoder.identity)


def _previous(settings: Settings, progress: Progress) -> Snapshot | None:
    try:
        return open_snapshot(settings)
    except MissingError:
        return None
    except DamagedError as damage:
        progress(f"索引已损坏：{damage}；正在从通知原文重建……", 0, 0)
        return None


def _replace(
    old: Snapshot | None, chunks: list[Chunk], encoder: Encoder, settings: Settings, progress: Progress
) -> None:
    """Write and publish a new generation unless `old` holds the same."""
    store = open_store(settings)
    same_model = old is not None and old.identity == encoder.identity
    if same_model and {chunk.id: digest(chunk) for chunk in chunks} == old.entries.by_id():
        return
    whole = _embed(chunks, old.entries if same_model else None, encoder, progress)
    sweep(store, {old.generation.name} if old else set())
    wrote = partial(progress, "写入索引")
    generation = write(store, whole, encoder.identity, wrote, old if same_model else None)
    store.publish(generation)
    # The generation before stays for readers that have just looked at the pointer.
    sweep(store, {generation.name} | ({old.generation.name} if old else set()))


def _embed(chunks: list[Chunk], old: Entries | None, encoder: Encoder, progress: Progress) -> Entries:
    """The chunks with their vectors; the vectors of unchanged chunks are taken over."""
    held = {d: row for d, row in zip(old.digests, old.vectors, strict=True)} if old else {}
    vectors = np.zeros((len(chunks), encoder.dimension), dtype=np.float32)
    fresh = []
    for at, chunk in enumerate(chunks):
        row = held.get(digest(chunk))
        if row is None:
            fresh.append(at)
        else:
            vectors[at] = row
    for start in range(0, len(fresh), BATCH):
        batch = fresh[start : start + BATCH]
        vectors[batch] = encoder.encode_clauses([chunks[at].text for at in batch])
        progress("计算向量", start + len(batch), len(fresh))
    return sorted_entries(chunks, vectors)


def _compare(notices: tuple[Notice, ...], wanted: list[Chunk], old: Snapshot | None, only: set[str] | None) -> dict:
    """Count the clauses that come, change, go and stay."""
    before = _by_clause(c for c in (old.entries.chunks if old else ()) if only is None or c.notice in only)
    after = _by_clause(wanted)
    updated = sum(1 for clause in after.keys() & before.keys() if after[clause] != before[clause])
    empty = sum(len(notice.clauses) for notice in notices) - len(after)
    return {
        "notices": len(notices),
        "clauses": len(after) + empty,
        "added": len(after.keys() - before.keys()),
        "updated": updated,
        "removed": len(before.keys() - after.keys()),
        "unchanged": len(after.keys() & before.keys()) - updated,
    }


def _by_clause(chunks: Iterable[Chunk]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for chunk in chunks:
        found.setdefault(chunk.clause, set()).add(digest(chunk))
    return found
