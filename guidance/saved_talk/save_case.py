"""An applicant's case to and from what a device keeps of it; back comes only what today's knowledge has a place for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from guidance.checking.applicant_case import ApplicantCase
from guidance.facts.applicant_facts import FactsError, FactVocabulary
from guidance.facts.fact_spec import Among, Amount, FactSpec
from guidance.knowledge import Knowledge
from guidance.saved_talk.saved_talk import FactValue, SavedAmount, SavedCase, SavedChoice, SavedDates
from ingest.text.dates import Interval

Approximate = Interval | Amount | Among
SavedApproximate = SavedDates | SavedAmount | SavedChoice


def saved_case(case: ApplicantCase) -> SavedCase:
    """Return what a device keeps of the case."""
    return SavedCase(
        notice=case.notice,
        facts=case.facts,
        unsure=sorted(case.unsure),
        words=case.words,
        approximate={fact: _saved(value) for fact, value in case.approximate.items()},
        aimed_levels=list(case.aimed_levels),
        left_out=list(case.left_out),
    )


def take_saved_case(case: ApplicantCase, saved: SavedCase, knowledge: Knowledge, today: date) -> list[str]:
    """Set the case to what was saved of it, and return the facts that have no place today.

    A value that no longer can be, a fact nobody asks for any more and a notice without rules are left out.
    """
    vocabulary = knowledge.facts
    case.notice = saved.notice if saved.notice in knowledge.packs else None
    case.facts = {fact: value for fact, value in saved.facts.items() if _can_be(fact, value, vocabulary, today)}
    case.unsure = {fact for fact in saved.unsure if fact in vocabulary and fact not in case.facts}
    case.words = {fact: words for fact, words in saved.words.items() if fact in case.facts}
    rough = {fact: value for fact, value in saved.approximate.items() if fact not in case.facts}
    case.approximate = _approximate(rough, vocabulary)
    case.aimed_levels, case.left_out = tuple(saved.aimed_levels), tuple(saved.left_out)
    stated = [*saved.facts, *rough]
    return [fact for fact in stated if fact not in case.facts and fact not in case.approximate]


def _can_be(fact: str, value: FactValue, vocabulary: FactVocabulary, today: date) -> bool:
    if fact not in vocabulary:
        return False
    try:
        vocabulary.parse({fact: value}, today)
    except FactsError:
        return False
    return True


def _saved(value: Approximate) -> SavedApproximate:
    match value:
        case Interval():
            return SavedDates(first=value.first, last=value.last, text=value.text)
        case Amount():
            return SavedAmount(lowest=value.lowest, highest=value.highest, text=value.text)
    return SavedChoice(values=list(value.values), text=value.text)


def _approximate(saved: Mapping[str, SavedApproximate], vocabulary: FactVocabulary) -> dict[str, Approximate]:
    found = {fact: _restored(value, vocabulary[fact]) for fact, value in saved.items() if fact in vocabulary}
    return {fact: value for fact, value in found.items() if value is not None}


def _restored(saved: SavedApproximate, spec: FactSpec) -> Approximate | None:
    """The value, None where it is none that this fact can have."""
    match saved:
        case SavedDates() if spec.type == "date" and saved.first <= saved.last:
            return Interval(saved.first, saved.last, saved.text)
        case SavedAmount() if spec.type == "int" and spec.min <= saved.lowest <= saved.highest <= spec.max:
            return Amount(saved.lowest, saved.highest, saved.text)
        case SavedChoice() if spec.type == "enum" and set(saved.values) <= set(spec.values):
            return Among(tuple(saved.values), saved.text)
    return None
