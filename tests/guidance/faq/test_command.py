"""The command `faq`: what it writes, what it never touches, and what it says of a wrong input."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest
import yaml

from guidance.__main__ import main
from guidance.cli import faq_command as command
from guidance.faq.journey_topics import load_topic_rules
from guidance.faq.question_log import Asked, read_asked, recorded
from guidance.records.question_record import QuestionRecord
from guidance.records.record_store import open_records
from ingest.errors import InputError
from ingest.office_settings import record_settings
from ingest.settings import ROOT


def sums(folder: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir() if p.is_file()}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--out", "faq.pdf"], "可用的有 .md、.html、.docx、.csv、.json"),
        (["--out", "nowhere/faq.md"], "没有文件夹 nowhere"),
        (["--drafts", "nowhere"], "没有文件夹 nowhere"),
        (["--out", "/proc/x.md", "--notice", "lyg-etdz-2023-h2"], "不能存文件"),
        (["--out", "faq.md", "--asked", "nowhere.csv"], "nowhere.csv：没有这个文件"),
        (["--out", "faq.md", "--notice", "x"], "lyg-2024-14"),
        ([], "要写明输出文件"),
    ],
)
def test_a_wrong_input_is_told_in_one_line_of_chinese(arguments, told, assistant, capfd, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["faq", *arguments]) == 2
    out, err = capfd.readouterr()
    assert not out and told in err and err.count("\n") == 1 and "Errno" not in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "value"), [("GUIDANCE_CHROMA", "foo"), ("GUIDANCE_EMBEDDING", "/nowhere"), ("GUIDANCE_LLM", "foo")]
)
def test_a_wrong_setting_is_told_in_one_line_and_nothing_is_written(name, value, capfd, tmp_path, monkeypatch):
    monkeypatch.setenv(name, value)
    assert main(["faq", "--out", str(tmp_path / "faq.md")]) == 2
    [line] = capfd.readouterr().err.splitlines()
    assert line.startswith(f"{name}：") and value in line
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("wrong", [["--today", "x"], ["--quick"], ["--out"]])
def test_a_wrong_argument_is_told_in_chinese(wrong, capfd):
    with pytest.raises(SystemExit) as left:
        main(["faq", *wrong])
    err = capfd.readouterr().err
    assert left.value.code == 2 and err.count("\n") == 1
    assert not any(word in err for word in ("argument", "invalid", "expected", "unrecognized"))


def test_the_command_writes_the_file_and_prints_its_figures(tmp_path, capfd):
    out = tmp_path / "faq.json"
    assert command.main(["--out", str(out), "--notice", "lyg-etdz-2023-h2", "--json"]) == 0
    figures = json.loads(capfd.readouterr().out)
    told = [figures[name] for name in ("coverage", "round_trip", "verbatim", "duplicates")]
    assert told == [1.0, 1.0, 1.0, 0]
    rows = json.loads(out.read_text(encoding="utf-8"))
    assert {c["notice"] for row in rows for c in row["citations"]} == {"lyg-etdz-2023-h2"}


def test_drafts_never_touch_what_editors_approved_nor_an_earlier_draft(tmp_path, monkeypatch, capfd):
    knowledge = tmp_path / "knowledge"
    shutil.copytree(ROOT / "knowledge", knowledge)
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(knowledge))
    before = sums(knowledge / "faq")
    assert command.main(["--drafts", str(knowledge / "faq")]) == 0
    after = sums(knowledge / "faq")
    assert before.items() <= after.items()
    assert after.keys() - before.keys() == {"lyg-2024-14.draft.yaml", "lyg-etdz-2023-h2.draft.yaml"}
    capfd.readouterr()
    assert main(["faq", "--drafts", str(knowledge / "faq"), "--out", str(tmp_path / "faq.md")]) == 2
    err = capfd.readouterr().err
    assert "已有草稿" in err and err.count("\n") == 1
    assert sums(knowledge / "faq") == after and not (tmp_path / "faq.md").exists()


@pytest.mark.skipif(os.name != "posix", reason="replaces a folder while the command runs")
def test_when_the_last_file_fails_the_drafts_are_taken_back(tmp_path, monkeypatch, capfd):
    monkeypatch.setattr(command, "writable", lambda path: "")
    files = ["--drafts", str(tmp_path), "--out", str(tmp_path / "no" / "faq.md")]
    assert main(["faq", *files, "--notice", "lyg-etdz-2023-h2"]) == 2
    assert capfd.readouterr().err.count("\n") == 1 and list(tmp_path.iterdir()) == []


def test_real_questions_become_the_first_drafts_with_the_nearest_clause_to_be_checked(tmp_path, capfd):
    asked = tmp_path / "asked.csv"
    asked.write_bytes("问题,次数\n评上以后工资涨多少,3\n智能制造高级工程师评审收费多少？,9\n".encode("gbk"))
    assert command.main(["--drafts", str(tmp_path), "--asked", str(asked), "--json"]) == 0
    assert [(w["question"], w["count"]) for w in json.loads(capfd.readouterr().out)["wanted"]] == [
        ("评上以后工资涨多少", 3)
    ]
    texts = [p.read_text(encoding="utf-8") for p in sorted(tmp_path.glob("*.draft.yaml"))]
    (entry,) = [each for text in texts for each in yaml.safe_load(text)["entries"] or ()]
    assert entry["question"] == "评上以后工资涨多少？" and entry["answer"][0]["clause"]
    assert entry["topic"] in load_topic_rules().topics
    assert sum("有人问过 3 次，还没有回答" in text for text in texts) == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"\xff\xfe\x00\xd8\xff", "不是文字表格"), ("问题,次数\n收费,很多\n".encode(), ":2：应为两列")],
)
def test_a_table_that_cannot_be_read_is_told(tmp_path, content, told):
    path = tmp_path / "asked.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=told):
        read_asked(path)


def test_the_record_gives_what_was_refused_asked_back_or_of_no_use(tmp_path, monkeypatch, capfd):
    monkeypatch.setenv("GUIDANCE_RECORDS", f"sqlite:///{tmp_path / 'records.db'}")
    from guidance.clock import this_day

    day, kept = this_day(), open_records(record_settings())
    rows = [
        ("refuse", "停车费给不给报销", None),
        ("clarify", "申报时间到哪天", None),
        ("answer", "申报高级工程师要交多少钱", False),
        ("answer", "评审费多少", True),
    ]
    for at, (kind, question, useful) in enumerate(rows):
        kept.save(QuestionRecord(str(at), day, kind, question, (), useful), day)
    kept.close()
    assert {each.question: each.useless for each in recorded()} == {
        "停车费给不给报销": False,
        "申报时间到哪天": False,
        "申报高级工程师要交多少钱": True,
    }
    out = tmp_path / "faq.md"
    assert command.main(["--out", str(out), "--json"]) == 0
    wanted = {w["question"] for w in json.loads(capfd.readouterr().out)["wanted"]}
    assert {"停车费给不给报销", "申报高级工程师要交多少钱"} <= wanted


def test_a_question_counts_once_with_the_larger_count():
    from guidance.faq.question_log import united

    assert united([Asked("收多少钱？", 2), Asked("收多少钱", 3, True)]) == [Asked("收多少钱？", 3, True)]
