"""The only importer of Chroma: writes a generation whole, points at it, reads it whole."""

from __future__ import annotations

import json
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import asdict, dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import chromadb
import httpx
import numpy as np
from chromadb.config import Settings as ChromaSettings
from chromadb.errors import ChromaError, NotFoundError
from langchain_chroma import Chroma
from langchain_core.embeddings import Embeddings

from ingest.document import Chunk
from ingest.index.copy_index import seed
from ingest.index.generation import (
    DamagedError,
    Entries,
    Generation,
    MissingError,
    StoreError,
    new_name,
    read_pointer,
    sorted_entries,
    write_pointer,
)
from ingest.settings import Settings

BATCH = 1000
STEPS = 50  # a copied folder keeps what was deleted; so often it may be copied
PREFIX = "guidance-"
_ONE_AT_A_TIME = threading.Lock()  # Chroma keeps its clients by path, and opening and closing is not safe in threads
SPACE = {"hnsw": {"space": "ip"}}  # cosine would store the vectors altered; they are of unit length anyway

Wrote = Callable[[int, int], None]


@dataclass(frozen=True)
class Snapshot:
    """One generation read in whole: it stays what it is while newer ones are written."""

    generation: Generation
    entries: Entries
    settings: Settings

    @property
    def identity(self) -> str:
        """The embedding model that the vectors come from."""
        return self.generation.identity

    @property
    def ids(self) -> tuple[str, ...]:
        """The chunk ids, row by row."""
        return tuple(chunk.id for chunk in self.entries.chunks)

    @property
    def vectors(self) -> np.ndarray:
        """One float32 row for each id."""
        return self.entries.vectors

    def query(self, vector: np.ndarray, k: int) -> list[tuple[str, float]]:
        """Ask Chroma itself for the `k` nearest chunks: ids with similarities, best first."""
        with _opened(open_store(self.settings), self.generation.name) as chroma:
            found = chroma.similarity_search_by_vector_with_relevance_scores(np.asarray(vector).tolist(), k=k)
            return [(document.id, 1.0 - distance) for document, distance in found]


class Folder:
    """Embedded Chroma: each generation has a folder of its own, a small file points at the current one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pointer = folder / "current.json"

    def connect(self, name: str, create: bool) -> chromadb.ClientAPI:
        path = self.folder / name
        if not create and not path.is_dir():
            raise DamagedError(f"索引文件夹 {path} 不见了")
        try:
            return chromadb.PersistentClient(str(path), settings=ChromaSettings(anonymized_telemetry=False))
        except Exception as error:  # over a broken file Chroma raises anything, at the second try even AttributeError
            raise DamagedError(f"索引文件夹 {path} 打不开（{type(error).__name__}）") from error

    def collection(self, name: str) -> str:
        return f"{PREFIX}clauses"

    def current(self) -> Generation | None:
        return read_pointer(self.pointer)

    def publish(self, generation: Generation) -> None:
        write_pointer(self.pointer, generation)

    def names(self) -> list[str]:
        return sorted(path.name for path in self.folder.glob("g*-*") if path.is_dir())

    def drop(self, name: str) -> None:
        shutil.rmtree(self.folder / name, ignore_errors=True)

    def __str__(self) -> str:
        return f"索引文件夹 {self.folder}"


class Server:
    """A Chroma server: each generation is a collection, a small collection's metadata point at the current one."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise StoreError(f"GUIDANCE_CHROMA：「{url}」不是网址，应如 http://127.0.0.1:8000")
        self.url, self.ssl, self.host = url, parts.scheme == "https", parts.hostname
        self.port = parts.port or (443 if self.ssl else 8000)

    def connect(self, name: str, create: bool) -> AbstractContextManager[chromadb.ClientAPI]:
        return nullcontext(self._client)

    def collection(self, name: str) -> str:
        return PREFIX + name

    def current(self) -> Generation | None:
        with _clear(self):
            metadata = self._pointer().metadata or {}
        try:
            return Generation(**json.loads(metadata["generation"])) if "generation" in metadata else None
        except (ValueError, TypeError) as error:
            raise DamagedError(f"{self} 的索引指针读不出来（{error}）") from error

    def publish(self, generation: Generation) -> None:
        with _clear(self):
            self._pointer().modify(metadata={"generation": json.dumps(asdict(generation))})

    def names(self) -> list[str]:
        with _clear(self):
            found = [each.name for each in self._client.list_collections()]
        return sorted(name.removeprefix(PREFIX) for name in found if name.startswith(f"{PREFIX}g"))

    def drop(self, name: str) -> None:
        with _clear(self), suppress(NotFoundError):
            self._client.delete_collection(PREFIX + name)

    @cached_property
    def _client(self) -> chromadb.ClientAPI:
        try:
            settings = ChromaSettings(anonymized_telemetry=False)
            return chromadb.HttpClient(self.host, self.port, ssl=self.ssl, settings=settings)
        except ValueError as error:
            raise StoreError(f"GUIDANCE_CHROMA：连不上 Chroma 服务 {self.url}，请检查它是否已启动") from error

    def _pointer(self) -> chromadb.Collection:
        return self._client.get_or_create_collection(f"{PREFIX}current", embedding_function=None)

    def __str__(self) -> str:
        return f"Chroma 服务 {self.url}"


@lru_cache(maxsize=8)
def open_store(settings: Settings) -> Folder | Server:
    """Return where the index lies: a Chroma server when one is set, a folder otherwise."""
    return Server(settings.chroma) if settings.chroma else Folder(settings.data / "index")


def open_snapshot(settings: Settings, identity: str | None = None) -> Snapshot:
    """Read the current generation in whole; MissingError when there is none of that model, DamagedError when broken."""
    store = open_store(settings)
    generation = store.current()
    while generation:
        if identity not in (None, generation.identity):
            raise MissingError(f"{store} 是用另一个向量模型（{generation.identity}）建的")
        try:
            return Snapshot(generation, _read(store, generation), settings)
        except DamagedError:
            newer = store.current()
            if newer == generation:
                raise
            generation = newer  # swept away while it was read
    raise MissingError(f"{store} 里还没有索引")


def write(store: Folder | Server, whole: Entries, identity: str, wrote: Wrote, base: Snapshot | None) -> Generation:
    """Write a generation, read it back and return it, ready to be published.

    With a `base` of the same model that differs little, its folder is copied and only the difference written.
    """
    if base and isinstance(store, Folder) and base.generation.steps < STEPS and whole.resembles(base.entries):
        generation = Generation(new_name(), identity, len(whole.chunks), whole.seal(), base.generation.steps + 1)
        try:
            seed(store.folder / base.generation.name, store.folder / generation.name)
            _fill(store, generation, whole, base.entries.by_id(), wrote)
            return generation
        except (DamagedError, OSError, sqlite3.Error):
            store.drop(generation.name)
    generation = Generation(new_name(), identity, len(whole.chunks), whole.seal())
    _fill(store, generation, whole, {}, wrote)
    return generation


def _fill(store: Folder | Server, generation: Generation, whole: Entries, held: dict[str, str], wrote: Wrote) -> None:
    """Turn a collection that holds `held` (digests by id) into the whole, and read it back."""
    gone, fresh = whole.difference(held)
    with _opened(store, generation.name, create=not held) as chroma:
        for start in range(0, len(gone), BATCH):
            chroma.delete(ids=gone[start : start + BATCH])
        for start in range(0, len(fresh), BATCH):
            rows = fresh[start : start + BATCH]
            chunks = [whole.chunks[at] for at in rows]
            chroma.embeddings.rows = whole.vectors[rows]
            chroma.add_texts([c.text for c in chunks], [_metadata(c) for c in chunks], [c.id for c in chunks])
            wrote(start + len(rows), len(fresh))
    _read(store, generation)


def sweep(store: Folder | Server, keep: set[str]) -> None:
    """Remove every generation but those to `keep`; half-written ones go with them."""
    for name in store.names():
        if name not in keep:
            store.drop(name)


class _Prepared(Embeddings):
    """Hands Chroma the vectors that are there already."""

    rows: np.ndarray

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return self.rows.tolist()

    def embed_query(self, text: str) -> list[float]:
        raise NotImplementedError("the index is asked by vector")


@contextmanager
def _clear(what: object) -> Iterator[None]:
    """Say in plain words what Chroma and the network raise."""
    try:
        yield
    except ChromaError as error:
        raise DamagedError(f"{what} 用不了（{error}）") from error
    except httpx.HTTPError as error:
        raise StoreError(f"{what} 没有应答（{error}），请检查它是否正常") from error


@contextmanager
def _opened(store: Folder | Server, name: str, create: bool = False) -> Iterator[Chroma]:
    with _ONE_AT_A_TIME, _clear(f"{store} 的 {name}"), store.connect(name, create) as client:
        yield Chroma(
            store.collection(name),
            client=client,
            embedding_function=_Prepared(),
            collection_configuration=SPACE,
            create_collection_if_not_exists=create,
        )


def _read(store: Folder | Server, generation: Generation) -> Entries:
    wanted = ["embeddings", "metadatas", "documents"]
    with _opened(store, generation.name) as chroma:
        starts = range(0, generation.count, BATCH)
        pages = [chroma.get(include=wanted, limit=BATCH, offset=start) for start in starts]
    try:
        whole = _entries(pages)
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedError(f"{store} 的 {generation.name} 残缺不全") from error
    if whole.seal() != generation.seal:
        raise DamagedError(f"{store} 的 {generation.name} 与写入时不一致")
    return whole


def _entries(pages: list[dict]) -> Entries:
    chunks = [
        Chunk(id, metadata["clause"], metadata["notice"], metadata["kind"], text)
        for page in pages
        for id, metadata, text in zip(page["ids"], page["metadatas"], page["documents"], strict=True)
    ]
    rows = [np.asarray(page["embeddings"], dtype=np.float32) for page in pages]
    return sorted_entries(chunks, np.concatenate(rows) if rows else np.zeros((0, 0), np.float32))


def _metadata(chunk: Chunk) -> dict[str, str]:
    return {"clause": chunk.clause, "notice": chunk.notice, "kind": chunk.kind}
