"""What the service answers from: the assistant of the moment with the look-up, the FAQ and the digests made of it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from guidance.assistant import Assistant
from guidance.assistant_loader import AssistantLoader, Edition, folder_state
from guidance.faq.build_faq import Faq
from guidance.faq.published import PublishedFaq, saved_files
from guidance.knowledge import Knowledge
from guidance.retrieval.look_up import Lookup
from ingest.derived_files import digest_of
from ingest.index.search_texts import search_texts
from ingest.settings import settings


@dataclass(frozen=True)
class ServedEdition:
    """One edition of the knowledge; `digest` changes with any file that it was loaded from."""

    edition: Edition
    digest: str

    @property
    def assistant(self) -> Assistant:
        """The assistant of this edition."""
        return self.edition.assistant

    @cached_property
    def lookup(self) -> Lookup:
        """The look-up over all clauses of this edition."""
        knowledge = self.assistant.knowledge
        return Lookup(knowledge.documents, knowledge.weights.look_up, knowledge.vocabulary.expand)

    @cached_property
    def index_digest(self) -> str:
        """What changes with any text that is searched."""
        texts = (text for document in self.assistant.documents for text in search_texts(document))
        return digest_of(text.digest().encode() for text in texts)


@dataclass
class ServedOffice:
    """The office that all requests share; safe to ask from many threads."""

    loader: AssistantLoader
    _published: PublishedFaq = field(default_factory=PublishedFaq)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _edition: ServedEdition | None = None
    _faq: tuple[object, Faq] | None = None

    def now(self) -> ServedEdition:
        """Return the edition that answers now."""
        current = self.loader.current()
        made = self._edition
        if made is None or made.edition is not current:
            with self._lock:
                made = self._edition
                if made is None or made.edition is not current:
                    made = self._edition = ServedEdition(current, _digest_of_folder(settings().knowledge))
        return made

    def knowledge(self) -> Knowledge:
        """Return the knowledge that answers now."""
        return self.now().assistant.knowledge

    def faq(self) -> Faq:
        """Return what editors approved, read anew once one of them has saved a file."""
        edition = self.now().edition
        sources = edition.number, saved_files()
        with self._lock:
            if self._faq is None or self._faq[0] != sources:
                self._faq = sources, self._published.read(edition.assistant.notices)
            return self._faq[1]


def _digest_of_folder(folder: Path) -> str:
    names = sorted(name for name, _, _ in folder_state(folder))
    return digest_of(part for name in names for part in (name.encode(), _content(folder / name)))


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # an editor's program may replace the file at this moment
        return b""
