"""What an office sets is read as it was meant, and what cannot be says what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import SettingError
from ingest.office_settings import (
    RECORD_DAYS,
    ApiSettings,
    ModelSettings,
    RecordSettings,
    answer_seconds,
    api_settings,
    model_settings,
    record_settings,
    staff,
)


@pytest.mark.parametrize("wish", ["", "off", "0", "关"])
def test_without_consent_nothing_is_kept(monkeypatch: pytest.MonkeyPatch, wish: str):
    monkeypatch.setenv("GUIDANCE_RECORDS", wish)
    assert record_settings() is None


def test_consent_alone_means_a_file_in_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path))
    monkeypatch.setenv("GUIDANCE_RECORDS", "on")
    assert record_settings() == RecordSettings(f"sqlite:///{tmp_path}/records.db", RECORD_DAYS)


def test_a_database_by_its_address_and_the_days_by_their_number(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GUIDANCE_RECORDS", "postgresql://clerk@db/x")
    monkeypatch.setenv("GUIDANCE_RECORDS_DAYS", "30")
    assert record_settings() == RecordSettings("postgresql://clerk@db/x", 30)


@pytest.mark.parametrize(
    ("name", "wish"),
    [
        ("GUIDANCE_RECORDS", "/srv/records.db"),
        ("GUIDANCE_RECORDS_DAYS", "半年"),
        ("GUIDANCE_RECORDS_DAYS", "0"),
        ("GUIDANCE_RECORDS_DAYS", "-5"),
        ("GUIDANCE_RECORDS_DAYS", "9999999"),
    ],
)
def test_what_cannot_be_names_the_setting_its_value_and_what_is_right(
    monkeypatch: pytest.MonkeyPatch, name: str, wish: str
):
    monkeypatch.setenv("GUIDANCE_RECORDS", "on")
    monkeypatch.setenv(name, wish)
    with pytest.raises(SettingError, match=f"{name}：「{wish}」.*请写"):
        record_settings()


def test_staff_are_listed_in_whatever_way(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GUIDANCE_STAFF", "A@lyg.gov.cn，b@lyg.gov.cn; c@lyg.gov.cn\n不是邮箱")
    assert staff() == {"a@lyg.gov.cn", "b@lyg.gov.cn", "c@lyg.gov.cn"}


def test_without_a_name_there_is_no_model_whatever_its_companions_hold(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GUIDANCE_LLM", " ")
    monkeypatch.setenv("GUIDANCE_LLM_SECONDS", "never")
    assert model_settings() is None


def test_a_model_has_its_name_place_and_key_and_the_key_is_not_shown(monkeypatch: pytest.MonkeyPatch):
    names = ("GUIDANCE_LLM", "GUIDANCE_LLM_URL", "GUIDANCE_LLM_KEY", "GUIDANCE_LLM_SECONDS")
    for name, value in zip(names, (" deepseek:chat ", "http://x/v1", "secret", "5"), strict=True):
        monkeypatch.setenv(name, value)
    assert model_settings() == ModelSettings("deepseek:chat", "http://x/v1", "secret", 5.0)
    assert "secret" not in repr(model_settings())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GUIDANCE_LLM", "gpt"),
        ("GUIDANCE_LLM", "openai:"),
        ("GUIDANCE_LLM_SECONDS", "0"),
        ("GUIDANCE_LLM_SECONDS", "61"),
        ("GUIDANCE_LLM_SECONDS", "1_0"),
        ("GUIDANCE_LLM_URL", "ftp://x"),
    ],
)
def test_a_model_that_cannot_be_names_the_setting_its_value_and_what_is_right(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
):
    monkeypatch.setenv("GUIDANCE_LLM", "openai:m")
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingError, match=f"{name}：「{value}」.*请写"):
        model_settings()


def test_a_message_has_time_enough_for_the_model_unless_it_is_set(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("GUIDANCE_ANSWER_SECONDS")
    assert answer_seconds() == 10
    monkeypatch.setenv("GUIDANCE_LLM", "openai:m")
    monkeypatch.setenv("GUIDANCE_LLM_SECONDS", "30")
    assert answer_seconds() == 32
    monkeypatch.setenv("GUIDANCE_ANSWER_SECONDS", "5")
    assert answer_seconds() == 5
    monkeypatch.setenv("GUIDANCE_ANSWER_SECONDS", "1")
    with pytest.raises(SettingError, match="GUIDANCE_ANSWER_SECONDS：「1」"):
        answer_seconds()


def test_a_long_value_is_shown_in_part(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GUIDANCE_LLM", "x" * 500)
    with pytest.raises(SettingError, match=f"「{'x' * 40}…」"):
        model_settings()


def test_how_other_programs_may_ask(monkeypatch: pytest.MonkeyPatch):
    assert api_settings() == ApiSettings()
    monkeypatch.setenv("GUIDANCE_API_KEYS", "0123456789abcdef, fedcba9876543210")
    monkeypatch.setenv("GUIDANCE_API_ORIGINS", "https://a.example")
    monkeypatch.setenv("GUIDANCE_API_RATE", "5")
    assert api_settings() == ApiSettings(("0123456789abcdef", "fedcba9876543210"), ("https://a.example",), 5)


@pytest.mark.parametrize(
    ("name", "wish"),
    [("GUIDANCE_API_KEYS", "short"), ("GUIDANCE_API_ORIGINS", "https://a.example/path"), ("GUIDANCE_API_RATE", "0")],
)
def test_a_wrong_wish_for_other_programs_is_told_without_the_key(monkeypatch: pytest.MonkeyPatch, name, wish):
    monkeypatch.setenv(name, wish)
    with pytest.raises(SettingError, match=name) as error:
        api_settings()
    assert "short" not in str(error.value)
