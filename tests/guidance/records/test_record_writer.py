"""A talk never waits for its record, and what is lost is counted."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from threading import Event

from guidance.records import record_writer as writing
from guidance.records.question_record import QuestionRecord
from guidance.records.record_store import open_records
from guidance.records.record_writer import RecordWriter
from ingest.office_settings import RecordSettings

TODAY = date(2024, 8, 1)


def record(id: str) -> QuestionRecord:
    return QuestionRecord(id, TODAY, "refuse", "停车费能报销吗")


def test_what_is_handed_over_is_written(tmp_path: Path):
    writer = RecordWriter(open_records(RecordSettings(f"sqlite:///{tmp_path / 'r.db'}", 30)), TODAY)
    writer.write(lambda: record("a"), TODAY)
    writer.write(lambda: None, TODAY)
    writer.flush()
    assert [r.id for r in writer.records.rows(TODAY)] == ["a"] and writer.loss is None
    writer.close()


def test_the_start_drops_what_is_too_old(tmp_path: Path):
    settings = RecordSettings(f"sqlite:///{tmp_path / 'r.db'}", 30)
    open_records(settings).save(record("a"), TODAY)
    writer = RecordWriter(open_records(settings), date(2024, 12, 1))
    writer.flush()
    assert "停车费".encode() not in (tmp_path / "r.db").read_bytes()
    writer.close()


def test_losses_are_counted_and_writing_goes_on_when_the_database_is_back(tmp_path: Path):
    path = tmp_path / "r.db"
    path.mkdir()
    writer = RecordWriter(open_records(RecordSettings(f"sqlite:///{path}", 30)), TODAY)
    for id in "abc":
        writer.write(lambda id=id: record(id), TODAY)
    writer.flush()
    assert (writer.loss.count, writer.loss.since) == (3, TODAY) and "记录数据库" in writer.loss.why
    path.rmdir()
    writer.write(lambda: record("d"), TODAY)
    writer.flush()
    assert writer.loss.count == 3
    assert [r.id for r in writer.records.rows(TODAY)] == ["d"]
    writer.close()


def test_a_record_that_cannot_be_made_is_a_loss_and_tells_nothing_of_the_message(tmp_path: Path):
    writer = RecordWriter(open_records(RecordSettings(f"sqlite:///{tmp_path / 'r.db'}", 30)), TODAY)
    writer.write(lambda: {}["我叫张三"], TODAY)
    writer.flush()
    assert writer.loss.count == 1 and "张三" not in writer.loss.why
    writer.close()


def test_a_database_that_hangs_costs_the_talk_nothing_and_memory_little(tmp_path: Path):
    writer, go_on = RecordWriter(open_records(RecordSettings(f"sqlite:///{tmp_path / 'r.db'}", 30)), TODAY), Event()
    writer.write(lambda: go_on.wait(30) and None, TODAY)
    for _ in range(writing.WAITING + 9):
        writer.write(lambda: None, TODAY)
    assert writer.loss.count == 10
    go_on.set()
    writer.close()
