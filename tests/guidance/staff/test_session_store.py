"""Sessions of staff in their file: exchanged once, found by nobody without the id, over when they are ended."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guidance.staff.session_store import CODE_VALID, SessionStore
from guidance.staff.sign_in import IDLE, LONGEST_SESSION, StaffSession

NOW = 1_800_000_000.0
LI_NA = StaffSession("li.na", "digest of a hash", NOW, NOW)


@pytest.fixture
def store(tmp_path: Path) -> SessionStore:
    return SessionStore(tmp_path / "sessions.json")


def test_a_code_is_exchanged_once_for_an_id_that_finds_the_session_after_a_restart(store: SessionStore):
    key, code = store.add(LI_NA)
    id = store.exchange(code, NOW + 1)
    assert id and SessionStore(store.path).key_of(id) == key and store.find(key) == LI_NA
    assert store.exchange(code, NOW + 2) is None
    assert store.exchange("guessed", NOW + 2) is None and store.key_of(code) is None and store.key_of("") is None


@pytest.mark.parametrize("moment", [NOW + CODE_VALID, NOW - 1])
def test_a_code_is_good_for_a_moment(store: SessionStore, moment: float):
    assert store.exchange(store.add(LI_NA)[1], moment) is None


def test_an_id_opens_nothing_once_its_session_is_ended(store: SessionStore):
    (key, code), (other, _) = store.add(LI_NA), store.add(LI_NA)
    id = store.exchange(code, NOW)
    store.remove(key)
    assert id and store.key_of(id) is None and store.find(key) is None and store.find(other) == LI_NA
    store.note_use(key, NOW + 5)
    assert store.find(key) is None


def test_what_is_used_is_written_down_and_what_is_over_is_gone_when_another_one_begins(store: SessionStore):
    used, unused = store.add(LI_NA)[0], store.add(LI_NA)[0]
    store.note_use(used, NOW + 100)
    begins = StaffSession("wang.fang", "another", NOW + IDLE, NOW + IDLE)
    newest = store.add(begins)[0]
    assert store.find(used) == StaffSession("li.na", "digest of a hash", NOW, NOW + 100)
    assert store.find(unused) is None and store.find(newest) == begins
    store.note_use(used, NOW + LONGEST_SESSION)
    store.add(StaffSession("wang.fang", "another", NOW + LONGEST_SESSION, NOW + LONGEST_SESSION))
    assert store.find(used) is None


def test_the_file_holds_neither_code_nor_id_and_is_its_owners_alone(store: SessionStore):
    _, code = store.add(LI_NA)
    id = store.exchange(code, NOW)
    text = store.path.read_text(encoding="utf-8")
    assert id and code not in text and id not in text and json.loads(text)
    assert store.path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", ["{", '{"sessions":[{"name":"li.na"}]}'])
def test_a_damaged_file_lets_nobody_in_and_does_not_keep_anyone_from_signing_in(store: SessionStore, content: str):
    store.path.write_text(content, encoding="utf-8")
    assert store.key_of("anything") is None
    key, _ = store.add(LI_NA)
    assert store.find(key) == LI_NA
