"""Bring the index up to date with the notices: what is unchanged costs no embedding, what is written is swapped in."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

import numpy as np

from ingest.embedding.encoder import Encoder
from ingest.errors import in_chinese
from ingest.index.chroma_store import ChromaIndex, Snapshot, Store, open_index, open_snapshot, sweep, write
from ingest.index.generation import DamagedError, Entries, Generation, MissingError, StoreError, sorted_entries
from ingest.index.search_texts import Searched, SearchText, search_texts
from ingest.index.stores import open_store
from ingest.settings import Settings
from ingest.staff_files.exclusive_lock import LockError, exclusive_lock

BATCH = 256  # search texts that are embedded at a time
PATIENCE = 5.0  # seconds that a second writer waits; a first question waits longer
FIRST_USE_PATIENCE = 120.0
LITTLE_SPACE = 16 * 1024 * 1024  # bytes; with less Chroma cannot write its database, its log and its vectors

Progress = Callable[[str, int, int], None]
"""Called with a message and how far of how much is done; 0 of 0 for a plain message."""


class UnwrittenError(StoreError):
    """The index cannot be written; the one before, if any, is as it was."""


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


def quiet(_message: str, _done: int, _total: int) -> None:
    """Say nothing."""


def bring_up_to_date(
    notices: Iterable[Searched],
    encoder: Encoder,
    settings: Settings,
    progress: Progress = quiet,
    *,
    keep_others: bool = False,
    patience: float = PATIENCE,
) -> Summary:
    """Make the index hold exactly `notices`, or with `keep_others` those and the others that are in it already.

    One process at a time, LockError when that cannot be had within `patience` seconds, StoreError when the new index
    cannot be written; readers, and a kill at any moment, find the old index or the new one.
    """
    started = time.perf_counter()
    notices = tuple(notices)
    wanted = [text for notice in notices for text in search_texts(notice)]
    with exclusive_lock(settings.data / "index", patience):
        old = _previous(settings, progress)
        named = {notice.id for notice in notices}
        before = old.entries.texts if old else ()
        others = [text for text in before if text.notice not in named] if keep_others else []
        compared = [text for text in before if text.notice in named] if keep_others else before
        _replace(old, [*wanted, *others], encoder, settings, progress)
    return _summary(notices, wanted, compared, round(time.perf_counter() - started, 3))


def ready(
    notices: Iterable[Searched],
    encoder: Encoder,
    settings: Settings,
    progress: Progress = quiet,
    most_in_memory: int = sys.maxsize,
) -> Snapshot | ChromaIndex:
    """Return an index with every search text of `notices`, building what is missing, damaged or out of date.

    Where that cannot be written (a full disk, a read-only folder), it is built in memory, and `progress` told of it.
    Up to `most_in_memory` search texts it is read in whole; a larger one is left in Chroma.
    """
    notices = tuple(notices)
    wanted = {text.id: text.digest() for notice in notices for text in search_texts(notice)}
    try:
        index = open_index(settings, encoder.identity, most_in_memory)
        if wanted.items() <= index.digests.items():
            return index
        progress("通知有改动，正在更新索引……", 0, 0)
    except DamagedError:
        pass  # reported when it is rebuilt
    except MissingError as missing:
        progress(f"{missing}，正在建立……", 0, 0)
    try:
        bring_up_to_date(notices, encoder, settings, progress, patience=FIRST_USE_PATIENCE)
        return open_index(settings, encoder.identity, most_in_memory)
    except (LockError, DamagedError, UnwrittenError, OSError) as error:
        progress(f"{in_chinese(error) if isinstance(error, OSError) else error}；索引暂时只建在内存里", 0, 0)
        return _in_memory(notices, encoder, settings, progress)


def _in_memory(notices: Iterable[Searched], encoder: Encoder, settings: Settings, progress: Progress) -> Snapshot:
    """An index that is written nowhere."""
    old = _previous(settings, quiet)
    known = old.entries if old and old.identity == encoder.identity else None
    whole = _embed([text for notice in notices for text in search_texts(notice)], known, encoder, progress)
    return Snapshot(Generation("", encoder.identity, len(whole.texts), ""), whole)


def _previous(settings: Settings, progress: Progress) -> Snapshot | None:
    try:
        return open_snapshot(settings)
    except MissingError:
        return None
    except DamagedError as damage:
        progress(f"索引已损坏：{damage}；正在从通知原文重建……", 0, 0)
        return None


def _replace(
    old: Snapshot | None, texts: Sequence[SearchText], encoder: Encoder, settings: Settings, progress: Progress
) -> None:
    """Write and publish a new generation unless `old` holds the same."""
    store = open_store(settings)
    base = old if old and old.identity == encoder.identity else None
    if base and {text.id: text.digest() for text in texts} == base.digests:
        return
    whole = _embed(texts, base.entries if base else None, encoder, progress)
    sweep(store, _pointed_at(store))
    try:
        generation = write(store, whole, encoder.identity, partial(progress, "写入索引"), base)
        store.publish(generation)
    except (DamagedError, OSError) as error:
        raise _unwritten(settings, error) from error
    # The generation before stays for readers that have just looked at the pointer.
    sweep(store, {generation.name, *([old.generation.name] if old else [])})


def _pointed_at(store: Store) -> set[str]:
    """The generation that the pointer names, readable or not; every one where the pointer is broken."""
    try:
        current = store.current()
    except DamagedError:
        return set(store.names())
    return {current.name} if current else set()


def _unwritten(settings: Settings, error: Exception) -> UnwrittenError:
    """What keeps the index from being written; on a full disk Chroma names anything but that."""
    with suppress(OSError):
        free = shutil.disk_usage(settings.data).free
        if free < LITTLE_SPACE and not settings.chroma:
            return UnwrittenError(f"{settings.data}：磁盘已满（只剩 {free // 1024} KB），写不下索引，请腾出空间再试")
    return UnwrittenError(in_chinese(error) if isinstance(error, OSError) else str(error))


def _embed(texts: Sequence[SearchText], old: Entries | None, encoder: Encoder, progress: Progress) -> Entries:
    """The search texts with their vectors; the vectors of unchanged ones are taken over."""
    known = dict(zip(old.digests, old.vectors, strict=True)) if old else {}
    vectors = np.zeros((len(texts), encoder.dimension), dtype=np.float32)
    new: list[int] = []
    for at, text in enumerate(texts):
        row = known.get(text.digest())
        if row is None:
            new.append(at)
        else:
            vectors[at] = row
    for start in range(0, len(new), BATCH):
        batch = new[start : start + BATCH]
        vectors[batch] = encoder.encode_clauses([texts[at].text for at in batch])
        progress("计算向量", start + len(batch), len(new))
    return sorted_entries(texts, vectors)


def _summary(
    notices: Sequence[Searched], wanted: Sequence[SearchText], compared: Sequence[SearchText], seconds: float
) -> Summary:
    """Count the clauses that come, change, go and stay, beside those of the search texts `compared` with."""
    before = _by_clause(compared)
    after = _by_clause(wanted)
    both = after.keys() & before.keys()
    updated = sum(1 for clause in both if after[clause] != before[clause])
    return Summary(
        notices=len(notices),
        clauses=sum(len(notice.clauses) for notice in notices),
        added=len(after.keys() - before.keys()),
        updated=updated,
        removed=len(before.keys() - after.keys()),
        unchanged=len(both) - updated,
        seconds=seconds,
    )


def _by_clause(texts: Iterable[SearchText]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for text in texts:
        found.setdefault(text.clause, set()).add(text.digest())
    return found
