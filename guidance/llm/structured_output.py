"""What a language model returns, read strictly: whole at its end, or as far as it has come."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from langchain_core.utils.json import parse_partial_json
from pydantic import BaseModel, ConfigDict, Field, ValidationError

Schema = TypeVar("Schema", bound=BaseModel)


class Output(BaseModel):
    """The base of what a model returns: nothing more than asked for, and of the types asked for."""

    model_config = ConfigDict(strict=True, extra="forbid")


class OutputSentence(Output):
    """One sentence, with the tokens of the clauses that it rests on."""

    text: str
    rests_on: list[str] = Field(min_length=1)


class StructuredAnswer(Output):
    """An answer; no sentence means that the clauses do not state it."""

    sentences: list[OutputSentence]


def read_whole(schema: type[Schema], answer: str) -> Schema | None:
    """Return what the model returned, out of the fence that some put around it; None where it is no such JSON."""
    start, end = answer.find("{"), answer.rfind("}")
    try:
        return schema.model_validate_json(answer[start : end + 1]) if start >= 0 else None
    except ValidationError:
        return None


def read_so_far(answer: str) -> list[OutputSentence]:
    """Return the sentences that are complete in the beginning of an answer.

    What follows the last closing brace is not looked at, so that no half sentence passes for a whole one.
    """
    start, end = answer.find("{"), answer.rfind("}")
    parsed = _parsed(answer[start : end + 1]) if 0 <= start < end else None
    items = parsed.get("sentences") if isinstance(parsed, dict) else None
    return [each for item in items or [] if (each := _sentence(item))] if isinstance(items, list) else []


def _parsed(text: str) -> Any:
    try:
        return parse_partial_json(text)
    except (json.JSONDecodeError, RecursionError):
        return None


def _sentence(item: Any) -> OutputSentence | None:
    try:
        return OutputSentence.model_validate(item)
    except ValidationError:
        return None
