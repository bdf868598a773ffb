"""A model that is slow, down, endless or talks nonsense costs bounded time and raises one kind of error."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from guidance.llm.circuit_breaker import CAUSES, FAILURES, ModelError
from guidance.llm.language_model import open_model
from guidance.llm.transport import AT_ONCE
from ingest.office_settings import model_settings
from ingest.settings import ROOT

NAMES = ("GUIDANCE_LLM", "GUIDANCE_LLM_URL", "GUIDANCE_LLM_KEY", "GUIDANCE_LLM_SECONDS")


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch):
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def test_a_model_that_works_is_heard(endpoint, model):
    endpoint.script = lambda system, user: f"{system}|{user}"
    assert model().ask("规则", "问题" * 30) == "规则|" + "问题" * 30
    assert endpoint.asked[0]["max_tokens" if "max_tokens" in endpoint.asked[0] else "max_completion_tokens"] == 700


@pytest.mark.parametrize("manner", ["500", "slow", "endless", "dripping", "garbage"])
def test_a_model_that_fails_costs_bounded_time(endpoint, model, manner):
    warmed = model(1.0)
    endpoint.script = lambda system, user: "好"
    warmed.ask("a", "b")
    endpoint.manner = manner
    started = time.monotonic()
    with pytest.raises(ModelError):
        warmed.ask("a", "b")
    assert time.monotonic() - started < 2.0


def test_an_error_of_the_server_is_tried_once_more_and_no_more(endpoint, model):
    endpoint.manner = "500"
    with pytest.raises(ModelError, match=CAUSES["down"]):
        model().ask("a", "b")
    assert len(endpoint.asked) == 2


def test_a_model_that_fails_again_and_again_is_left_alone(endpoint, model):
    endpoint.manner = "500"
    broken = model()
    for _ in range(FAILURES):
        with pytest.raises(ModelError):
            broken.ask("a", "b")
    seen = len(endpoint.asked)
    with pytest.raises(ModelError, match=CAUSES["resting"]):
        broken.ask("a", "b")
    assert len(endpoint.asked) == seen
    assert broken.transport.breaker.tally == {"down": FAILURES, "resting": 1}


def test_answers_that_are_rejected_are_counted_and_break_nothing(endpoint, model):
    endpoint.script = lambda system, user: "好"
    mine = model()
    for _ in range(2 * FAILURES):
        mine.ask("a", "b")
        mine.judge("rejected")
    assert mine.ask("a", "b") == "好" and mine.transport.breaker.tally == {"rejected": 2 * FAILURES}


def test_output_without_form_counts_as_a_failure(endpoint, model):
    endpoint.script = lambda system, user: "好"
    mine = model()
    for _ in range(FAILURES):
        mine.ask("a", "b")
        mine.judge("nonsense")
    with pytest.raises(ModelError, match=CAUSES["resting"]):
        mine.ask("a", "b")


@pytest.mark.parametrize("manner", ["dripping", "trickling"])
def test_servers_that_drip_for_ever_hold_no_place(endpoint, model, manner):
    """More drips than there are places, one after the other; each is hung up on, and the next question is answered."""
    mine = model(0.4, rest=0.0)
    endpoint.manner = manner
    for _ in range(AT_ONCE + 2):
        with pytest.raises(ModelError, match=CAUSES["slow"]):
            mine.ask("a", "b")
    endpoint.manner, endpoint.script = "plain", lambda system, user: "好"
    assert mine.ask("a", "b") == "好" and mine.transport.breaker.tally == {"slow": AT_ONCE + 2}


def test_more_visitors_than_places_wait_for_nobody(endpoint, model):
    mine = model(1.0, rest=0.0)
    endpoint.manner = "dripping"

    def visit(_number: int) -> tuple[str, float]:
        started = time.monotonic()
        with pytest.raises(ModelError) as failed:
            mine.ask("a", "b")
        return failed.value.cause, time.monotonic() - started

    with ThreadPoolExecutor(AT_ONCE + 4) as pool:
        ends = list(pool.map(visit, range(AT_ONCE + 4)))
    assert sorted(cause for cause, _ in ends) == ["busy"] * 4 + ["slow"] * AT_ONCE
    assert max(seconds for cause, seconds in ends if cause == "busy") < 0.7
    time.sleep(0.3)
    endpoint.manner, endpoint.script = "plain", lambda system, user: "好"
    assert mine.ask("a", "b") == "好"


def test_what_goes_wrong_is_logged_once_for_each_cause(endpoint, model, caplog):
    endpoint.manner = "500"
    broken = model()
    for _ in range(FAILURES + 2):
        with pytest.raises(ModelError):
            broken.ask("a", "b")
    assert [record.args[0] for record in caplog.records] == ["down", "resting"]


def test_a_message_has_its_time_however_often_the_model_is_asked(endpoint, model):
    endpoint.script, endpoint.pace = lambda system, user: "好" * 40, 0.7
    mine = model(1.0)
    mine.begin()
    mine.ask("a", "b")
    started = time.monotonic()
    with pytest.raises(ModelError):
        mine.ask("a", "b")
    assert time.monotonic() - started < 0.6


def test_the_time_to_load_the_library_is_nobodys(endpoint, model):
    """Even a connection that takes longer than an answer may take leaves the first question its time."""
    endpoint.script = lambda system, user: "好"
    mine = model(1.0)
    connect = mine.transport._connect
    mine.transport._connect = lambda: time.sleep(1.5) or connect()
    assert mine.ask("a", "b") == "好"


@pytest.mark.parametrize(("name", "limit"), [("openai:m", "max_completion_tokens"), ("deepseek:m", "max_tokens")])
def test_each_provider_is_told_the_token_limit(endpoint, model, name, limit):
    endpoint.script = lambda system, user: "好"
    model(name=name).ask("a", "b")
    assert endpoint.asked[0][limit] == 700


def test_a_session_has_its_share_of_tokens(endpoint, model):
    endpoint.script = lambda system, user: "好"
    mine = model()
    mine.left = 1000
    mine.ask("a", "b")
    with pytest.raises(ModelError, match=CAUSES["spent"]):
        mine.ask("a", "b")


def test_there_is_no_model_by_default():
    assert open_model(model_settings()) is None


@pytest.mark.parametrize("name", ["openai:m", "ollama:m", "deepseek:m"])
def test_a_connection_can_be_hung_up_and_another_takes_its_place(endpoint, model, name):
    transport = model(name=name).transport
    chat = transport._chat()
    transport._lay_by(chat, ended=False)
    client = getattr(chat, "root_client", None) or chat._client
    assert client._client.is_closed
    other = transport._chat()
    assert not (getattr(other, "root_client", None) or other._client)._client.is_closed


@pytest.mark.parametrize("command", [["ask", "--jsonl"], ["chat", "--jsonl"], ["ask", "评审费多少钱"]], ids=" ".join)
def test_a_wrong_setting_ends_a_command_with_one_line(monkeypatch, command):
    monkeypatch.setenv("GUIDANCE_LLM", "gpt")
    row = '{"id": 1, "session": "a", "question": "评审费多少钱", "text": "评审费多少钱"}\n'
    program = [sys.executable, "-m", "guidance", *command]
    done = subprocess.run(program, cwd=ROOT, input=row, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("GUIDANCE_LLM：") and len(done.stderr.splitlines()) == 1


def test_no_chat_library_is_loaded_where_no_model_is_set():
    program = (
        "import sys, guidance.conversation\n"
        "print([m for m in sys.modules if m in ('langchain.chat_models', 'langchain_openai', 'openai')])"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr
