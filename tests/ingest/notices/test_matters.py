from __future__ import annotations

from pathlib import Path

import pytest

from ingest.notices.load_notices import load_notices
from ingest.notices.matters import read_judged_matters, read_matters
from ingest.settings import settings
from ingest.staff_files.faults import FaultsError


def test_what_was_judged_of_the_offices_notices_is_sound():
    knowledge = settings().knowledge
    matters = read_matters(knowledge / "matters.yaml")
    for notice in load_notices():
        judged = read_judged_matters(
            knowledge / "matters" / f"{notice.id}.yaml", matters, {c.number for c in notice.clauses}
        )
        assert set(judged.values()) == {True, False}


def test_a_matter_that_stands_twice_is_named_with_its_line(tmp_path: Path):
    path = tmp_path / "matters.yaml"
    path.write_text("- {matter: 退费, ask: [退吗]}\n- {matter: 退费, ask: [能退吗]}\n", encoding="utf-8")
    with pytest.raises(FaultsError, match=r"matters\.yaml:2.*「退费」写了两遍"):
        read_matters(path)
