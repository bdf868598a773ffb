"""The parts of each field of a notice.yaml, as its schema has them: what a form asks for, and what it hands back."""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel

from ingest.notices.notice_file import NoticeEntry, ScopeEntry
from ingest.text.dates import typed_date

PartKind = Literal["text", "number", "day", "choice", "clause", "quote"]
PartPath = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryPart:
    """One blank of a form: where its value stands in the entry, what it takes, and whether it may stay empty."""

    path: PartPath
    kind: PartKind
    is_optional: bool
    choices: tuple[str, ...] = ()


def is_list(field: str) -> bool:
    """Whether a notice may have several entries of a field."""
    return typing.get_origin(NoticeEntry.model_fields[field].annotation) is list


def entry_model(field: str) -> type[BaseModel]:
    """Return the schema of one entry of a field."""
    return _models(NoticeEntry.model_fields[field].annotation)[0]


def parts_of(field: str) -> tuple[EntryPart, ...]:
    """Return the blanks of one entry of a field, the values before the clause and the quote."""
    parts = _parts(entry_model(field), ())
    return tuple(sorted(parts, key=lambda part: part.kind in ("clause", "quote") and len(part.path) == 1))


def read_part(part: EntryPart, typed: str) -> Any:
    """Return the value that was typed into a blank, None for an empty one; ValueError says what would be right."""
    typed = typed.strip()
    if not typed:
        return None
    if part.kind == "number":
        if not typed.isdecimal():
            raise ValueError(f"「{typed}」不是整数")
        return int(typed)
    return _day(typed) if part.kind == "day" else typed


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed_date(typed) or "")
    except ValueError:
        raise ValueError(f"「{typed}」不是哪一天，请写成 2025-03-01 或 2025年3月1日") from None


def _parts(model: type[BaseModel], path: PartPath) -> list[EntryPart]:
    parts: list[EntryPart] = []
    for name, field in model.model_fields.items():
        nested = _models(field.annotation)
        if nested:
            parts += [part for part in _parts(nested[0], (*path, name)) if part.kind != "quote"]
        else:
            optional = not field.is_required() or bool(path)
            parts.append(EntryPart((*path, name), _kind(name, field.annotation), optional, _choices(field.annotation)))
    return parts


def _kind(name: str, annotation: Any) -> PartKind:
    if name in ("clause", "quote"):
        return typing.cast(PartKind, name)
    plain = _plain_types(annotation)
    if date in plain:
        return "day"
    if int in plain:
        return "number"
    return "choice" if _choices(annotation) else "text"


def _choices(annotation: Any) -> tuple[str, ...]:
    return typing.get_args(annotation) if typing.get_origin(annotation) is Literal else ()


def _plain_types(annotation: Any) -> tuple[Any, ...]:
    is_union = typing.get_origin(annotation) in (types.UnionType, typing.Union)
    return typing.get_args(annotation) if is_union else (annotation,)


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in typing.get_args(annotation) for model in _models(part)]


FIELDS = tuple(
    name for name, field in NoticeEntry.model_fields.items() if name != "scope" and _models(field.annotation)
)
SCOPE_WORDS = tuple(ScopeEntry.model_fields)
