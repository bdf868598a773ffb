"""Examples of what applicants say besides what is understood (own_statements.yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field

from ingest.settings import settings
from ingest.staff_files.field_types import Text
from ingest.staff_files.line_marks import Strict, read_marked, validate

Texts = Annotated[list[Text], Field(min_length=1)]


class StatementExamples(Strict):
    """All of own_statements.yaml: statements that may bear on conditions, and idle ones; answers that one does not."""

    bears: Texts
    idle: Texts
    no_bearing: Texts


def read_statements(path: Path | None = None) -> StatementExamples:
    """Read own_statements.yaml (or `path`); raise FaultsError with every fault and its line."""
    return validate(StatementExamples, read_marked(path or settings().knowledge / "own_statements.yaml"))
