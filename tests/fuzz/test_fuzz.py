"""A small part of `python -m tests.fuzz`: any file or command line ends in an answer or one line, any message too."""

from __future__ import annotations

import sys

from tests.fuzz.__main__ import notices, staff_files
from tests.fuzz.command_runs import run_commands, run_in_office
from tests.fuzz.fuzz_runs import answer_messages, read_files, read_yaml
from tests.fuzz.hostile_commands import CommandLine
from tests.fuzz.hostile_inputs import files, messages, yaml_files


def test_hostile_files_are_read_or_refused():
    small = ((ending, text[:4000]) for ending, text in files(1, 60, notices()))
    assert read_files(small).wrong == []


def test_hostile_files_of_staff_are_read_or_refused():
    assert read_yaml(text[:4000] for text in yaml_files(1, 80, staff_files())).wrong == []


def test_any_message_is_answered(assistant):
    found = answer_messages(messages(1, 40, ["申报高级工程师要交多少钱？"]), assistant)
    assert found.wrong == [] and found.answered + found.refused == 40


def test_any_command_ends_in_an_answer_or_one_line(assistant, tmp_path):
    found = run_in_office(tmp_path, 1, 60, assistant)
    assert found.wrong == [] and found.answered > 10 and found.refused > 40


def test_a_command_that_ends_otherwise_is_found():
    def ends(status, *complaints):
        return lambda _arguments: [sys.stderr.write(f"{line}\n") for line in complaints] and status

    mains = [ends(2, "甲"), ends(2, "甲", "乙"), ends(1, "甲"), lambda arguments: arguments[9]]
    found = run_commands(CommandLine(f"command {at}", main, (), b"") for at, main in enumerate(mains))
    assert [line.split(" ()")[0] for line in found.wrong] == ["command 1", "command 2", "command 3"]
    assert found.refused == 3


def test_what_goes_wrong_is_found(monkeypatch):
    monkeypatch.setitem(read_files.__globals__["SECONDS"], "file", -1.0)
    found = read_files([(".txt", "一、甲"), (".txt", "")])
    assert [line.split(":")[0] for line in found.wrong] == ["file 0", "file 1"]
    assert (found.answered, found.refused) == (1, 1)
