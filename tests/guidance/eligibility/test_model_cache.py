"""Models kept on disk: the same as built anew, made again after any change, and harmless whatever the file holds."""

import os
import pickle
from datetime import date

import pytest

from guidance.eligibility.build_model import build_model
from guidance.eligibility.check import check
from guidance.eligibility.model_cache import load_model
from guidance.eligibility.verdict_words import VerdictWords
from guidance.facts.applicant_facts import load_facts
from guidance.replies import load_replies
from guidance.rules.load_pack import load_pack
from ingest.settings import ROOT
from tests.guidance.applicants import ENGINEER, GRADUATE

TODAY = date(2026, 1, 1)
SENIOR, FIRST = "lyg-2024-14", "lyg-etdz-2023-h2"
FACTS = load_facts().parse(ENGINEER)


@pytest.fixture
def file(tmp_path, monkeypatch):
    """The file of a kept model, in a data folder of its own."""
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path))
    load_model(SENIOR)
    return tmp_path / "packs" / f"{SENIOR}.pickle"


def _result(model):
    return VerdictWords(check(model, FACTS, TODAY)).as_json()


def test_a_kept_model_gives_the_same_as_one_built_anew(file):
    assert file.exists()
    assert _result(load_model(SENIOR)) == _result(build_model(load_pack(SENIOR), load_replies()))


def test_a_broken_file_is_made_anew(file):
    whole = file.read_bytes()
    for broken in (b"", whole[:100], b"x" * 50 + whole[50:], whole[:-40]):
        file.write_bytes(broken)
        assert check(load_model(SENIOR), FACTS, TODAY).verdict == "eligible"
        assert len(file.read_bytes()) == len(whole)


class _Calls:
    """Pickles as a call of a function."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return os.mkdir, (str(self.path),)


def test_a_file_that_would_call_something_is_not_obeyed(file, tmp_path):
    stamp = file.read_bytes()[:32]
    file.write_bytes(stamp + pickle.dumps(_Calls(tmp_path / "called")))
    assert check(load_model(SENIOR), FACTS, TODAY).verdict == "eligible"
    assert not (tmp_path / "called").exists()


def test_without_a_place_to_keep_models_the_check_goes_on(monkeypatch):
    monkeypatch.setenv("GUIDANCE_DATA", str(ROOT / "README.md" / "nowhere"))
    assert check(load_model(FIRST), load_facts().parse(GRADUATE), TODAY).verdict == "eligible"
