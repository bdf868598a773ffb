"""`python -m ingest tree FILE [--json]` as a user runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def run(*argv: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ingest", "tree", *map(str, argv)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_json_is_a_line_a_clause_and_the_doubts_last(tmp_path: Path) -> None:
    path = tmp_path / "某 通知.md"
    path.write_text("一、甲\n（1）乙。\n（3）丙。\n", encoding="utf-8")
    done = run(path, "--json")
    *clauses, last = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [c["id"] for c in clauses] == ["某-通知#1", "某-通知#1.1", "某-通知#1.3"]
    assert clauses[2] == {
        "id": "某-通知#1.3",
        "path": ["一", "（3）"],
        "label": "一、（3）",
        "heading": "",
        "text": "丙。",
        "parent": "某-通知#1",
        "start": 10,
        "end": 15,
    }
    assert last["type"] == "doubts"
    assert [doubt["kind"] for doubt in last["doubts"]] == ["missing_number"]


def test_text_shows_labels_and_doubts(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("一、甲\n（1）乙。\n（3）丙。\n", encoding="utf-8")
    assert run(path).stdout.splitlines()[1:3] == ["  一、（1）　乙。", "  一、（3）　丙。"]
    assert run(path).stdout.splitlines()[3].startswith("疑点 10：")


def test_what_cannot_be_read_exits_2_with_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"")
    done = run(tmp_path / "a.md", "--json")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert "空文件" in done.stderr


def test_the_command_loads_no_model_and_no_store() -> None:
    code = "import sys, ingest.commands.tree_command as t; t.main([sys.argv[1]]); print(*sys.modules, file=sys.stderr)"
    source = ROOT / "knowledge" / "notices" / "lyg-2024-14" / "source.md"
    done = subprocess.run([sys.executable, "-c", code, str(source)], cwd=ROOT, capture_output=True, encoding="utf-8")
    loaded = set(done.stderr.split())
    assert "ingest.outline.parse_outline" in loaded
    assert not loaded & {"torch", "chromadb", "sentence_transformers", "numpy", "html.parser", "bs4", "lxml"}
