"""What one office knows, as data: loaded once, passed to every stage, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from guidance.eligibility.check_model import CheckModel
from guidance.extraction.extract import FactExtractor
from guidance.extraction.fact_wording import FactWording
from guidance.facts.applicant_facts import FactVocabulary
from guidance.grounding.rephrasing_words import RephrasingWords
from guidance.lexicon.lexicon import Lexicon
from guidance.lexicon.topics import Topics
from guidance.lexicon.vocabulary import Vocabulary
from guidance.replies import Replies
from guidance.rules.pack import Pack
from guidance.understanding.notice_profile import NoticeProfile
from guidance.weights import Weights
from ingest.divisions.division_table import DivisionTable
from ingest.notices.check_companions import companions_of
from ingest.notices.notice import KnownQuestion, KnownRefusal, Notice
from ingest.notices.notice_folders import NoticeIdentity
from ingest.notices.title_levels import TitleLevels
from ingest.staff_files.faults import Fault


@dataclass(frozen=True)
class Knowledge:
    """The contents of the knowledge folder.

    `notices` are what one can apply under, `companions` the standards that these go by.
    `packs` are the rule packs by notice id, `check_models` the same compiled for checks; a notice without one answers
    questions but decides no case. `facts` are all that applicants can state, `facts_in_use` those that a pack reads:
    only these are listened for and asked for. `own_extractors` hear besides what a pack names itself, by its notice.
    `refusals` are the questions that are known to have no answer.
    `profiles` are what each notice is for, by its id. `retired` are the notices that no longer answer. `faults` are
    those of notices and packs that were left out.
    """

    notices: tuple[Notice, ...]
    packs: Mapping[str, Pack]
    check_models: Mapping[str, CheckModel]
    facts: FactVocabulary
    facts_in_use: FactVocabulary
    lexicon: Lexicon
    fact_wording: FactWording
    extractor: FactExtractor
    vocabulary: Vocabulary
    topics: Topics
    divisions: DivisionTable
    profiles: Mapping[str, NoticeProfile]
    title_levels: TitleLevels
    refusals: tuple[KnownRefusal, ...]
    retired: tuple[NoticeIdentity, ...]
    weights: Weights
    rephrasing: RephrasingWords
    replies: Replies
    faults: tuple[Fault, ...] = ()
    companions: tuple[Notice, ...] = ()
    own_extractors: Mapping[str, FactExtractor] = field(default_factory=dict)

    def extractor_for(self, notice: str | None) -> FactExtractor:
        """Return what hears the facts of a talk about a notice: those that its pack names itself too."""
        return self.own_extractors.get(notice or "", self.extractor)

    @cached_property
    def documents(self) -> tuple[Notice, ...]:
        """Everything whose clauses can answer: the notices, then their companions."""
        return (*self.notices, *self.companions)

    @cached_property
    def companions_by_notice(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the companions of each document that has some, by its id."""
        by_id = {companion.id: companion for companion in self.companions}
        found = {document.id: companions_of(document, by_id) for document in self.documents if document.companions}
        return {id: tuple(companion.id for companion in companions) for id, companions in found.items() if companions}

    @property
    def known_questions(self) -> tuple[KnownQuestion, ...]:
        """The known questions of every document; those of a companion are asked of the notices that go by it too."""
        own = (question for notice in self.notices for question in notice.questions)
        of_companions = (
            replace(question, citing=self.citing(companion.id))
            for companion in self.companions
            for question in companion.questions
        )
        return (*own, *of_companions)

    def citing(self, companion: str) -> tuple[str, ...]:
        """Return the ids of the notices that go by the companion of this id."""
        return tuple(n.id for n in self.notices if companion in self.companions_by_notice.get(n.id, ()))

    def document(self, id: str) -> Notice:
        """Return the notice or companion of that id; KeyError when there is none."""
        return self.document_by_id[id]

    def searched(self, ids: Iterable[str]) -> tuple[Notice, ...]:
        """Return the documents with these ids and after them their companions, each once."""
        listed = tuple(ids)
        further = (of for id in listed for of in self.companions_by_notice.get(id, ()))
        return tuple(self.document_by_id[id] for id in dict.fromkeys((*listed, *further)))

    def notice(self, id: str) -> Notice:
        """Return the notice of that id; KeyError when there is none."""
        return self.notice_by_id[id]

    @cached_property
    def notice_by_id(self) -> Mapping[str, Notice]:
        """The notices by their ids."""
        return {notice.id: notice for notice in self.notices}

    def notices_of(self, ids: Iterable[str]) -> tuple[Notice, ...]:
        """Return the notices with these ids, in the order in which they were loaded."""
        wanted = set(ids)
        return tuple(notice for notice in self.notices if notice.id in wanted)

    @cached_property
    def document_by_id(self) -> Mapping[str, Notice]:
        """The notices and companions by their ids."""
        return {document.id: document for document in self.documents}

    def with_packs(self) -> tuple[Notice, ...]:
        """Return the notices that a case can be checked against."""
        return self.notices_of(self.packs)
