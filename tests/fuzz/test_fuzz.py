"""A small part of `python -m tests.fuzz`: any file is read or refused in one line, any message answered."""

from __future__ import annotations

from tests.fuzz.__main__ import notices, staff_files
from tests.fuzz.fuzz_runs import answer_messages, read_files, read_yaml
from tests.fuzz.hostile_inputs import files, messages, yaml_files


def test_hostile_files_are_read_or_refused():
    small = ((ending, text[:4000]) for ending, text in files(1, 60, notices()))
    assert read_files(small).wrong == []


def test_hostile_files_of_staff_are_read_or_refused():
    assert read_yaml(text[:4000] for text in yaml_files(1, 80, staff_files())).wrong == []


def test_any_message_is_answered(assistant):
    found = answer_messages(messages(1, 40, ["申报高级工程师要交多少钱？"]), assistant)
    assert found.wrong == [] and found.answered + found.refused == 40


def test_what_goes_wrong_is_found(monkeypatch):
    monkeypatch.setitem(read_files.__globals__["SECONDS"], "file", -1.0)
    found = read_files([(".txt", "一、甲"), (".txt", "")])
    assert [line.split(":")[0] for line in found.wrong] == ["file 0", "file 1"]
    assert (found.answered, found.refused) == (1, 1)
