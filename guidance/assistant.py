"""Everything an assistant shares between visitors: notices, vocabulary, index, rule packs, fixed texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from guidance.answerability.classifier import Answerability, load_weights, reasons_of
from guidance.answerability.nearest_questions import NearestQuestions
from guidance.answerability.wording_odds import WordingOdds
from guidance.extraction.fact_wording import load_wording
from guidance.lexicon.topics import Topics, load_topics
from guidance.lexicon.vocabulary import Vocabulary, load_vocabulary
from guidance.llm.language_model import prepare_model
from guidance.records.scrub import scrub
from guidance.replies import Replies, load_replies
from guidance.retrieval.scoring import Scorer
from guidance.retrieval.search import ClauseRetriever, Retrieval
from guidance.rules.load_pack import pack_ids
from guidance.understanding.notice_routing import NoticeRouter
from guidance.understanding.understand import Understanding
from ingest.embedding.encoder import Encoder, load_encoder
from ingest.index.search_texts import chunks
from ingest.index.update_index import quiet, ready
from ingest.notices.known_questions import load_refusals
from ingest.notices.load_notices import load_sound_notices
from ingest.notices.notice import Notice
from ingest.settings import settings
from ingest.staff_files.faults import Fault


@dataclass(frozen=True)
class Assistant:
    """One office's knowledge, loaded once and never changed; `packs` are the notices that have rules."""

    notices: tuple[Notice, ...]
    understanding: Understanding
    retrieval: Retrieval
    answerability: Answerability
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


def open_assistant(progress: Callable[[str, int, int], None] = quiet) -> Assistant:
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
    router = NoticeRouter(notices, _places(), topics.specialities)
    clauses = {c.id: c for n in notices for c in n.clauses}
    retrieval = Retrieval(Scorer(every, vectors), encoder, clauses, vocabulary)
    return Assistant(
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
) -> Answerability:
    """What tells whether the notices answer; everyday words for theirs, and words of topics, speak for either side."""
    questions = [q for n in notices for q in n.questions]
    refusals = load_refusals(settings().knowledge / "refusals.yaml", notices)
    answered = [*(q.text for q in questions), *vocabulary.phrases(), *(c.words for n in notices for c in n.clauses)]
    return Answerability(
        NearestQuestions(questions, encoder),
        NearestQuestions(refusals, encoder),
        reasons_of(refusals, encoder),
        WordingOdds(answered, [*(r.text for r in refusals), *topics.phrases()]),
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
