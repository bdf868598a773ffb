"""Types of values that several files of the staff hold."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field


def _number_as_text(value: object) -> object:
    return str(value) if type(value) is int else value


Text = Annotated[str, Field(min_length=1)]
"""Words, at least one character."""

ClauseNumber = Annotated[Text, BeforeValidator(_number_as_text)]
"""A clause's number within its notice, `5.2`; a bare `5` is text as well."""

Words = Annotated[list[Annotated[Text, BeforeValidator(_number_as_text)]], Field(default_factory=list)]
"""A list of words or numbers, empty where the key is left out."""
