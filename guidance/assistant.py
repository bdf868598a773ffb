"""Everything an assistant shares between visitors, loaded once: its knowledge, and the stages that work on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from threadpoolctl import threadpool_limits

from guidance.answerability.asked_matters import load_asked_matters
from guidance.answerability.classifier import Answerability, reasons_of
from guidance.answerability.joined_encoder import JoinedEncoder
from guidance.answerability.nearest_questions import NearestQuestions
from guidance.answerability.own_statements import OwnStatements, load_own_statements
from guidance.answerability.wording_odds import CountedTexts, WordingOdds
from guidance.eligibility.build_model import build_model
from guidance.extraction.extract import FactExtractor
from guidance.extraction.fact_wording import load_fact_wording
from guidance.extraction.local_names import local_names
from guidance.extraction.own_fact_wording import with_own_words
from guidance.facts.applicant_facts import FactVocabulary, load_facts
from guidance.grounding.rephrasing_words import load_rephrasing_words
from guidance.knowledge import Knowledge
from guidance.lexicon.lexicon import load_lexicon
from guidance.lexicon.topics import load_topics
from guidance.lexicon.vocabulary import load_vocabulary
from guidance.llm.language_model import prepare_model
from guidance.materials.load_materials import Materials, load_sound_materials
from guidance.records.record_turn import RecordMaker, record_maker
from guidance.records.scrub import Scrubber
from guidance.references.find_references import ReferenceIndex
from guidance.replies import load_replies
from guidance.retrieval.dense_search import open_dense_search
from guidance.retrieval.late_match import LateMatch
from guidance.retrieval.scoring import Scorer
from guidance.retrieval.search import Retrieval
from guidance.rules.load_pack import load_pack, pack_ids
from guidance.rules.pack import Pack
from guidance.understanding.notice_editions import Editions
from guidance.understanding.notice_profile import build_profiles
from guidance.understanding.notice_routing import NoticeRouter
from guidance.understanding.notice_selection import NoticeSelector
from guidance.understanding.place_fit import PlaceFits
from guidance.understanding.read_features import FeatureReader
from guidance.understanding.understand import Understanding
from guidance.weights import load_weights
from ingest.divisions.division_table import NO_DIVISIONS, known_divisions
from ingest.embedding.encoder import Encoder, load_encoder
from ingest.embedding.late_encoder import load_late_encoder
from ingest.index.search_texts import search_texts
from ingest.index.token_store import clause_tokens
from ingest.index.update_index import quiet, ready
from ingest.notices.known_refusals import load_refusals
from ingest.notices.load_notices import load_sound_notices
from ingest.notices.notice import Notice
from ingest.notices.notice_folders import load_retired
from ingest.notices.taught_refusals import load_taught_refusals
from ingest.notices.title_levels import load_title_levels
from ingest.office_settings import answer_seconds, model_settings
from ingest.settings import settings
from ingest.staff_files.faults import Fault, FaultsError
from ingest.text.cut_words import load_dictionary

if TYPE_CHECKING:
    from guidance.retrieval.langchain_retriever import ClauseRetriever


@dataclass(frozen=True)
class Assistant:
    """One office's knowledge with the stages that work on it; shared by all conversations and never changed.

    `materials` are the lists of papers to hand in, by the id of their notice; `answer_seconds` is how long one message
    may be worked on.
    """

    knowledge: Knowledge
    materials: Mapping[str, Materials]
    understanding: Understanding
    retrieval: Retrieval
    answerability: Answerability
    statements: OwnStatements
    record_maker: RecordMaker
    answer_seconds: float

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The notices that it answers from, and that one can apply under."""
        return self.knowledge.notices

    @property
    def documents(self) -> tuple[Notice, ...]:
        """The notices and the companion documents that they go by."""
        return self.knowledge.documents

    @property
    def scrubber(self) -> Scrubber:
        """What strips messages of who wrote them, before they are recorded or leave the house."""
        return self.record_maker.scrubber

    @property
    def retriever(self) -> ClauseRetriever:
        """The search as a LangChain retriever, for chains of other programs."""
        # Only now: LangChain is slow to import, and no answer needs it.
        from guidance.retrieval.langchain_retriever import ClauseRetriever

        ids = tuple(notice.id for notice in self.notices)
        return ClauseRetriever(understand=self.understanding.understand, retrieval=self.retrieval, notices=ids)


def open_assistant(progress: Callable[[str, int, int], None] = quiet, knowledge: Knowledge | None = None) -> Assistant:
    """Load knowledge, models and index; a missing or stale index is built, and `progress` told of it.

    `knowledge` stands in for what the knowledge folder holds. From then on numpy, in the whole process, computes on the
    thread that asks.

    Raises SettingError before anything is loaded, FaultsError or StoreError where what it needs
    cannot be read.
    """
    seconds = answer_seconds()
    _prepare()
    knowledge = knowledge or load_knowledge()
    materials, faults = load_sound_materials(knowledge.notices)
    knowledge = replace(knowledge, faults=(*knowledge.faults, *faults))
    encoder = load_encoder()
    retrieval = _retrieval(knowledge, encoder, progress)
    both = JoinedEncoder(encoder, load_late_encoder(settings().encoder), knowledge.weights.answerability.late_share)
    router = _router(knowledge)
    numbers = ReferenceIndex(knowledge.documents)
    understanding = Understanding(
        *(knowledge.documents, router, knowledge.topics, knowledge.vocabulary, numbers, knowledge.lexicon),
        companions=knowledge.companions_by_notice,
    )
    # Visitors ask at once, each on a thread: what computes one answer on several threads makes them wait for another.
    threadpool_limits(limits=1)
    return Assistant(
        knowledge,
        materials,
        understanding,
        retrieval,
        _answerability(knowledge, retrieval, both),
        load_own_statements(both, knowledge.weights.statements),
        record_maker(understanding, knowledge),
        seconds,
    )


def load_knowledge() -> Knowledge:
    """Read the knowledge folder; notices and rule packs with faults are left out and their faults noted.

    Raises FaultsError where no notice is left, or where a file that every notice needs is not sound.
    """
    documents, faults = load_sound_notices()
    notices = tuple(document for document in documents if not document.is_standards)
    packs, pack_faults = _load_packs(documents)
    divisions = known_divisions()
    facts, lexicon, replies = _all_facts(packs.values()), load_lexicon(), load_replies()
    in_use = facts.only({fact for pack in packs.values() for fact in pack.facts_read})
    fact_wording, titles = load_fact_wording(facts).only(in_use), load_title_levels()
    looked_in = divisions if fact_wording.file.work_places.inside_fact in in_use else NO_DIVISIONS
    extractor = partial(FactExtractor, lexicon=lexicon, local=local_names(notices), divisions=looked_in)
    return Knowledge(
        notices=notices,
        companions=tuple(document for document in documents if document.is_standards),
        packs=packs,
        check_models={id: build_model(pack, replies) for id, pack in packs.items()},
        facts=facts,
        facts_in_use=in_use,
        lexicon=lexicon,
        fact_wording=fact_wording,
        extractor=extractor(fact_wording),
        own_extractors={
            id: extractor(with_own_words(fact_wording, own, facts))
            for id, pack in packs.items()
            if (own := pack.own_facts)
        },
        vocabulary=load_vocabulary(),
        topics=load_topics().in_force(notices, divisions),
        divisions=divisions,
        profiles={profile.id: profile for profile in build_profiles(notices, divisions, titles)},
        title_levels=titles,
        retired=load_retired(settings().knowledge / "notices"),
        refusals=(
            *load_refusals(settings().knowledge / "refusals.yaml", notices, divisions).refusals,
            *load_taught_refusals(notices).refusals,
        ),
        weights=load_weights(),
        rephrasing=load_rephrasing_words(),
        replies=replies,
        faults=(*faults, *pack_faults),
    )


def _all_facts(packs: Iterable[Pack]) -> FactVocabulary:
    """The facts that everyone is asked for, and those that a pack names itself."""
    general = load_facts()
    own = {id: spec for pack in packs for id, spec in pack.vocabulary.specs.items() if id not in general}
    return FactVocabulary({**general.specs, **own})


def _load_packs(documents: tuple[Notice, ...]) -> tuple[dict[str, Pack], list[Fault]]:
    """The sound rule packs of these documents, and the faults of the others."""
    packs: dict[str, Pack] = {}
    faults: list[Fault] = []
    known = {document.id for document in documents}
    for id in pack_ids():
        try:
            if id in known:
                packs[id] = load_pack(id)
        except FaultsError as error:
            faults += error.faults
    return packs, faults


def _retrieval(knowledge: Knowledge, encoder: Encoder, progress: Callable[[str, int, int], None]) -> Retrieval:
    weights = knowledge.weights
    index = ready(knowledge.documents, encoder, settings(), progress, weights.dense.most_in_memory)
    texts = [text for document in knowledge.documents for text in search_texts(document)]
    dense = open_dense_search(texts, index, weights.dense)
    scorer = Scorer(texts, dense, weights.fusion, settings().data)
    clauses = {c.id: c for document in knowledge.documents for c in document.clauses}
    late = load_late_encoder(settings().encoder)
    tokens = clause_tokens(knowledge.documents, late, settings().data, progress)
    late_match = LateMatch(late, tokens, scorer.clauses, weights.dense.matched_texts)
    words, titles, companions = knowledge.vocabulary, knowledge.title_levels, knowledge.companions_by_notice
    most = weights.dense.matched_clauses
    return Retrieval(scorer, late_match, encoder, clauses, words, titles, weights.search, most, companions)


def _router(knowledge: Knowledge) -> NoticeRouter:
    """What tells which notice a question is for, by the notices' metadata."""
    divisions, titles = knowledge.divisions, knowledge.title_levels
    profiles = tuple(knowledge.profiles.values())
    reader = FeatureReader(profiles, divisions, titles, knowledge.lexicon.asides)
    editions = Editions(knowledge.notices, profiles)
    specialities = knowledge.topics.specialities
    places = PlaceFits(divisions)
    selector = NoticeSelector(knowledge.notices, profiles, titles, places, editions, specialities)
    return NoticeRouter(reader, selector)


def _answerability(knowledge: Knowledge, retrieval: Retrieval, both: JoinedEncoder) -> Answerability:
    """The classifier of answerable questions; the vocabulary speaks for an answer, words of topics against one."""
    weights, encoder = knowledge.weights.answerability, both.static
    questions = knowledge.known_questions
    answered = [*(q.text for q in questions), *knowledge.vocabulary.phrases()]
    clauses = CountedTexts(sum(len(document.clauses) for document in knowledge.documents), retrieval.clauses_with)
    unanswered = [*(r.text for r in knowledge.refusals), *knowledge.topics.phrases()]
    known = NearestQuestions(questions, encoder, weights.compared_words)
    refused = NearestQuestions(knowledge.refusals, encoder, weights.compared_words)
    return Answerability(
        known,
        refused,
        reasons_of(knowledge.refusals, encoder),
        WordingOdds(answered, unanswered, weights.word_cap, clauses),
        load_asked_matters(knowledge.documents, known, refused, both, weights),
        retrieval.nearest_clause,
        retrieval.answer_odds,
        weights,
        knowledge.weights.signs,
        knowledge.weights.signs_first_day,
    )


def _prepare() -> None:
    """Load what a language model needs, where one is set; what is scrubbed for it needs a dictionary of names."""
    model = model_settings()
    if model:
        prepare_model(model)
        load_dictionary()
