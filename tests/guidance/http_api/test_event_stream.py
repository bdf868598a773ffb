"""A streamed answer shows what can be read while the model speaks, and ends with what the plain call answers."""

from __future__ import annotations

import json

import pytest
from endpoint import TOKEN, said
from fastapi.testclient import TestClient
from run_beside import run_beside

from guidance.assistant_loader import AssistantLoader
from guidance.database.database import open_database
from guidance.database.short_outages import ShortOutages
from guidance.http_api.application import create_application
from guidance.http_api.conversations_in_database import ConversationsInDatabase
from guidance.http_api.event_stream import event_stream
from guidance.http_api.served_office import ServedOffice
from guidance.http_api.shared_state import SharedState, shared_state
from guidance.reply import Sentence
from ingest.office_settings import ApiSettings, ModelSettings

QUESTION, FEE = "评审费多少钱？", "收费合计500元/人。"


@pytest.fixture(scope="module")
def office(assistant) -> ServedOffice:
    return ServedOffice(AssistantLoader(lambda: assistant, lambda: assistant))


def client_of(state: SharedState) -> TestClient:
    return TestClient(create_application(state, ApiSettings(rate=1000)), raise_server_exceptions=False)


def events(answer) -> list[tuple[str, dict]]:
    assert answer.headers["content-type"].startswith("text/event-stream")
    lines = [block.split("\n") for block in answer.text.strip().split("\n\n")]
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in lines]


def test_what_can_be_read_comes_before_the_whole_answer(office, endpoint, model):
    model()  # the endpoint answers plainly again
    endpoint.script = lambda system, user: said((FEE, TOKEN.findall(user)[:1]), ("不算数的一句。", ["ZZZZZZ"]))
    client = client_of(SharedState(office, ModelSettings("openai:m", endpoint.url, "key", 10.0)))
    (first, partial), (last, answer) = events(client.post("/ask/stream", json={"question": QUESTION}))
    assert (first, partial) == ("partial", {"answer": FEE})
    assert last == "answer" and FEE in answer["answer"] and answer["rephrased"] == [FEE]


def test_without_a_model_the_whole_answer_is_the_only_event_and_talks_go_on(office, tmp_path):
    client = client_of(shared_state(office, None, f"sqlite:///{tmp_path / 'talks.db'}"))
    ((_, first),) = events(client.post("/chat/stream", json={"text": "我本科，能报2024高工吗"}))
    ((name, second),) = events(client.post("/chat/stream", json={"text": QUESTION, "session": first["session"]}))
    plain = client.post("/chat", json={"text": QUESTION, "session": first["session"]}).json()
    assert name == "answer" and second["facts"] == first["facts"] != {}
    assert {**plain, "elapsed_ms": 0} == {**second, "elapsed_ms": 0}


def test_what_is_wrong_from_the_start_is_an_error_like_any_other(office):
    client = client_of(SharedState(office))
    gone = client.post("/chat/stream", json={"text": "你好", "session": "guessed"})
    assert (gone.status_code, client.post("/ask/stream", json={}).status_code) == (404, 422)


def test_what_fails_later_is_the_last_event(caplog):
    def fail(show):
        show([Sentence(FEE)])
        raise KeyError("评审费")

    async def streamed() -> str:
        return "".join([part async for part in (await event_stream(fail)).body_iterator])

    *_, last = run_beside(streamed()).strip().split("\n\n")
    assert last == 'event: error\ndata: {"error": "服务出错了，请稍后再试"}' and "评审费" not in caplog.text


def test_a_database_that_is_down_is_told_without_its_password(office, caplog):
    database = open_database("postgresql://clerk:secret@127.0.0.1:9/x", "GUIDANCE_API_CONVERSATIONS", "会话数据库")
    kept = ConversationsInDatabase(ShortOutages(database, 0.0), office.knowledge, lambda: None)
    client = client_of(SharedState(office, conversations=kept))
    answer = client.post("/chat", json={"text": "你好"})
    assert answer.status_code == 503 and "会话" in answer.json()["error"]
    assert "secret" not in answer.text + caplog.text
