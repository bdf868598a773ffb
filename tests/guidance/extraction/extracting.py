"""The extractor of the project's own knowledge, shared by the tests of this folder."""

from __future__ import annotations

from guidance.extraction.extract import FactExtractor
from guidance.extraction.fact_wording import load_fact_wording
from guidance.extraction.local_names import local_names
from guidance.facts.applicant_facts import load_facts
from guidance.lexicon.lexicon import load_lexicon
from ingest.notices.load_notices import load_sound_notices

FACTS = load_facts()
LEXICON = load_lexicon()
LOCAL_NAMES = local_names(load_sound_notices()[0])
extract = FactExtractor(load_fact_wording(FACTS), LEXICON, LOCAL_NAMES).extract
