"""Whether a database can be reached is told without waiting for it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from guidance.database.database import open_database
from guidance.database.database_watch import DatabaseWatch, Reach


@pytest.mark.parametrize(("is_there", "found"), [(True, Reach.OK), (False, Reach.UNREACHABLE)])
def test_what_the_last_try_found_is_told_at_once(tmp_path: Path, is_there: bool, found: Reach):
    address = f"sqlite:///{tmp_path / 'a.db'}" if is_there else "postgresql://clerk@127.0.0.1:9/x"
    watch = DatabaseWatch(open_database(address, "GUIDANCE_RECORDS", "记录数据库"))
    assert watch.look() in (Reach.UNKNOWN, found)  # a try that fails at once may be over already
    until = time.monotonic() + 20
    while watch.look() is Reach.UNKNOWN and time.monotonic() < until:
        time.sleep(0.01)
    assert watch.look() is found
