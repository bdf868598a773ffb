"""What somebody stated of an applicant → the verdict in the form of the contract."""

from __future__ import annotations

from datetime import date
from typing import Any

from guidance.eligibility.check import check
from guidance.eligibility.check_model import CheckModel
from guidance.eligibility.verdict_words import VerdictWords
from guidance.facts.applicant_facts import FactsError
from ingest.errors import InputError


def check_stated(model: CheckModel, stated: Any, today: date, title: Any = None) -> dict[str, Any]:
    """Return the verdict on the stated facts, for one `title` of the notice where that is given.

    InputError names the first fact that cannot be, and tells them all; or a title that the notice does not award.
    """
    model = model if title is None else _for_title(model, title)
    try:
        return VerdictWords(check(model, model.vocabulary.parse(stated, today), today)).as_json()
    except FactsError as error:
        first, *more = error.faults
        message = str(error).removeprefix(f"{first.field}：") if more else first.message
        raise InputError(first.field, message) from error


def _for_title(model: CheckModel, title: Any) -> CheckModel:
    # Only here: a check for all titles does without what a model is made with.
    from guidance.eligibility.build_model import model_for_titles

    if title not in model.titles:
        raise InputError("title", f"本通知没有职称「{str(title)[:60]}」，可用的有：{'、'.join(model.titles)}")
    return model_for_titles(model, (title,))
