"""Generations in Chroma: written whole and read back, read into memory, or left there and asked for neighbours."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from ingest.index.entries_file import ENTRIES, read_entries, write_entries
from ingest.index.generation import DamagedError, Entries, Generation, MissingError, new_name, sorted_entries
from ingest.index.search_texts import SearchText
from ingest.index.stores import FolderStore, ServerStore, open_store, plain_errors
from ingest.settings import Settings

if TYPE_CHECKING:
    from langchain_chroma import Chroma

BATCH = 1000  # search texts that one call to Chroma reads or writes
STEPS = 50  # a copied folder keeps what was deleted; so often it may be copied
DATABASE = "chroma.sqlite3"
_ONE_AT_A_TIME = threading.Lock()  # Chroma keeps its clients by path, and opening and closing is not safe in threads
SPACE = {"hnsw": {"space": "ip"}}  # cosine would store the vectors altered; they are of unit length anyway

T = TypeVar("T")
Store = FolderStore | ServerStore
Wrote = Callable[[int, int], None]
"""Called after each batch with how many search texts are written, and how many there are."""


@dataclass(frozen=True)
class Snapshot:
    """One generation read in whole: it stays what it is while newer ones are written."""

    generation: Generation
    entries: Entries

    @property
    def identity(self) -> str:
        """The embedding model that the vectors come from."""
        return self.generation.identity

    @property
    def digests(self) -> Mapping[str, str]:
        """The digest of each search text by its id."""
        return self.entries.by_id()

    def vectors(self, ids: Sequence[str]) -> np.ndarray:
        """Return the vectors of these search texts, a float32 row for each id; KeyError for one that is not here."""
        rows = {text.id: at for at, text in enumerate(self.entries.texts)}
        chosen: np.ndarray = self.entries.vectors[[rows[id] for id in ids]]
        return chosen


@dataclass(frozen=True)
class ChromaIndex:
    """One generation that is left in Chroma: of its search texts only the digests are in memory, by id."""

    generation: Generation
    digests: Mapping[str, str]
    store: Store

    def nearest(
        self, vector: np.ndarray, most: int, notices: Sequence[str] = (), kinds: Sequence[str] = ()
    ) -> list[tuple[str, float]]:
        """Return the ids of up to `most` search texts nearest to a vector of unit length, with cosines, best first.

        Only texts of `notices` and of `kinds` are looked at, all where none is named. Where this generation has been
        swept away by newer ones, the current one is asked; StoreError when that fails too.
        """
        named = {"notice": notices, "kind": kinds}
        conditions: list[dict[str, Any]] = [{key: {"$in": list(some)}} for key, some in named.items() if some]
        where = {"$and": conditions} if len(conditions) > 1 else next(iter(conditions), None)
        try:
            return self._ask(self._chroma, vector, most, where)
        except DamagedError:
            current = self.store.current()
            if current is None or current.identity != self.generation.identity or current == self.generation:
                raise
            with _opened(self.store, current.name) as newer:
                return self._ask(newer, vector, most, where)

    def vectors(self, ids: Sequence[str]) -> np.ndarray:
        """Return the vectors of these search texts, a float32 row for each id; KeyError for one that is not here."""
        found: dict[str, Any] = {}
        for start in range(0, len(ids), BATCH):
            with plain_errors(self.store):
                page = self._chroma.get(ids=list(ids[start : start + BATCH]), include=["embeddings"])
            found.update(zip(page["ids"], page["embeddings"], strict=True))
        return np.array([found[id] for id in ids], dtype=np.float32)

    @cached_property
    def _chroma(self) -> Chroma:
        """Opened once and never closed: opening loads Chroma's graph of neighbours."""
        with _ONE_AT_A_TIME, plain_errors(self.store):
            client = self.store.client(self.generation.name, False).__enter__()
            return _collection(self.store, self.generation.name, client, create=False)

    def _ask(self, chroma: Chroma, vector: np.ndarray, most: int, where: Any) -> list[tuple[str, float]]:
        with plain_errors(self.store):
            found = chroma.similarity_search_by_vector_with_relevance_scores(vector.tolist(), most, filter=where)
        return [(str(document.id), 1.0 - distance) for document, distance in found]


def open_snapshot(settings: Settings, identity: str | None = None) -> Snapshot:
    """Read the current generation in whole.

    Raises MissingError when there is none (of the model `identity`, where given), DamagedError when it is broken.
    """
    return _current(open_store(settings), identity, _whole)


def open_index(settings: Settings, identity: str, most_in_memory: int) -> Snapshot | ChromaIndex:
    """Read the current generation in whole up to `most_in_memory` search texts; leave a larger one in Chroma.

    Raises MissingError and DamagedError as `open_snapshot`.
    """

    def read(store: Store, generation: Generation) -> Snapshot | ChromaIndex:
        return _whole(store, generation) if generation.count <= most_in_memory else _left(store, generation)

    return _current(open_store(settings), identity, read)


def _current(store: Store, identity: str | None, read: Callable[[Store, Generation], T]) -> T:
    generation = store.current()
    while generation:
        if identity not in (None, generation.identity):
            raise MissingError(f"{store} 是用另一个向量模型（{generation.identity}）建的")
        try:
            return read(store, generation)
        except DamagedError:
            newer = store.current()
            if newer == generation:
                raise
            generation = newer  # swept away while it was read
    raise MissingError(f"{store} 里还没有索引")


def write(store: Store, whole: Entries, identity: str, wrote: Wrote, base: Snapshot | None) -> Generation:
    """Write a generation, read it back and return it, ready to be published.

    With a `base` of the same model that differs little, its folder is copied and only the difference written.
    """
    if base and isinstance(store, FolderStore) and base.generation.steps < STEPS and whole.resembles(base.entries):
        generation = Generation(new_name(), identity, len(whole.texts), whole.seal(), base.generation.steps + 1)
        try:
            _copy_folder(store.folder / base.generation.name, store.folder / generation.name)
            _fill(store, generation, whole, base.entries.by_id(), wrote)
            return generation
        except (DamagedError, OSError, sqlite3.Error):
            store.drop(generation.name)
    generation = Generation(new_name(), identity, len(whole.texts), whole.seal())
    try:
        _fill(store, generation, whole, {}, wrote)
    except Exception:
        store.drop(generation.name)
        raise
    return generation


def sweep(store: Store, keep: set[str]) -> None:
    """Remove every generation but those to `keep`; half-written ones go with them."""
    for name in store.names():
        if name not in keep:
            store.drop(name)


def _copy_folder(old: Path, new: Path) -> None:
    """Copy a generation's folder; the database by SQLite's own backup, which readers at work do not disturb."""
    shutil.copytree(old, new, ignore=shutil.ignore_patterns(f"{DATABASE}*", ENTRIES))
    with closing(sqlite3.connect(old / DATABASE)) as source, closing(sqlite3.connect(new / DATABASE)) as target:
        source.backup(target)


def _fill(store: Store, generation: Generation, whole: Entries, present: Mapping[str, str], wrote: Wrote) -> None:
    """Turn a collection that has `present` (digests by id) into the whole, and read it back."""
    surplus, rows = whole.difference(present)
    ready_made = _ReadyMade()
    with _opened(store, generation.name, create=not present, embeddings=ready_made) as chroma:
        for start in range(0, len(surplus), BATCH):
            chroma.delete(ids=surplus[start : start + BATCH])
        for start in range(0, len(rows), BATCH):
            batch = rows[start : start + BATCH]
            texts = [whole.texts[at] for at in batch]
            ready_made.vectors = whole.vectors[batch]
            chroma.add_texts([t.text for t in texts], [_metadata(t) for t in texts], [t.id for t in texts])
            wrote(start + len(batch), len(rows))
    _whole(store, generation)


class _ReadyMade:
    """Hands Chroma the vectors that are there already, those of the texts it is about to be given."""

    vectors: np.ndarray

    def embed_documents(self, _texts: list[str]) -> list[list[float]]:
        rows: list[list[float]] = self.vectors.tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        raise NotImplementedError("the index is asked by vector")


@contextmanager
def _opened(store: Store, name: str, create: bool = False, embeddings: _ReadyMade | None = None) -> Iterator[Chroma]:
    with _ONE_AT_A_TIME, plain_errors(f"{store} 的 {name}"), store.client(name, create) as client:
        yield _collection(store, name, client, create, embeddings)


def _collection(store: Store, name: str, client: Any, create: bool, embeddings: _ReadyMade | None = None) -> Chroma:
    # Only now: it is slow to import, and a whole index is read from the file beside Chroma.
    from langchain_chroma import Chroma

    given: Any = embeddings or _ReadyMade()
    configuration: Any = SPACE  # a plain dictionary is what Chroma reads; its typed one asks for every key
    return Chroma(
        store.collection(name),
        client=client,
        embedding_function=given,
        collection_configuration=configuration,
        create_collection_if_not_exists=create,
    )


def _whole(store: Store, generation: Generation) -> Snapshot:
    """The generation from the file beside Chroma; without a sound one from Chroma, and the file is written."""
    if not isinstance(store, FolderStore):
        return Snapshot(generation, _from_chroma(store, generation))
    folder = store.folder / generation.name
    entries = read_entries(folder, generation.seal)
    if entries is None:
        entries = _from_chroma(store, generation)
        write_entries(folder, generation.seal, entries)
    return Snapshot(generation, entries)


def _from_chroma(store: Store, generation: Generation) -> Entries:
    texts, pages = _read(store, generation, ["embeddings", "metadatas", "documents"])
    rows = [np.asarray(page["embeddings"], dtype=np.float32) for page in pages]
    try:
        entries = sorted_entries(texts, np.concatenate(rows) if rows else np.zeros((0, 0), np.float32))
    except (TypeError, ValueError, IndexError) as error:
        raise DamagedError(f"{store} 的 {generation.name} 残缺不全") from error
    if entries.seal() != generation.seal:
        raise DamagedError(f"{store} 的 {generation.name} 与写入时不一致")
    return entries


def _left(store: Store, generation: Generation) -> ChromaIndex:
    """The vectors are not read: they were when the generation was written."""
    texts, _ = _read(store, generation, ["metadatas", "documents"])
    if len(texts) != generation.count:
        raise DamagedError(f"{store} 的 {generation.name} 残缺不全")
    return ChromaIndex(generation, {text.id: text.digest() for text in texts}, store)


def _read(store: Store, generation: Generation, include: list[str]) -> tuple[list[SearchText], list[dict[str, Any]]]:
    pages: list[dict[str, Any]] = []
    with _opened(store, generation.name) as chroma:
        for start in range(0, generation.count, BATCH):
            pages.append(chroma.get(include=include, limit=BATCH, offset=start))
            if not pages[-1]["ids"]:  # fewer than were written
                break
    try:
        return list(_texts(pages)), pages
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedError(f"{store} 的 {generation.name} 残缺不全") from error


def _texts(pages: Iterable[dict[str, Any]]) -> Iterator[SearchText]:
    for page in pages:
        for id, metadata, text in zip(page["ids"], page["metadatas"], page["documents"], strict=True):
            yield SearchText(id, metadata["clause"], metadata["notice"], metadata["kind"], text)


def _metadata(text: SearchText) -> dict[str, str]:
    return {"clause": text.clause, "notice": text.notice, "kind": text.kind}
