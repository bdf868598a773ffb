"""Settings read from environment variables, each group of them by a schema, and once for as long as they stay."""

from __future__ import annotations

import os
from typing import Any, TypeVar, cast

from pydantic import ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingest.memo import memo
from ingest.settings import wrong_setting


class Variables(BaseSettings):
    """Environment variables by their exact names, without the white space around their values."""

    model_config = SettingsConfigDict(case_sensitive=True, extra="ignore", frozen=True, validate_default=False)

    @model_validator(mode="before")
    @classmethod
    def _without_blanks(cls, values: dict[str, str]) -> dict[str, str]:
        """What is blank is not set, and a companion of what is not set is not looked at."""
        stripped = {name: value.strip() for name, value in values.items() if value.strip()}
        return stripped if cls._is_on(stripped) else {}

    @classmethod
    def _is_on(cls, _values: dict[str, str]) -> bool:
        return True


Schema = TypeVar("Schema", bound=Variables)


def read_variables(schema: type[Schema]) -> Schema:
    """Return the variables of a schema as the environment holds them now; SettingError names a wrong one."""
    names = [str(variable.validation_alias) for variable in schema.model_fields.values()]
    try:
        return cast(Schema, _of_values(schema, tuple(os.environ.get(name) for name in names)))
    except ValidationError as error:
        first: dict[str, Any] = dict(error.errors(include_url=False)[0])
        raise wrong_setting(str(first["loc"][0]), first["input"], str(first["ctx"]["error"])) from None


@memo("settings of an office")  # every run of a page asks for some
def _of_values(schema: type[Variables], _values: tuple[str | None, ...]) -> Variables:
    return schema()
