"""What an applicant tells roughly, as the check takes it: 五年了 is a span of days, 二十来年 one of numbers."""

from __future__ import annotations

from datetime import date

from guidance.extraction.extraction_result import Approximation
from guidance.facts.applicant_facts import FactVocabulary
from guidance.facts.fact_spec import Amount
from guidance.replies import Replies
from ingest.text.dates import Interval, add_months


def approximate_value(
    told: Approximation, vocabulary: FactVocabulary, replies: Replies, today: date
) -> Interval | Amount:
    """Return the days or numbers that may be meant; a length of time is counted back from `today`."""
    if vocabulary[told.fact].type != "date":
        return Amount(told.lowest, told.highest, told.text)
    first, last = add_months(today, -told.highest), add_months(today, -told.lowest)
    return Interval(first, last, replies.say("time_ago", length=told.text))
