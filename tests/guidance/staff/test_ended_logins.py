"""A login by a provider that was ended opens nothing again, whoever kept a copy of its cookie."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidance.staff.account_store import StaffAccountError
from guidance.staff.ended_logins import EndedLogins, open_ended_logins
from guidance.staff.sign_in import LONGEST_SESSION

LOGIN = {"email": "clerk@lyg.gov.cn", "iat": 1000, "email_verified": True}


@pytest.fixture
def ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> EndedLogins:
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path))
    return open_ended_logins()


def test_a_login_is_ended_and_a_new_one_of_the_same_person_is_not(ended: EndedLogins):
    assert LOGIN not in ended
    ended.add(LOGIN, 2000)
    assert dict(reversed(LOGIN.items())) in open_ended_logins() and {**LOGIN, "iat": 2001} not in ended
    assert ended.path.stat().st_mode & 0o077 == 0 and "clerk" not in ended.path.read_text()


def test_what_is_over_by_itself_is_forgotten(ended: EndedLogins):
    ended.add(LOGIN, 2000)
    ended.add({**LOGIN, "iat": 2001}, 2000 + LONGEST_SESSION)
    assert LOGIN not in ended and {**LOGIN, "iat": 2001} in ended


@pytest.mark.parametrize("content", ["", "[]", '{"ended": {"a": "b"}}'])
def test_a_damaged_file_is_told(ended: EndedLogins, content: str):
    ended.path.parent.mkdir(parents=True)
    ended.path.write_text(content)
    with pytest.raises(StaffAccountError, match=r"ended\.json"):
        _ = LOGIN in ended
