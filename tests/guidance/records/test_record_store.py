"""Records come back as they were written, go when they are old, and leave nothing behind."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from guidance.database.database import DatabaseError
from guidance.records.question_record import QuestionRecord
from guidance.records.record_store import RecordStore, open_records
from ingest.errors import SettingError
from ingest.office_settings import RecordSettings

TODAY = date(2024, 8, 1)
ASKED = QuestionRecord("a1", TODAY, "refuse", "停车费能报销吗", ("lyg-2024-14#5.3",))
OWN = QuestionRecord("a2", TODAY, "check", None)


@pytest.fixture(params=["sqlite", "postgresql"])
def records(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[RecordStore]:
    """Records in a database of their own, of either kind."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'sub' / 'records.db'}"
    else:
        url = request.getfixturevalue("postgres")
    opened = open_records(RecordSettings(url, 180))
    yield opened
    opened.close()


@pytest.fixture
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server that lives for one test; skipped where the machine has none."""
    programs = [shutil.which(name) for name in ("initdb", "postgres")]
    if not all(programs):
        pytest.skip("no PostgreSQL on this machine")
    folder = tmp_path_factory.mktemp("pg") / "data"
    who = {}
    if os.getuid() == 0:  # PostgreSQL refuses to run as root
        who = {"user": "nobody", "group": "nogroup", "extra_groups": []}
        folder.mkdir()
        base = Path(tempfile.gettempdir())
        for each in (folder, *(parent for parent in folder.parents if parent.is_relative_to(base) and parent != base)):
            each.chmod(0o755)
        shutil.chown(folder, "nobody")
    folder.mkdir(exist_ok=True)
    made = subprocess.run([programs[0], "-D", folder, "-A", "trust", "-U", "clerk", "-N"], capture_output=True, **who)
    assert made.returncode == 0, made.stderr
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [programs[1], "-D", folder, "-p", str(port), "-k", "", "-h", "127.0.0.1"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **who)
    try:
        address = f"postgresql://clerk@127.0.0.1:{port}/postgres"
        _await(address, server)
        yield address
    finally:
        server.send_signal(signal.SIGINT)  # at once, whoever is still connected
        server.wait()


def test_records_come_back_as_they_were_written(records: RecordStore):
    for record in (ASKED, OWN):
        records.save(record, TODAY)
    assert records.rows(TODAY) == [ASKED, OWN]


def test_a_thumb_changes_the_record_it_belongs_to(records: RecordStore):
    records.save(ASKED, TODAY)
    rated = QuestionRecord(ASKED.id, ASKED.day, ASKED.kind, ASKED.question, ASKED.clauses, False)
    records.save(rated, TODAY)
    assert records.rows(TODAY) == [rated]


def test_records_go_when_they_are_old_whoever_touches_the_database(records: RecordStore):
    records.save(ASKED, TODAY)
    assert records.rows(TODAY + timedelta(days=179)) == [ASKED]
    assert records.rows(TODAY + timedelta(days=180)) == []
    later = QuestionRecord("b1", TODAY + timedelta(days=180), "answer", "要交多少钱")
    records.save(later, later.day)
    assert records.rows(later.day) == [later]
    records.clean(later.day + timedelta(days=500))
    assert records.rows(TODAY) == []


def test_words_that_are_deleted_are_not_left_in_the_file(tmp_path: Path):
    records = open_records(RecordSettings(f"sqlite:///{tmp_path / 'records.db'}", 30))
    records.save(ASKED, TODAY)
    assert ASKED.question.encode() in (tmp_path / "records.db").read_bytes()
    records.clean(TODAY + timedelta(days=30))
    assert ASKED.question.encode() not in (tmp_path / "records.db").read_bytes()


@pytest.mark.parametrize("broken", ["postgresql://clerk:secret@127.0.0.1:9/x", "not a database"])
def test_a_database_that_is_down_is_told_without_its_password(tmp_path: Path, broken: str):
    if broken == "not a database":
        (tmp_path / "records.db").write_bytes(b"x" * 4096)
        broken = f"sqlite:///{tmp_path / 'records.db'}"
    records = open_records(RecordSettings(broken, 30))
    with pytest.raises(DatabaseError, match="记录数据库") as told:
        records.save(ASKED, TODAY)
    assert "secret" not in str(told.value) and ASKED.question not in str(told.value)


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite://", "sqlite:///:memory:", "://", "postgresql+nodriver://x/y"])
def test_an_address_that_cannot_be_names_the_setting_and_what_is_right(url: str):
    with pytest.raises(SettingError, match="GUIDANCE_RECORDS"):
        open_records(RecordSettings(url, 30))


def _await(address: str, server: subprocess.Popen) -> None:
    for _ in range(300):
        try:
            return open_records(RecordSettings(address, 180)).clean(TODAY)
        except DatabaseError:
            assert server.poll() is None
            time.sleep(0.1)
    pytest.fail("PostgreSQL did not start")


def test_several_that_start_on_one_new_file_lose_nothing(tmp_path: Path):
    settings = RecordSettings(f"sqlite:///{tmp_path / 'records.db'}", 180)

    def start(name: str) -> None:
        opened = open_records(settings)
        opened.save(replace(ASKED, id=name), TODAY)
        opened.close()

    with ThreadPoolExecutor(8) as starts:
        list(starts.map(start, map(str, range(24))))
    assert len(open_records(settings).rows(TODAY)) == 24
