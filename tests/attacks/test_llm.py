"""A model that is slow, down, endless or talks nonsense costs bounded time and raises one kind of error."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from guidance.llm import ModelError, model_settings, open_model
from guidance.settings import SettingError
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


def test_a_model_that_fails_again_and_again_is_left_alone(endpoint, model):
    endpoint.manner = "500"
    broken = model()
    for _ in range(3):
        with pytest.raises(ModelError):
            broken.ask("a", "b")
    seen = len(endpoint.asked)
    with pytest.raises(ModelError, match="left alone"):
        broken.ask("a", "b")
    assert len(endpoint.asked) == seen


def test_a_session_has_its_share_of_tokens(endpoint, model):
    endpoint.script = lambda system, user: "好"
    mine = model()
    mine.left = 1000
    mine.ask("a", "b")
    with pytest.raises(ModelError, match="tokens"):
        mine.ask("a", "b")


def test_there_is_no_model_by_default():
    assert open_model() is None


def test_the_environment_sets_name_place_and_key_and_the_key_is_not_shown(monkeypatch):
    for name, value in zip(NAMES, ("deepseek:chat", "http://x/v1", "secret", "5"), strict=True):
        monkeypatch.setenv(name, value)
    settings = model_settings()
    assert (settings.name, settings.url, settings.key, settings.seconds) == (
        "deepseek:chat",
        "http://x/v1",
        "secret",
        5,
    )
    assert "secret" not in repr(settings)


@pytest.mark.parametrize(("name", "value"), [("GUIDANCE_LLM", "gpt"), ("GUIDANCE_LLM_SECONDS", "0")])
def test_a_setting_that_cannot_be_understood_is_told(monkeypatch, name, value):
    monkeypatch.setenv("GUIDANCE_LLM", "openai:m")
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingError, match=name):
        model_settings()


def test_no_chat_library_is_loaded_where_no_model_is_set():
    program = (
        "import sys, guidance.rephrase\nfrom guidance.llm import open_model\nassert open_model() is None\n"
        "print([m for m in sys.modules if m in ('langchain.chat_models', 'langchain_openai', 'openai')])"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr
