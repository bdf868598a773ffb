"""The wordings of matters.yaml, the matter of each, and what was judged of the office's notices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ingest.notices.matters import read_judged_matters, read_matters
from ingest.notices.notice import Notice


@dataclass(frozen=True)
class JudgedWordings:
    """Wordings, the matter of each by its place, and the judgements (notices × matters).

    1 stands for open, 0 for settled, -1 for not judged. A matter's name is its first wording.
    """

    texts: tuple[str, ...]
    matter_of: np.ndarray
    judged: np.ndarray


def judged_wordings(notices: Sequence[Notice], knowledge: Path) -> JudgedWordings:
    """Return the wordings of all matters; FaultsError where a file is not sound."""
    matters = read_matters(knowledge / "matters.yaml")
    judged = [
        read_judged_matters(path, matters, [clause.number for clause in notice.clauses])
        for notice in notices
        if (path := knowledge / "matters" / f"{notice.id}.yaml").exists()
    ]
    return JudgedWordings(
        tuple(text for name, asked in matters.items() for text in (name, *asked)),
        np.repeat(np.arange(len(matters)), [1 + len(asked) for asked in matters.values()]),
        np.array([[notice.get(name, -1) for name in matters] for notice in judged], dtype=np.int64),
    )
