"""Everything an assistant shares between visitors: notices, vocabulary, index, rule packs, fixed texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from guidance.grounds import Grounds, load_weights, reasons_of
from guidance.hearing.wording import load_wording
from guidance.llm import prepare_model
from guidance.manners import Manners
from guidance.neighbours import Neighbours
from guidance.records.scrub import scrub
from guidance.replies import Replies, load_replies
from guidance.retrieve import ClauseRetriever, Retrieval
from guidance.rules import pack_ids
from guidance.scope import Router
from guidance.scoring import Scorer
from guidance.topics import Topics, load_topics
from guidance.understand import Understanding
from guidance.vocabulary import Vocabulary, load_vocabulary
from ingest.chunk import chunks
from ingest.embed import Encoder, load_encoder
from ingest.faults import Fault
from ingest.index import quiet, ready
from ingest.notice import load_sound_notices
from ingest.notice_parts import Notice
from ingest.questions import load_refusals
from ingest.settings import settings


@dataclass(frozen=True)
class Office:
    """One office's knowledge, loaded once and never changed; `packs` are the notices that have rules."""

    notices: tuple[Notice, ...]
    understanding: Understanding
    retrieval: Retrieval
    grounds: Grounds
    replies: Replies
    packs: frozenset[str]
    faults: tuple[Fault, ...] = ()

    @property
    def retriever(self) -> ClauseRetriever:
        """The search as a LangChain retriever."""
        return ClauseRetriever(understanding=self.understanding, retrieval=self.retrieval)

    def notice(self, id: str) -> Notice:
        """Return a notice by its id; KeyError when there is none."""
        return {n.id: n for n in self.notices}[id]


def open_office(progress: Callable[[str, int, int], None] = quiet) -> Office:
    """Load knowledge, models and index; a missing or stale index is built, told to `progress`.

    A setting of the language model that cannot be understood is raised before anything is loaded.
    """
    _prepare()
    notices, faults = load_sound_notices()
    encoder = load_encoder()
    snapshot = ready(notices, encoder, settings(), progress)
    rows = {id: at for at, id in enumerate(snapshot.ids)}
    every = [chunk for notice in notices for chunk in chunks(notice)]
    vectors = snapshot.vectors[[rows[chunk.id] for chunk in every]]
    vocabulary, topics = load_vocabulary(), load_topics()
    router = Router(notices, _places(), topics.specialities)
    clauses = {c.id: c for n in notices for c in n.clauses}
    retrieval = Retrieval(Scorer(every, vectors), encoder, clauses, vocabulary)
    return Office(
        notices,
        Understanding(notices, router, topics, vocabulary),
        retrieval,
        _grounds(notices, topics, vocabulary, retrieval, encoder),
        load_replies(),
        frozenset(pack_ids()),
        faults,
    )


def _grounds(
    notices: Sequence[Notice], topics: Topics, vocabulary: Vocabulary, retrieval: Retrieval, encoder: Encoder
) -> Grounds:
    """What tells whether the notices answer; everyday words for theirs, and words of topics, speak for either side."""
    questions = [q for n in notices for q in n.questions]
    refusals = load_refusals(settings().knowledge / "refusals.yaml", notices)
    answered = [*(q.text for q in questions), *vocabulary.phrases(), *(c.words for n in notices for c in n.clauses)]
    return Grounds(
        Neighbours(questions, encoder),
        Neighbours(refusals, encoder),
        reasons_of(refusals, encoder),
        Manners(answered, [*(r.text for r in refusals), *topics.phrases()]),
        retrieval,
        load_weights(),
    )


def _prepare() -> None:
    """Load what a language model needs, where one is set; what is scrubbed for it needs a dictionary."""
    if prepare_model():
        scrub("您好")


def _places() -> tuple[str, ...]:
    """The names of towns and provinces; what only points (外地, 你们区) is none."""
    every = (name for names in load_wording().wording.places.values() for name in names)
    return tuple(name for name in every if not re.search("外|^(?:你们|咱们|我们|贵|本|别的|其他)", name))
