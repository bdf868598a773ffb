"""The assistant kept in step with the knowledge folder: loaded aside, swapped in when whole, else the last good one."""

from __future__ import annotations

import logging
import threading
import time
import weakref
from collections.abc import Callable, Iterator, Sized
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from guidance.assistant import Assistant
from guidance.knowledge import Knowledge
from ingest.errors import AssistantError, in_chinese
from ingest.notices.notice_folders import is_draft
from ingest.settings import settings
from ingest.staff_files.faults import Fault, FaultsError

_LOG = logging.getLogger(__name__)
_APART = 2.0  # seconds between two looks at the folder; a change is taken once it is the same at two of them
_READ_ELSEWHERE = ("embedding", "encoder", "faq")  # loaded once a process, or followed by its page
FolderState = frozenset[tuple[str, int, int]]


@dataclass(frozen=True)
class Edition:
    """An assistant and its number, which rises by one with every reload: what is made from one goes by it.

    `loaded_at` is when it began to answer, in seconds since 1970.
    """

    assistant: Assistant
    number: int
    loaded_at: float = field(default_factory=time.time)


class AssistantLoader:
    """Opens the assistant for the first visitor and keeps it for all others, as long as nothing better is loaded.

    `on_loaded` is called whenever one has been loaded and answers.
    """

    def __init__(self, open_first: Callable[[], Assistant], open_again: Callable[[], Assistant]) -> None:
        self._open_first, self._open_again = open_first, open_again
        self.on_loaded: Callable[[], None] = lambda: None
        self._folder = settings().knowledge
        self._edition: Edition | None = None
        self._opening = Lock()
        self._state: FolderState = frozenset()
        self.fault = ""

    @property
    def loaded(self) -> bool:
        """Whether there is an assistant to answer."""
        return self._edition is not None

    def current(self) -> Edition:
        """Return the assistant that answers now; whoever comes first waits until it is loaded."""
        edition = self._edition
        if edition is None:
            with self._opening:
                edition = self._edition or self._load_first()
        return edition

    def reload(self) -> None:
        """Load the folder as it is now; what raises leaves the last good assistant in place, and `fault` tells it."""
        with self._opening:
            self._state = folder_state(self._folder)
            try:
                assistant = self._open_again()
                if self._edition:
                    _require_no_loss(self._edition.assistant, assistant)
            except Exception as error:
                self.fault = _in_words(error)
                raise
            self.fault = ""
            self._edition = Edition(assistant, self._edition.number + 1 if self._edition else 1)
            self.on_loaded()

    def follow(self, before: FolderState) -> FolderState:
        """Load a changed folder that is now as it was a while `before`; return how it is now."""
        now = folder_state(self._folder)
        if now == before and now != self._state:
            try:
                self.reload()
            except Exception as error:  # told to staff on their page
                _LOG.warning("knowledge is not reloaded: %s", type(error).__name__)
        return now

    def _load_first(self) -> Edition:
        self._state = folder_state(self._folder)
        self._edition = Edition(self._open_first(), 1)
        self.on_loaded()
        threading.Thread(target=_watch, args=(weakref.ref(self),), daemon=True).start()
        return self._edition


def _in_words(error: Exception) -> str:
    """What went wrong, for staff."""
    if isinstance(error, OSError):
        return in_chinese(error)
    return str(error) if isinstance(error, AssistantError) else f"程序出错（{type(error).__name__}）"


def folder_state(folder: Path) -> FolderState:
    """Return what changes with any file of the knowledge folder that answers rest on: name, time and size of each."""
    return frozenset(_files(folder, folder))


def _files(folder: Path, root: Path) -> Iterator[tuple[str, int, int]]:
    try:
        entries = list(folder.iterdir())
    except OSError:  # gone, or being moved
        return
    for path in entries:
        if path.name.startswith((".", "_")) or ".draft." in path.name or path.name in _READ_ELSEWHERE:
            continue
        try:
            if path.is_dir():
                yield from () if is_draft(path) else _files(path, root)
            else:
                status = path.stat()
                yield str(path.relative_to(root)), status.st_mtime_ns, status.st_size
        except OSError:
            continue


def _watch(loader_of: weakref.ref[AssistantLoader]) -> None:
    """Follow the folder for as long as the loader is used."""
    state: FolderState = frozenset()
    while loader := loader_of():
        state = loader.follow(state)
        del loader  # so that it can go while this waits
        time.sleep(_APART)


def _require_no_loss(before: Assistant, after: Assistant) -> None:
    """Raise the new faults where they take away a notice, a rule pack or a list of materials that has been served.

    So does a file that held something and now holds nothing; a pack or list whose file is gone is withdrawn.
    """
    faults = [fault for fault in after.knowledge.faults if fault not in before.knowledge.faults]
    lost = _served(before) - _served(after)
    taken = [fault for fault in faults if _owner(fault) in lost]
    if taken := [*taken, *_emptied(before.knowledge, after.knowledge)]:
        raise FaultsError(taken)


def _emptied(before: Knowledge, after: Knowledge) -> Iterator[Fault]:
    """A fault for each file of questions or places that held some and holds none, as one that was half saved."""
    home, kept = settings().knowledge, before.document_by_id.keys() & after.document_by_id.keys()
    by_file: dict[Path, tuple[Sized, Sized]] = {
        home / "divisions" / "divisions.csv": (before.divisions.by_code, after.divisions.by_code)
    }
    if kept == before.document_by_id.keys():  # with a notice goes what is known to be open in it
        by_file[home / "refusals.yaml"] = before.refusals, after.refusals
    for id in kept:
        by_file[home / "notices" / id / "questions.yaml"] = before.document(id).questions, after.document(id).questions
    for path, (had, has) in by_file.items():
        if len(had) and not len(has):
            yield Fault(path, 0, "原来有内容，现在没有了，像是没有存完；确实要清空，请重新启动服务")


def _served(assistant: Assistant) -> set[tuple[str, str]]:
    """What is answered and checked from: kinds of files and ids of notices."""
    knowledge = assistant.knowledge
    by_kind = {"notices": knowledge.document_by_id, "rules": knowledge.packs, "materials": assistant.materials}
    return {(kind, id) for kind, ids in by_kind.items() for id in ids}


def _owner(fault: Fault) -> tuple[str, str]:
    """The kind of file and the notice's id that a fault belongs to."""
    if fault.file.parent.name in ("rules", "materials"):
        return fault.file.parent.name, fault.file.stem
    folder = next((path for path in (fault.file, *fault.file.parents) if path.parent.name == "notices"), fault.file)
    return "notices", folder.name
