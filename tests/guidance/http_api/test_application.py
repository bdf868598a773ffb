"""The service for other programs: each call answers as its command does, and each wrong one in one sentence."""

from __future__ import annotations

import io
import json
import re
import shlex
import sys
from itertools import pairwise
from types import SimpleNamespace

import pytest
from fastapi.testclient import TestClient

from guidance.assistant import Assistant
from guidance.assistant_loader import AssistantLoader
from guidance.cli import ask_command, check_command, clauses_command, deadlines_command, materials_command
from guidance.http_api.application import create_application
from guidance.http_api.conversations_in_memory import ConversationsInMemory
from guidance.http_api.served_office import ServedOffice
from guidance.http_api.shared_state import SharedState
from ingest.errors import AssistantError
from ingest.office_settings import ApiSettings
from ingest.settings import ROOT

NOTICE, QUESTION = "lyg-2024-14", "申报高级工程师要交多少钱？"
KEY = "0123456789abcdef"


def client_of(office: ServedOffice, wanted: ApiSettings, **state) -> TestClient:
    return TestClient(create_application(SharedState(office, **state), wanted), raise_server_exceptions=False)


@pytest.fixture(scope="module")
def office(assistant: Assistant) -> ServedOffice:
    return ServedOffice(AssistantLoader(lambda: assistant, lambda: assistant))


@pytest.fixture(scope="module")
def client(office: ServedOffice) -> TestClient:
    return client_of(office, ApiSettings(rate=10_000))


def printed(capsys: pytest.CaptureFixture[str], command, *arguments: str) -> str:
    assert command.main(arguments) == 0
    return capsys.readouterr().out


def test_a_question_is_answered_as_by_the_command(client, capsys, monkeypatch):
    row = {"question": QUESTION, "notice": NOTICE}
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(json.dumps(row).encode())))
    by_command = json.loads(printed(capsys, ask_command, "--jsonl"))
    answer = client.post("/ask", json=row).json()
    assert answer.pop("elapsed_ms") > 0 and answer["citations"]
    assert {**answer, "id": None, "elapsed_ms": by_command["elapsed_ms"]} == by_command


def test_a_talk_goes_on_under_the_id_that_the_server_made(client):
    first = client.post("/chat", json={"text": "我本科2018年6月评的工程师，能报2024高工吗"}).json()
    other = client.post("/chat", json={"text": "能报吗"}).json()
    second = client.post("/chat", json={"session": first["session"], "text": "要交多少钱"}).json()
    assert first["kind"] == "check" and first["facts"]["education"] == "bachelor"
    assert second["session"] == first["session"] and second["facts"] == first["facts"]
    assert other["session"] != first["session"] and not other["facts"]


def test_a_case_is_checked_as_by_the_command(client, capsys, tmp_path):
    facts = {"education": "bachelor", "title_date": "2018-06"}
    (tmp_path / "facts.json").write_text(json.dumps(facts), encoding="utf-8")
    by_command = printed(capsys, check_command, "--notice", NOTICE, str(tmp_path / "facts.json"))
    assert client.post("/check", json={"notice": NOTICE, "facts": facts}).json() == json.loads(by_command)


def test_lists_are_those_of_the_commands(client, capsys):
    clauses = printed(capsys, clauses_command, "二（三）1", "--notice", NOTICE, "--limit", "3", "--json")
    asked = {"query": "二（三）1", "notice": NOTICE, "limit": 3}
    assert client.get("/clauses", params=asked).json() == [json.loads(line) for line in clauses.splitlines()]
    materials = json.loads(printed(capsys, materials_command, "--notice", NOTICE, "--json"))
    assert client.get("/materials", params={"notice": NOTICE}).json() == materials and materials["places"]
    days = [json.loads(line) for line in printed(capsys, deadlines_command, "--json").splitlines()]
    assert client.get("/deadlines").json() == days and all(notice["days"] for notice in days)


def test_the_faq_has_only_what_editors_approved_and_the_notices_all_that_answer(client, assistant):
    entries = client.get("/faq", params={"notice": NOTICE}).json()
    assert entries and all(entry["approved"] and entry["citations"] for entry in entries)
    assert len(entries) < len(client.get("/faq").json())
    notices = client.get("/notices").json()
    assert [notice["id"] for notice in notices] == [notice.id for notice in assistant.notices]
    assert all(notice["checkable"] and notice["windows"] and notice["phone"] for notice in notices)


@pytest.mark.parametrize(
    ("method", "path", "sent", "status", "words"),
    [
        ("POST", "/ask", {"content": b"{broken"}, 400, "不是 JSON"),
        ("POST", "/ask", {"content": b"[]"}, 400, "JSON 对象"),
        ("POST", "/ask", {"content": b'{"question": "a", "question": "b"}'}, 400, "写了两次"),
        ("POST", "/ask", {"json": {}}, 422, "question"),
        ("POST", "/ask", {"json": {"question": "费用", "notice": "nope"}}, 422, "nope"),
        ("POST", "/ask", {"json": {"question": "费" * 5001}}, 413, "5000"),
        ("POST", "/ask", {"content": b" " * 70_000}, 413, "64 KB"),
        ("POST", "/chat", {"json": {"text": "你好", "session": "guessed"}}, 404, "会话"),
        ("POST", "/chat", {"json": {"text": "你好", "session": 7}}, 422, "session"),
        ("POST", "/check", {"json": {"notice": "nope", "facts": {}}}, 422, "规则包"),
        ("POST", "/check", {"json": {"notice": NOTICE, "facts": {"unknown": 1}}}, 422, "unknown"),
        ("GET", "/clauses", {"params": {"query": "费", "limit": "0"}}, 422, "limit"),
        ("GET", "/materials", {"params": {"notice": "nope"}}, 422, "材料清单"),
        ("GET", "/nothing", {}, 404, "没有这个地址"),
        ("GET", "/ask", {}, 405, "请求方法"),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence(client, method, path, sent, status, words):
    answer = client.request(method, path, **sent)
    assert answer.status_code == status
    assert list(answer.json()) == ["error"] and words in answer.json()["error"] and "\n" not in answer.json()["error"]


def test_half_a_character_is_answered(client):
    assert client.post("/ask", content=b'{"question": "\\ud800\\u8bc4\\u5ba1\\u8d39"}').status_code == 200


def test_an_address_that_asks_too_often_waits_but_health_is_always_told(office):
    client = client_of(office, ApiSettings(rate=2))
    statuses = [client.get("/notices").status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    assert client.get("/healthz").json() == {"status": "ok"}


def test_addresses_are_counted_one_by_one_and_those_of_one_line_together(office):
    application = create_application(SharedState(office), ApiSettings(rate=1))
    addresses = ("192.0.2.1", "192.0.2.2", "2001:db8::1", "2001:db8::2", "2001:db8:0:1::1")
    statuses = [TestClient(application, client=(each, 1)).get("/notices").status_code for each in addresses]
    assert statuses == [200, 200, 200, 429, 200]


def test_with_keys_set_only_their_bearers_are_answered(office):
    client = client_of(office, ApiSettings(keys=("another-key-of-16", KEY)))
    given = [None, "wrong", KEY + "x", "密钥".encode(), KEY]
    statuses = [client.get("/notices", headers={"X-API-Key": key} if key else {}).status_code for key in given]
    assert statuses == [401, 401, 401, 401, 200]
    assert client.get("/healthz").status_code == 200


def test_only_the_sites_that_are_set_may_ask_from_their_pages(office):
    client = client_of(office, ApiSettings(origins=("https://a.example",)))
    for origin, allowed in (("https://a.example", "https://a.example"), ("https://b.example", None)):
        assert client.get("/healthz", headers={"Origin": origin}).headers.get("Access-Control-Allow-Origin") == allowed


def test_a_conversation_ends_unused_and_the_longest_idle_makes_room(office):
    clock = [0.0]
    client = client_of(
        office, ApiSettings(), conversations=ConversationsInMemory(most=2, idle=60, now=lambda: clock[0])
    )
    first, second, third = (client.post("/chat", json={"text": "你好"}).json()["session"] for _ in range(3))

    def status(session: str) -> int:
        return client.post("/chat", json={"text": "你好", "session": session}).status_code

    assert [status(first), status(second), status(third)] == [404, 200, 200]
    clock[0] = 61
    assert status(third) == 404


def test_readiness_tells_which_knowledge_and_index_answer(client, assistant):
    ready = client.get("/readyz").json()
    assert ready["status"] == "ready" and ready["notices"] == len(assistant.notices) and not ready["outdated"]
    assert all(re.fullmatch(r"[0-9a-f]{64}", ready[name]) for name in ("knowledge", "index"))


def test_before_the_knowledge_is_loaded_it_is_alive_and_not_ready(assistant):
    client = client_of(ServedOffice(AssistantLoader(lambda: assistant, lambda: assistant)), ApiSettings())
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503 and "准备" in client.get("/readyz").json()["error"]


def test_the_document_and_the_handbook_show_every_call_and_their_examples_work(client):
    paths = client.get("/openapi.json").json()["paths"]
    handbook = (ROOT / "docs" / "http-api.md").read_text(encoding="utf-8")
    assert {path for path in paths if f"`{path}`" not in handbook} == set()
    calls = [_call(shlex.split(line)) for line in handbook.splitlines() if line.startswith("curl ")]
    assert {path.partition("?")[0] for path, _ in calls} == set(paths)
    operations = [(path, operation) for path, by_method in paths.items() for operation in by_method.values()]
    bodies = [(path, each["requestBody"]["content"]) for path, each in operations if "requestBody" in each]
    calls += [(path, json.dumps(content["application/json"]["example"])) for path, content in bodies]
    assert len(bodies) == 5
    answers = [client.post(path, content=body) if body else client.get(path) for path, body in calls]
    assert [answer.status_code for answer in answers] == [200] * len(calls)


def _call(words: list[str]) -> tuple[str, str]:
    """The path with its query and the body of a call by curl."""
    address = next(word for word in words if word.startswith("http://127.0.0.1:8600/"))
    data = [value for name, value in pairwise(words) if name in ("-d", "--data-urlencode")]
    path = address.removeprefix("http://127.0.0.1:8600")
    return (f"{path}?{'&'.join(data)}", "") if "-G" in words else (path, "".join(data))


@pytest.mark.parametrize(("error", "status"), [(KeyError("评审费"), 500), (AssistantError("评审费"), 503)])
def test_what_fails_inside_repeats_nothing_that_a_visitor_wrote(caplog, error, status):
    def fail() -> Assistant:
        raise error

    client = client_of(ServedOffice(AssistantLoader(fail, fail)), ApiSettings())
    answer = client.post("/ask", json={"question": "评审费"})
    assert answer.status_code == status and list(answer.json()) == ["error"]
    assert "评审费" not in answer.text + caplog.text and type(error).__name__ in caplog.text
