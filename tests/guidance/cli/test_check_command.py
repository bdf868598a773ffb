"""`python -m guidance check`: one applicant, a line each, and whatever people send instead."""

import json
import subprocess
import sys

import pytest

from ingest.settings import ROOT
from tests.guidance.applicants import ENGINEER, GRADUATE

SENIOR, FIRST = "lyg-2024-14", "lyg-etdz-2023-h2"


def _run(*arguments, stdin=b""):
    stdin = stdin if isinstance(stdin, bytes) else json.dumps(stdin).encode()
    command = [sys.executable, "-m", "guidance", "check", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=ROOT, timeout=120)


def _lines(*rows):
    stdin = b"\n".join(row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows)
    done = _run("--jsonl", stdin=stdin)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def test_one_applicant_from_a_file_or_standard_input(tmp_path):
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(ENGINEER), encoding="utf-8")
    from_file = _run("--notice", SENIOR, str(file))
    from_stdin = _run("--notice", SENIOR, stdin=ENGINEER)
    assert from_file.returncode == 0 and from_file.stdout == from_stdin.stdout
    assert json.loads(from_file.stdout)["verdict"] == "eligible"


def test_the_day_can_be_set():
    done = _run("--notice", SENIOR, "--today", "2024-08-01", stdin={})
    assert json.loads(done.stdout)["window"]["state"] == "open"


@pytest.mark.parametrize(
    ("arguments", "stdin", "words"),
    [
        (["--notice", SENIOR], {"degre": "master"}, "degree"),
        (["--notice", SENIOR], {"title_date": "2019-02-30"}, "title_date"),
        (["--notice", SENIOR], {"education": "phd"}, "bachelor"),
        (["--notice", SENIOR], {"facts": {"facts": {}}}, "facts"),
        (["--notice", SENIOR], [], "JSON 对象"),
        (["--notice", SENIOR], b"", "不是 JSON"),
        (["--notice", SENIOR], b"{", "不是 JSON"),
        (["--notice", SENIOR], b'{"papers": NaN}', "NaN"),
        (["--notice", SENIOR], b'{"papers": 1, "papers": 2}', "papers"),
        (["--notice", SENIOR], b'{"papers": ' + b"9" * 9000 + b"}", "过大"),
        (["--notice", SENIOR], b"\xff\xfe", "UTF-8"),
        (["--notice", SENIOR], b"[" * 200_000, "嵌套"),
        (["--notice", SENIOR], b'{"education": "' + b"x" * 1_000_000 + b'"}', "education"),
        (["--notice", SENIOR], b'{"\\ud800": 1}', "ud800"),
        (["--notice", "nowhere"], {}, SENIOR),
        ([], {}, "--notice"),
        (["--notice", SENIOR, "nowhere.json"], {}, "nowhere.json"),
        (["--notice", SENIOR, "--today", "2024-13-01"], {}, "2024-13-01"),
        (["--nonsense"], {}, "nonsense"),
    ],
)
def test_a_wrong_input_is_told_on_one_line(arguments, stdin, words):
    done = _run(*arguments, stdin=stdin)
    told = done.stderr.decode()
    assert done.returncode == 2 and done.stdout == b""
    assert told.count("\n") == 1 and words in told and "Traceback" not in told and len(told) < 3000


def test_a_bad_line_is_answered_and_the_others_go_on():
    answers = _lines(
        {"id": 1, "notice": SENIOR, "facts": ENGINEER},
        b"not json",
        {"id": "x", "notice": SENIOR, "facts": {"papers": -1}},
        {"id": None, "notice": "nowhere", "facts": {}},
        {"id": [1], "notice": [SENIOR], "facts": {}},
        {"id": 5, "facts": {}},
        {"id": 6, "notice": FIRST},
        b"3",
        b"",
        b'{"id": "\\ud800", "notice": "lyg-2024-14", "facts": {"papers": 1}}',
        {"id": 9, "notice": FIRST, "facts": GRADUATE},
    )
    assert [answer.get("verdict") for answer in answers] == [
        "eligible", None, None, None, None, None, None, None, "unknown", "eligible"
    ]  # fmt: skip
    assert [answer["error"]["field"] for answer in answers if "error" in answer] == [
        "第 2 行", "papers", "notice", "notice", "notice", "facts", "第 8 行"
    ]  # fmt: skip
    assert [answer["id"] for answer in answers] == [1, None, "x", None, [1], 5, 6, None, "\ud800", 9]
    assert all(answer["error"]["message"] for answer in answers if "error" in answer)


def test_a_check_loads_none_of_the_heavy_libraries():
    heavy = "torch, chromadb, sentence_transformers, langchain_core, streamlit, cn2an, jieba, pydantic"
    code = (
        "import sys; from guidance.cli.check_command import main; main(['--notice', 'lyg-2024-14']);"
        f"print([name for name in '{heavy}'.split(', ') if name in sys.modules], file=sys.stderr)"
    )
    _run("--notice", SENIOR, stdin={})
    done = subprocess.run([sys.executable, "-c", code], input=b"{}", capture_output=True, cwd=ROOT, timeout=120)
    assert done.stderr.decode().strip() == "[]"
