"""What an applicant tells roughly, as the check takes it: 五年了 is a span of days, 二十来年 one of numbers."""

from __future__ import annotations

from datetime import date

from guidance.extraction.extraction_result import Approximation
from guidance.facts.applicant_facts import FactVocabulary
from guidance.facts.fact_spec import Amount
from guidance.replies import Replies
from ingest.text.dates import Interval, add_months, read_date


def approximate_value(
    told: Approximation, vocabulary: FactVocabulary, replies: Replies, today: date
) -> Interval | Amount | None:
    """Return the days or numbers that may be meant; a length of time is counted back from `today`, 去年 from its year.

    None for a day that the calendar has not.
    """
    if told.years_ago is not None:
        return _read(f"{today.year - told.years_ago}{told.text}")
    if vocabulary[told.fact].type != "date":
        return Amount(told.lowest, told.highest, told.text)
    first, last = add_months(today, -told.highest), add_months(today, -told.lowest)
    return Interval(first, last, replies.say("time_ago", length=told.text))


def is_to_come(value: Interval | Amount, today: date) -> bool:
    """Whether all days that may be meant lie after `today`."""
    return isinstance(value, Interval) and value.first > today


def what_is_dated(fact: str, vocabulary: FactVocabulary) -> set[str]:
    """Return the facts that only hold once the day that `fact` tells has come: the title of a title's date."""
    thing = vocabulary[fact].after
    return {thing, *(each for each in vocabulary if vocabulary[each].after == thing)} if thing else set()


def _read(text: str) -> Interval | None:
    try:
        return read_date(text)
    except ValueError:
        return None
