"""`python -m guidance ask` and `chat`, as other programs call them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from guidance.__main__ import main
from guidance.assistant import Assistant
from ingest.settings import ROOT

ASKED = ["id", "kind", "answer", "citations", "notices", "elapsed_ms"]
TALKED = ["id", "session", *ASKED[1:], "facts", "asks", "check"]
QUESTION = "申报高级工程师要交多少钱？"

pytestmark = pytest.mark.usefixtures("assistant")  # builds the index that the commands then find


def run(*arguments: str, said: bytes = b"", **environment: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "guidance", *arguments]
    return subprocess.run(command, cwd=ROOT, input=said, env=os.environ | environment, capture_output=True)


def lines(*rows: object) -> bytes:
    return b"".join(row if isinstance(row, bytes) else json.dumps(row).encode() + b"\n" for row in rows)


@pytest.fixture(scope="module")
def answered(assistant: Assistant) -> list[dict]:
    """One process, one line for each of these, in this order."""
    rows = lines(
        {"id": "plain", "question": QUESTION},
        b"\n",
        b"{malformed\n",
        b"\xff\xfe\x00\x01\x80\n",
        b"[1, 2]\n",
        {"id": "unknown", "question": QUESTION, "notice": "nope"},
        {"id": "number", "question": 7},
        {"id": "none"},
        {"id": "chosen", "question": "申报时间到哪天？", "notice": "lyg-etdz-2023-h2"},
        {"id": "empty", "question": ""},
        {"id": "blank", "question": " \n\t　"},
        {"id": "one", "question": "费"},
        {"id": "control", "question": "评审\u0000费\u0007多少\u200b"},
        b'{"id": "surrogate", "question": "\\ud800\\u8bc4\\u5ba1\\u8d39\\u591a\\u5c11"}\n',
        {"id": "long", "question": "评审费多少" * 20_000},
        {"id": "last", "question": QUESTION},
    )
    done = run("ask", "--jsonl", said=rows)
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def by_id(rows: list[dict], id: str) -> dict:
    return next(row for row in rows if row["id"] == id)


def test_every_line_but_an_empty_one_is_answered_in_order(answered):
    assert [row["id"] for row in answered] == [
        "plain", None, None, None, "unknown", "number", "none", "chosen", "empty", "blank", "one", "control",
        "surrogate", "long", "last",
    ]  # fmt: skip


def test_an_answer_has_the_fields_of_the_contract(answered):
    row = by_id(answered, "plain")
    assert list(row) == ASKED
    assert row["kind"] == "answer" and "500" in row["answer"]
    assert list(row["citations"][0]) == ["id", "notice", "label", "text"]
    assert row["notices"] == ["lyg-2024-14"]


@pytest.mark.parametrize(("at", "field"), [(1, "第 3 行"), (2, "第 4 行"), (3, "第 5 行")])
def test_a_bad_line_gets_an_error_object_and_stops_no_other(answered, at, field):
    assert list(answered[at]) == ["id", "error"]
    assert answered[at]["error"]["field"] == field
    assert answered[-1]["kind"] == "answer"


def test_an_unknown_notice_is_answered_with_the_known_ones(answered):
    error = by_id(answered, "unknown")["error"]
    assert error["field"] == "notice"
    assert "lyg-2024-14、lyg-etdz-2023-h2" in error["message"]


@pytest.mark.parametrize("id", ["number", "none"])
def test_a_line_without_a_question_in_words_is_told_so(answered, id):
    assert by_id(answered, id)["error"]["field"] == "question"


def test_a_line_can_choose_its_notice(answered):
    assert {c["notice"] for c in by_id(answered, "chosen")["citations"]} == {"lyg-etdz-2023-h2"}


@pytest.mark.parametrize("id", ["empty", "blank"])
def test_nothing_asked_is_refused_without_a_clause(answered, id):
    assert (by_id(answered, id)["kind"], by_id(answered, id)["citations"]) == ("refuse", [])


@pytest.mark.parametrize("id", ["one", "control", "surrogate", "long"])
def test_odd_characters_and_lengths_are_answered_like_any_other(answered, id):
    assert list(by_id(answered, id)) == ASKED


@pytest.mark.parametrize("id", ["control", "surrogate"])
def test_what_no_reader_sees_changes_no_answer(answered, id):
    assert by_id(answered, id)["citations"][0]["id"] == "lyg-2024-14#5.4"


def test_people_read_the_answer_its_clause_and_who_decides():
    done = run("ask", QUESTION)
    told = done.stdout.decode("utf-8")
    assert done.returncode == 0
    assert "[1] 连工信职称〔2024〕14号 五、（四）" in told and "500" in told and "审核为准" in told


def test_a_talk_keeps_its_facts_and_sessions_keep_apart():
    own = "我是本科，2018年评的工程师，想报2024年智能制造高工"
    turns = lines(
        {"session": "a", "text": own},
        {"session": "b", "text": "材料送到哪里？"},
        b"nonsense\n",
        {"session": "a", "text": "要交多少钱？"},
        {"text": "谁"},
    )
    done = run("chat", "--jsonl", "--today", "2024-08-01", said=turns)
    first, other, bad, again, nobody = (json.loads(line) for line in done.stdout.decode("utf-8").splitlines())
    assert list(first) == TALKED
    assert first["kind"] == "check" and first["facts"]["education"] == "bachelor"
    assert first["check"]["notice"] == "lyg-2024-14" and first["asks"]
    assert other["facts"] == {} and other["check"] is None
    assert bad["error"]["field"] == "第 3 行"
    assert again["facts"]["education"] == "bachelor"
    assert nobody["error"]["field"] == "session"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["ask", "--notice", "nope", QUESTION], "没有代号为「nope」的通知，已有 lyg-2024-14、lyg-etdz-2023-h2"),
        (["ask", "--today", "soon", QUESTION], "「soon」不是日期"),
        (["ask", "--colour"], "--colour"),
        (["chat"], "--jsonl"),
        (["nothing"], "没有这个命令"),
    ],
)
def test_a_wrong_call_is_one_line_and_status_two(arguments, told, capsys):
    with pytest.raises(SystemExit) as ended:  # in this process: the libraries are loaded once for all of them
        sys.exit(main(arguments))
    assert ended.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    [line] = err.splitlines()
    assert told in line


def test_the_process_of_a_wrong_call_ends_with_its_status_and_its_line():
    done = run("nothing")
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(done.stderr.decode("utf-8").splitlines()) == 1


def test_a_missing_index_is_built_on_first_use_and_that_is_told(tmp_path: Path):
    done = run("ask", QUESTION, GUIDANCE_DATA=str(tmp_path / "new"))
    assert done.returncode == 0 and "500" in done.stdout.decode("utf-8")
    assert "还没有索引，正在建立" in done.stderr.decode("utf-8")


def test_a_data_folder_that_cannot_be_written_is_named_with_its_setting_and_the_answer_comes_all_the_same():
    done = run("ask", QUESTION, GUIDANCE_DATA=os.devnull)
    assert done.returncode == 0 and "500" in done.stdout.decode("utf-8")
    [line] = done.stderr.decode("utf-8").splitlines()
    assert os.devnull in line and "GUIDANCE_DATA" in line
