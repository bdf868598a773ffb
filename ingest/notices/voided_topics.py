"""Which topics of topics.yaml hold no longer, because there is a notice for what they say that none is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ingest.divisions.division_table import DivisionTable
from ingest.notices.notice import Notice
from ingest.notices.voiding import VoidedBy, covering_notices, covers_of
from ingest.staff_files.line_marks import read_marked


def voided_topics(path: Path, notices: Iterable[Notice], divisions: DivisionTable) -> Mapping[str, tuple[str, ...]]:
    """Return the names of the topics that are void, each with the notices that void it; none without the file.

    An entry that is not in order is passed over: the assistant tells its faults when it opens.
    """
    if not path.exists():
        return {}
    covers = covers_of(notices, divisions)
    found = {name: covering_notices(wanted, covers, divisions) for name, wanted in _entries(read_marked(path).value)}
    return {name: ids for name, ids in found.items() if ids}


def _entries(file: Any) -> Iterator[tuple[str, VoidedBy]]:
    """The topics that a notice can void."""
    groups = file.values() if isinstance(file, dict) else []
    for entry in (entry for group in groups if isinstance(group, list) for entry in group):
        if isinstance(entry, dict) and entry.get("voided_by"):
            try:
                yield str(entry.get("topic")), VoidedBy.model_validate(entry["voided_by"])
            except ValidationError:
                continue
