"""The extractor of the project's own knowledge, shared by the tests of this folder; it listens as the product does."""

from __future__ import annotations

from guidance.extraction.extract import FactExtractor
from guidance.extraction.fact_wording import load_fact_wording
from guidance.extraction.local_names import local_names
from guidance.facts.applicant_facts import load_facts
from guidance.lexicon.lexicon import load_lexicon
from guidance.rules.load_pack import load_pack, pack_ids
from ingest.notices.load_notices import load_sound_notices

FACTS = load_facts()
LEXICON = load_lexicon()
LOCAL_NAMES = local_names(load_sound_notices()[0])
IN_USE = FACTS.only({fact for id in pack_ids() for fact in load_pack(id).facts_read})
extract = FactExtractor(load_fact_wording(FACTS).only(IN_USE), LEXICON, LOCAL_NAMES).extract
extract_all = FactExtractor(load_fact_wording(FACTS), LEXICON, LOCAL_NAMES).extract
