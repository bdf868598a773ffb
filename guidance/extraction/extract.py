"""The way of a message: one spelling, what tells of the applicant, dates, facts, answers, corrections."""

from __future__ import annotations

import re

from guidance.extraction.achievements import find_achievements
from guidance.extraction.button_labels import labelled
from guidance.extraction.corrections import is_correction, mend_date
from guidance.extraction.date_answers import answered_date, refined
from guidance.extraction.date_mentions import find_dates
from guidance.extraction.extraction_result import Extracted, FactFinding, Known, Span, Stamp, Value
from guidance.extraction.fact_phrases import find_phrases
from guidance.extraction.fact_wording import Lexicon, load_wording
from guidance.extraction.fold_message import fold_message
from guidance.extraction.frontline import find_frontline
from guidance.extraction.mask import MaskedMessage, told_of_applicant
from guidance.extraction.prizes import find_prizes
from guidance.extraction.qualifications import find_qualifications
from guidance.extraction.reconcile import sensible
from guidance.extraction.short_answers import hear_answer, is_unsure

_INSTEAD = re.compile(r"(?:不是|不,|应该是)[^,。]{0,6}\d")
_CAN_I = re.compile(
    r"(?:请问|你好|您好|[,。!?\s]|(?:我|本人)?(?:就|也|只是?)?(?:想|要)?(?:请)?(?:问|咨询|了解|知道|打听)(?:一下|下|问)?)*(?:我|本人)(?:这样|这种|这情况|这个|现在|今年|的?条件|自己)*"
    r"(?:能不能|能否|可不可以|可以|能|够不够|有没有资格|有资格)[^,。?]{0,4}(?:报|评|申报|初定|参评)[^,。?]{0,12}[?。!]?\Z"
)
_OF_YEAR = re.compile(r"度|版|(?:年度?)?(?:的)?(?:这|那|上半年|下半年|第?[一二]批)|高|通知|文件")
LONGEST = 5000  # characters of a message that are read; what follows repeats or rambles


def hear(
    message: str,
    asked: str | None = None,
    known: Known | None = None,
    notice_year: int | None = None,
    about: tuple[str, ...] = (),
    refused: str | None = None,
) -> Extracted:
    """Return the facts that `message` tells about the applicant, and what it corrects or leaves open.

    `asked` is the fact that the last question asked for, `known` what the talk has brought so far, `notice_year`
    the year of the notice (a year that the notice bears is no date of the applicant's), `about` the words for
    the applicant from an earlier turn, `refused` the date whose last value could not be.
    """
    known, lexicon = known or {}, load_wording()
    text = fold_message(message[:LONGEST], lexicon.wording.spelling)
    asked = asked if asked in lexicon.facts else None
    if asked and (value := labelled(text, lexicon.facts[asked], lexicon)) is not None:
        found = {asked: FactFinding(asked, value, 0, len(text))}
        return Extracted(*_facts(found, known), own_details=True, about=about)
    told = told_of_applicant(text, lexicon, about, bool(known or asked))
    taken_back = is_correction(text, lexicon) or bool(_INSTEAD.match(text))
    found = {finding.fact: finding for finding in _findings(told, lexicon, notice_year, asked)}
    found = sensible(_completed(found, text, asked, known, taken_back, lexicon, refused), known, taken_back, text)
    return _heard(found, text, asked, known, lexicon, told.about or about)


def _heard(
    found: dict[str, FactFinding], text: str, asked: str | None, known: Known, lexicon: Lexicon, about: tuple[str, ...]
) -> Extracted:
    withdrawn = tuple(fact for fact, finding in found.items() if finding.value is None and fact in known)
    found = {fact: finding for fact, finding in found.items() if finding.value is not None}
    unsure = (asked,) if asked and asked not in found and is_unsure(text, lexicon) else ()
    own = bool(found or withdrawn or unsure or _CAN_I.match(text))
    return Extracted(*_facts(found, known), withdrawn, unsure, own, about)


def _facts(found: dict[str, FactFinding], known: Known) -> tuple[dict[str, Value], dict[str, Span], tuple[str, ...]]:
    """Values, spans, and the facts whose known value is replaced."""
    values = {fact: finding.value for fact, finding in found.items()}
    spans = {fact: (finding.start, finding.end) for fact, finding in found.items()}
    return values, spans, tuple(fact for fact, value in values.items() if known.get(fact, value) != value)


def _findings(told: MaskedMessage, lexicon: Lexicon, notice_year: int | None, asked: str | None) -> list[FactFinding]:
    stamps = [stamp for stamp in find_dates(told.whole) if not _bears(stamp, told.whole, notice_year)]
    return [
        *find_phrases(told.text, lexicon, told.whole),
        *find_qualifications(told.text, told.whole, stamps, lexicon),
        *find_achievements(told.text),
        *find_frontline(told.text, stamps),
        *find_prizes(told.text, asked),
    ]


def _bears(stamp: Stamp, whole: str, notice_year: int | None) -> bool:
    """Whether a year is the one that the notice bears: 2024年度的, 2024这批."""
    return stamp.value == str(notice_year) and bool(_OF_YEAR.match(whole, stamp.end))


def _completed(
    found: dict[str, FactFinding],
    text: str,
    asked: str | None,
    known: Known,
    taken_back: bool,
    lexicon: Lexicon,
    refused: str | None,
) -> dict[str, FactFinding]:
    """The findings with the bare date that corrects or refines a known one, or with the answer to what was asked."""
    dates = [fact for fact in lexicon.facts if lexicon.facts[fact].type == "date"]
    dated = any(fact in dates for fact in found)
    if refused in dates and not dated and (date := answered_date(text, None)):
        return {**found, refused: FactFinding(refused, date, 0, len(text))}
    if taken_back and not dated and (mended := mend_date(text, known)):
        return {**found, mended.fact: mended}
    answer = hear_answer(text, asked, known, lexicon) if asked and asked not in found else None
    # a date that the message gives to another fact is no answer
    if answer and not (asked in dates and dated):
        return {**found, asked: answer}
    if not dated and (closer := refined(text, known, dates)):
        return {**found, closer.fact: closer}
    return found
