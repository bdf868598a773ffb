"""What one office knows, as data: loaded once, passed to every stage, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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
from ingest.notices.notice import KnownRefusal, Notice
from ingest.notices.notice_folders import NoticeIdentity
from ingest.notices.title_levels import TitleLevels
from ingest.staff_files.faults import Fault


@dataclass(frozen=True)
class Knowledge:
    """The contents of the knowledge folder.

    `packs` are the rule packs by notice id, `check_models` the same compiled for checks; a notice without one answers
    questions but decides no case. `facts` are all that applicants can state, `facts_in_use` those that a pack reads:
    only these are listened for and asked for. `refusals` are the questions that are known to have no answer.
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

    def notice(self, id: str) -> Notice:
        """Return the notice of that id; KeyError when there is none."""
        return {notice.id: notice for notice in self.notices}[id]

    def notices_of(self, ids: Iterable[str]) -> tuple[Notice, ...]:
        """Return the notices with these ids, in the order in which they were loaded."""
        wanted = set(ids)
        return tuple(notice for notice in self.notices if notice.id in wanted)

    def with_packs(self) -> tuple[Notice, ...]:
        """Return the notices that a case can be checked against."""
        return self.notices_of(self.packs)
