"""`python -m ingest` and `python -m ingest teach`, as they are typed."""

import json
import os
import re
import subprocess
import sys

import pytest

from ingest.__main__ import main
from ingest.index.chroma_store import open_snapshot
from ingest.settings import ROOT
from ingest.staff_files.exclusive_lock import exclusive_lock

KEYS = ["notices", "clauses", "added", "updated", "removed", "unchanged", "seconds"]


@pytest.fixture
def bundled(own_settings, monkeypatch):
    """An office that uses the embedding that ships with the product."""
    monkeypatch.setenv("GUIDANCE_EMBEDDING", str(ROOT / "knowledge" / "embedding"))
    return own_settings


def run(*arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, cwd=ROOT, timeout=120)


def test_the_index_is_brought_up_to_date_and_counted(bundled):
    first = run("-m", "ingest", "--json")
    assert (first.returncode, first.stderr) == (0, "")
    counted = json.loads(first.stdout.splitlines()[-1])
    assert list(counted) == KEYS
    assert (counted["notices"], counted["added"], counted["unchanged"]) == (2, counted["clauses"], 0)
    again = json.loads(run("-m", "ingest", "--json").stdout)
    assert (again["added"], again["updated"], again["removed"]) == (0, 0, 0)
    assert again["unchanged"] == counted["clauses"]


def test_people_are_told_in_words_with_what_the_outline_doubts(bundled, capsys):
    assert main([]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("lyg-2024-14：")
    assert "缺编号 4" in told[0]
    assert told[-1].startswith("2 份通知，")


@pytest.mark.parametrize("path", ["notices/lyg-2024-14", "notices/lyg-2024-14/source.md"])
def test_one_notice_can_be_named(bundled, capsys, path):
    assert main([str(bundled.knowledge / path), "--json"]) == 0
    counted = json.loads(capsys.readouterr().out)
    assert (counted["notices"], counted["added"]) == (1, counted["clauses"])
    assert main([str(bundled.knowledge), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["unchanged"] == counted["clauses"]


def test_a_fault_is_one_line_with_its_place_and_leaves_the_index_as_it_was(bundled, capsys):
    assert main(["--json"]) == 0
    before = open_snapshot(bundled).generation
    path = bundled.knowledge / "notices" / "lyg-2024-14" / "notice.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("amount: 500", "amount: 50"), encoding="utf-8")
    capsys.readouterr()
    assert main(["--json"]) == 2
    said = capsys.readouterr()
    line = 1 + text.splitlines().index("  - amount: 500")
    assert said.out == ""
    assert said.err.splitlines() == [
        f"{path}:{line}:5：「50」与所引原文「数字经济（智能制造）副高级职称评审及面试答辩、论文鉴定收费合计500元/人」不一致"
    ]
    assert open_snapshot(bundled).generation == before


@pytest.mark.parametrize(
    ("arguments", "environment", "told"),
    [
        (["nowhere"], {}, "nowhere：找不到，请检查路径"),
        ([], {"GUIDANCE_KNOWLEDGE": "/nowhere"}, "/nowhere/notices：找不到通知文件夹，请检查 GUIDANCE_KNOWLEDGE"),
        ([], {"GUIDANCE_EMBEDDING": "/nowhere"}, "GUIDANCE_EMBEDDING：找不到向量模型文件夹 /nowhere"),
        ([], {"GUIDANCE_DATA": os.devnull}, f"数据文件夹 {os.devnull}/index 不能写入（不是文件夹）"),
        ([], {"GUIDANCE_CHROMA": "http://127.0.0.1:9"}, "GUIDANCE_CHROMA：连不上 Chroma 服务 http://127.0.0.1:9"),
        (["teach", "nope", "5.3", "问"], {}, "没有代号为「nope」的通知，已有 lyg-2024-14、lyg-etdz-2023-h2"),
        (["teach", "lyg-2024-14", "9.9", "没有的条"], {}, "通知里没有编号为 9.9 的条款"),
    ],
)
def test_wrong_input_is_one_line_and_status_two(bundled, capsys, monkeypatch, arguments, environment, told):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert main(arguments) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert told in line


def test_a_second_process_is_told_who_writes(bundled, capsys):
    with exclusive_lock(bundled.data / "index", 1):
        assert main(["--json"]) == 2
    assert f"进程号 {os.getpid()}" in capsys.readouterr().err


def test_a_lock_left_by_a_dead_process_holds_nobody_up(bundled):
    script = "import sys,os; from pathlib import Path; from ingest.staff_files.exclusive_lock import exclusive_lock\n"
    script += "with exclusive_lock(Path(sys.argv[1]), 1): os._exit(9)"
    assert run("-c", script, str(bundled.data / "index")).returncode == 9
    with exclusive_lock(bundled.data / "index", 0.1):
        pass
    assert not (bundled.data / "index" / "writer").exists()


def test_teaching_needs_neither_models_nor_chroma(bundled):
    script = (
        "import sys\nfrom ingest.__main__ import main\n"
        "assert main(['teach', 'lyg-2024-14', '5.3，5.2', '测试员问往哪个屋送呀', '--from', '电话']) == 0\n"
        "heavy = {'torch', 'chromadb', 'sentence_transformers', 'model2vec', 'langchain_core', 'langchain_chroma'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    done = run("-c", script)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(
        r"已记下（编号 t\d{4}）：测试员问往哪个屋送呀 → lyg-2024-14#5.3、lyg-2024-14#5.2\n", done.stdout
    )
