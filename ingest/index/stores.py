"""Where the generations of the index lie: folders of an embedded Chroma, or collections on a Chroma server."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ingest.index.generation import DamagedError, Generation, StoreError, parse_pointer, read_pointer, write_pointer
from ingest.memo import memo
from ingest.settings import Settings

if TYPE_CHECKING:
    from chromadb import Collection
    from chromadb.api import ClientAPI

PREFIX = "guidance-"  # of every collection of ours
PATIENCE = 20.0  # seconds that a Chroma server may take for one answer


class FolderStore:
    """Embedded Chroma: each generation has a folder of its own, a small file points at the current one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pointer = folder / "current.json"

    def client(self, name: str, create: bool) -> AbstractContextManager[ClientAPI]:
        """Open the generation's folder, a context manager; DamagedError when it is not there or broken."""
        path = self.folder / name
        if not create and not path.is_dir():
            raise DamagedError(f"索引文件夹 {path} 不见了")
        try:
            # Only now, as everywhere here: Chroma is slow to import, and a whole index is read without it.
            import chromadb
            from chromadb.config import Settings as ChromaSettings

            client: Any = chromadb.PersistentClient(str(path), settings=ChromaSettings(anonymized_telemetry=False))
        except Exception as error:  # over a broken file Chroma raises anything, at the second try even AttributeError
            raise DamagedError(f"索引文件夹 {path} 打不开（{type(error).__name__}）") from error
        opened: AbstractContextManager[ClientAPI] = client  # Chroma's type hides that it is one
        return opened

    def collection(self, _name: str) -> str:
        """Return the name of a generation's collection: the same in every folder."""
        return f"{PREFIX}clauses"

    def current(self) -> Generation | None:
        """Return the generation pointed at, None before the first; DamagedError when the pointer is broken."""
        return read_pointer(self.pointer)

    def publish(self, generation: Generation) -> None:
        """Point at `generation`, which is complete."""
        write_pointer(self.pointer, generation)

    def names(self) -> list[str]:
        """Return the names of all generations, half-written ones too, oldest first."""
        return sorted(path.name for path in self.folder.glob("g*-*") if path.is_dir())

    def drop(self, name: str) -> None:
        """Remove a generation, if it is there."""
        shutil.rmtree(self.folder / name, ignore_errors=True)

    def __str__(self) -> str:
        return f"索引文件夹 {self.folder}"


class ServerStore:
    """A Chroma server: each generation is a collection, a small collection's metadata point at the current one.

    Every method raises StoreError when the server does not answer.
    """

    def __init__(self, url: str) -> None:
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError:  # brackets or a port that cannot be
            parts, host, port = urlsplit(""), None, None
        if parts.scheme not in ("http", "https") or not host:
            raise StoreError(f"GUIDANCE_CHROMA：「{url.rpartition('@')[2]}」不是网址，应如 http://127.0.0.1:8000")
        self.url = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()  # told without a password
        self.ssl = parts.scheme == "https"
        self.host = host
        self.port = port or (443 if self.ssl else 8000)

    def client(self, _name: str, _create: bool) -> AbstractContextManager[ClientAPI]:
        """Return the one client of the server, as a context manager that leaves it open."""
        return nullcontext(self._client)

    def collection(self, name: str) -> str:
        """Return the name of a generation's collection."""
        return PREFIX + name

    def current(self) -> Generation | None:
        """Return the generation pointed at, None before the first; DamagedError when the pointer is broken."""
        with plain_errors(self):
            metadata = self._pointer().metadata or {}
        return parse_pointer(str(metadata["generation"]), f"{self} 的索引指针") if "generation" in metadata else None

    def publish(self, generation: Generation) -> None:
        """Point at `generation`, which is complete."""
        with plain_errors(self):
            self._pointer().modify(metadata={"generation": json.dumps(asdict(generation))})

    def names(self) -> list[str]:
        """Return the names of all generations, half-written ones too, oldest first."""
        with plain_errors(self):
            found = [collection.name for collection in self._client.list_collections()]
        return sorted(name.removeprefix(PREFIX) for name in found if name.startswith(f"{PREFIX}g"))

    def drop(self, name: str) -> None:
        """Remove a generation, if it is there."""
        from chromadb.errors import NotFoundError

        with plain_errors(self), suppress(NotFoundError):
            self._client.delete_collection(PREFIX + name)

    @cached_property
    def _client(self) -> ClientAPI:
        import chromadb
        import httpx
        from chromadb.config import Settings as ChromaSettings

        try:
            # Chroma's client waits for ever for a server that takes connections and never answers.
            httpx.get(f"http{'s' * self.ssl}://{self.host}:{self.port}/api/v2/heartbeat", timeout=PATIENCE)
            settings = ChromaSettings(anonymized_telemetry=False)
            client: Any = chromadb.HttpClient(self.host, self.port, ssl=self.ssl, settings=settings)
        except (ValueError, httpx.HTTPError) as error:
            raise StoreError(f"GUIDANCE_CHROMA：连不上 Chroma 服务 {self.url}，请检查它是否已启动") from error
        client._server._session.timeout = httpx.Timeout(PATIENCE)
        opened: ClientAPI = client
        return opened

    def _pointer(self) -> Collection:
        pointer: Collection = self._client.get_or_create_collection(f"{PREFIX}current", embedding_function=None)
        return pointer

    def __str__(self) -> str:
        return f"Chroma 服务 {self.url}"


@memo("index store")
def open_store(settings: Settings) -> FolderStore | ServerStore:
    """Return where the index lies: a Chroma server when one is set, a folder otherwise."""
    return ServerStore(settings.chroma) if settings.chroma else FolderStore(settings.data / "index")


@contextmanager
def plain_errors(what: object) -> Iterator[None]:
    """Turn what Chroma and the network raise inside into DamagedError and StoreError that name `what`."""
    import httpx
    from chromadb.errors import ChromaError

    try:
        yield
    except ChromaError as error:
        raise DamagedError(f"{what} 用不了（{error}）") from error
    except httpx.HTTPError as error:
        raise StoreError(f"{what} 没有应答（{error}），请检查它是否正常") from error
