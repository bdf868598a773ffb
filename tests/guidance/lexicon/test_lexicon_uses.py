"""A word that the lexicon gains is known wherever words of its kind are looked for."""

from __future__ import annotations

from typing import Any

from guidance.checking.check_questions import asks
from guidance.extraction.extract import FactExtractor
from guidance.extraction.fact_wording import load_fact_wording
from guidance.facts.applicant_facts import load_facts
from guidance.lexicon.lexicon import Lexicon, load_lexicon
from guidance.llm.propose_facts import speaks_of_self
from guidance.records.personal_details import PersonalDetails
from guidance.records.scrub import Scrubber
from tests.guidance.extraction.extracting import LOCAL_NAMES

LEXICON = load_lexicon()


def gained(group: str, name: str, *words: str) -> Lexicon:
    """The lexicon with more words in one of its lists."""
    section = getattr(LEXICON, group)
    more: dict[str, Any] = {name: [*getattr(section, name), *words]}
    return LEXICON.model_copy(update={group: section.model_copy(update=more)})


def extracted(message: str, lexicon: Lexicon) -> dict[str, Any]:
    return FactExtractor(load_fact_wording(load_facts()), lexicon, LOCAL_NAMES).extract(message).facts


def test_a_question_word_asks():
    assert not asks("戳一下", LEXICON.question)
    assert asks("戳一下", gained("question", "words", "戳").question)


def test_a_first_person_speaks_of_oneself():
    lexicon = gained("first_person", "words", "在下")
    assert not speaks_of_self("在下本科", False, LEXICON)
    assert speaks_of_self("在下本科", False, lexicon)
    assert PersonalDetails(lexicon).tells_of_somebody("在下本科，工程师满五年")
    assert not PersonalDetails(LEXICON).tells_of_somebody("在下本科，工程师满五年")


def test_a_word_for_a_person_announces_a_name():
    assert "张伟强" in Scrubber(LEXICON).scrub("大师兄叫张伟强呀", "张伟强")
    lexicon = gained("people", "titles_before_names", "大师兄")
    assert "张伟强" not in Scrubber(lexicon).scrub("大师兄叫张伟强呀", "张伟强")


def test_a_supposition_states_nothing():
    assert extracted("赶明儿我是硕士，能报吗", LEXICON) == {"education": "master"}
    assert extracted("赶明儿我是硕士，能报吗", gained("modality", "supposed", "赶明儿")) == {}


def test_somebody_mentioned_in_passing_is_no_applicant():
    message = "我是本科，我们掌柜的是硕士"
    assert extracted(message, LEXICON)["education"] == "master"
    assert extracted(message, gained("people", "bystanders", "掌柜"))["education"] == "bachelor"
