"""What somebody stated of an applicant → the verdict in the form of the contract."""

from __future__ import annotations

from datetime import date
from typing import Any

from guidance.eligibility.check import check
from guidance.eligibility.check_model import CheckModel
from guidance.eligibility.verdict_words import VerdictWords
from guidance.facts.applicant_facts import FactsError
from ingest.errors import InputError


def check_stated(model: CheckModel, stated: Any, today: date) -> dict[str, Any]:
    """Return the verdict on the stated facts; InputError names the first that cannot be, and tells them all."""
    try:
        return VerdictWords(check(model, model.vocabulary.parse(stated, today), today)).as_json()
    except FactsError as error:
        first, *more = error.faults
        message = str(error).removeprefix(f"{first.field}：") if more else first.message
        raise InputError(first.field, message) from error
