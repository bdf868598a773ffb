"""What a process counts and logs tells how it is, and nothing that a visitor wrote."""

from __future__ import annotations

import json
import logging
import socket
from contextlib import suppress

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from guidance.assistant_loader import AssistantLoader
from guidance.conversation import Conversation, respond
from guidance.metrics.json_logs import JsonFormatter, log_in_json
from guidance.metrics.measured_answer import measured_answer
from guidance.metrics.metrics_server import start_metrics_server
from guidance.metrics.process_metrics import process_metrics
from guidance.metrics.watched_parts import WatchedParts
from ingest.errors import SettingError

SECRET = "张晓明想问停车费"


@pytest.fixture
def parts(assistant) -> WatchedParts:
    loader = AssistantLoader(lambda: assistant, lambda: assistant)
    loader.current()
    parts = WatchedParts(loader)
    yield parts
    with suppress(KeyError):  # it was not served
        process_metrics().registry.unregister(parts)


@pytest.fixture
def address(monkeypatch) -> str:
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    monkeypatch.setenv("GUIDANCE_METRICS", address)
    return address


def samples(address: str) -> dict[tuple, float]:
    text = httpx.get(f"http://{address}/metrics", trust_env=False).text
    assert "晓明" not in text
    found = (sample for family in text_string_to_metric_families(text) for sample in family.samples)
    return {(sample.name, *sample.labels.values()): sample.value for sample in found}


def test_what_became_of_messages_is_served_with_times_by_stage(assistant, parts, address):
    start_metrics_server(parts)
    before = samples(address)
    for message in ("要交多少钱", SECRET, "我本科2018年6月评的工程师，能报2024高工吗"):
        talk = Conversation()
        measured_answer("page", lambda message=message, talk=talk: respond(message, talk, assistant))
    after = samples(address)

    def risen(*name: str) -> float:
        return after[name] - before.get(name, 0)

    assert risen("guidance_answers_total", "page", "check", "checked") == 1
    assert risen("guidance_answers_total", "page", "answer", "answered") == 1
    assert risen("guidance_answer_seconds_count", "page") == 3
    for stage in ("understanding", "answerability", "extraction"):
        assert risen("guidance_stage_seconds_count", stage) == 3
    assert risen("guidance_stage_seconds_count", "checking") == 1
    assert after["guidance_answers_in_progress", "page"] == 0
    assert (after["guidance_ready",], after["guidance_knowledge_outdated",]) == (1, 0)
    assert after["guidance_notices",] == len(assistant.notices)
    assert after["guidance_knowledge_loaded_timestamp_seconds",] > 1.7e9


def test_a_failed_answer_is_counted_and_raised(parts, address):
    start_metrics_server(parts)

    def fail():
        raise KeyError(SECRET)

    with pytest.raises(KeyError):
        measured_answer("page", fail)
    assert samples(address)["guidance_answer_failures_total", "page", "KeyError"] >= 1


@pytest.mark.parametrize("wrong", ["9464", "127.0.0.1:", "127.0.0.1:99999", "taken"])
def test_an_address_that_cannot_be_names_the_setting(assistant, parts, monkeypatch, wrong):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        if wrong == "taken":
            wrong = f"127.0.0.1:{taken.getsockname()[1]}"
        monkeypatch.setenv("GUIDANCE_METRICS", wrong)
        with pytest.raises(SettingError, match="GUIDANCE_METRICS"):
            start_metrics_server(parts)


def line_of(name: str, message: str, *args: object, error: Exception | None = None, **extra) -> dict:
    exc_info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord(name, logging.ERROR, __file__, 1, message, args, exc_info)
    for key, value in extra.items():
        setattr(record, key, value)
    return json.loads(JsonFormatter().format(record))


def test_a_line_of_the_log_tells_where_and_never_what_was_written():
    try:
        raise KeyError(SECRET)
    except KeyError as caught:
        error = caught
    library = line_of("streamlit.runtime", "Uncaught %s\nTraceback of it", SECRET, error=error)
    assert library["message"] == "Uncaught %s" and library["error"] == "KeyError"
    assert library["places"][-1].startswith("tests/guidance/metrics/test_metrics.py:")
    assert "晓明" not in json.dumps(library, ensure_ascii=False)
    own = line_of("guidance.metrics", "answered", event={"outcome": "checked", "ms": 3.1})
    assert (own["message"], own["outcome"], own["level"]) == ("answered", "checked", "error")


def test_logs_are_json_only_where_that_is_wanted(monkeypatch, capsys):
    root, own = logging.getLogger(), logging.getLogger("guidance")
    before = root.handlers[:], root.level, own.level, logging.getLogger("ingest").level
    monkeypatch.delenv("GUIDANCE_LOG", raising=False)
    log_in_json()
    assert root.handlers == before[0]
    monkeypatch.setenv("GUIDANCE_LOG", "json")
    try:
        log_in_json()
        own.info("ready")
        logging.getLogger("bm25s").info("Building %s", SECRET)
        assert json.loads(capsys.readouterr().err)["message"] == "ready"
    finally:
        root.handlers[:], own.level = before[0], before[2]
        root.setLevel(before[1])
        logging.getLogger("ingest").setLevel(before[3])
    monkeypatch.setenv("GUIDANCE_LOG", "xml")
    with pytest.raises(SettingError, match="GUIDANCE_LOG"):
        log_in_json()
