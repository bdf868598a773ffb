"""Imports run one way, heavy libraries have one importer each, and light commands stay light."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from ingest.settings import ROOT

FILES = [ROOT / "app.py", *sorted(ROOT.glob("ingest/**/*.py")), *sorted(ROOT.glob("guidance/**/*.py"))]
HEAVY = ("torch", "sentence_transformers", "chromadb", "streamlit")

# Who alone may import what; a folder ends in "/".
IMPORTERS = {
    "chromadb": ("ingest/index/stores.py",),
    "langchain_chroma": ("ingest/index/chroma_store.py",),
    "sentence_transformers": ("ingest/embedding/encoder.py", "ingest/embedding/sentence_module.py"),
    "model2vec": ("ingest/embedding/encoder.py",),
    "torch": ("ingest/training/", "ingest/embedding/sentence_module.py"),
    "streamlit": ("app.py", "guidance/ui/"),
    "langchain": ("guidance/llm/language_model.py",),
    "langchain_openai": ("guidance/llm/language_model.py",),
    "langchain_ollama": ("guidance/llm/language_model.py",),
    "langchain_deepseek": ("guidance/llm/language_model.py",),
    "tests": (),
}

COMMANDS = [  # those that need no vectors
    ["guidance", "check", "--notice", "lyg-2024-14"],
    ["guidance", "clauses", "二（三）1"],
    ["guidance", "rules", "--notice", "lyg-etdz-2023-h2"],
    ["guidance", "staff", "list"],
    ["ingest", "tree", "knowledge/notices/lyg-2024-14/source.md"],
]


def test_imports_run_one_way_and_in_no_circle():
    """The contracts stand in pyproject.toml; imports inside functions and for type checking count too."""
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", IMPORTERS)
def test_what_is_heavy_or_on_top_has_few_importers(name):
    allowed = IMPORTERS[name]
    strays = [p for p in _importers(name) if not any(p == a or (a.endswith("/") and p.startswith(a)) for a in allowed)]
    assert strays == []


def test_there_are_importers_to_look_at():
    assert all(_importers(name) for name in ("streamlit", "chromadb", "guidance.conversation"))


def test_no_import_is_relative():
    strays = [
        f"{path.name}:{node.lineno}"
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert strays == []


def test_eligibility_reads_no_clock():
    calls = [
        f"{path.name}:{node.lineno}"
        for path in ROOT.glob("guidance/eligibility/*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("today", "now", "time_ns") and _is_clock(node.value)
    ]
    assert calls == []


def test_commands_without_vectors_load_no_heavy_library():
    program = (
        "import importlib, sys\n"
        f"for package, *arguments in {COMMANDS!r}:\n"
        "    status = importlib.import_module(f'{package}.__main__').main(arguments)\n"
        f"    print('loaded by', arguments[0], status, sorted({set(HEAVY)!r} & set(sys.modules)))\n"
    )  # one process, in which nothing can be unloaded: the first command with a heavy library is the one that loads it
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, input="{}", capture_output=True, text=True)
    loaded = [line for line in done.stdout.splitlines() if line.startswith("loaded by")]
    assert loaded == [f"loaded by {command[1]} 0 []" for command in COMMANDS], done.stderr


def _importers(name: str) -> list[str]:
    """The files that import a module or anything in it."""
    return [
        path.relative_to(ROOT).as_posix()
        for path in FILES
        if any(module == name or module.startswith(f"{name}.") for module in _imported(path))
    ]


@cache
def _imported(path: Path) -> tuple[str, ...]:
    """The dotted names that a file imports at any place."""
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return tuple(names)


def _is_clock(node: ast.expr) -> bool:
    return ast.unparse(node) in ("date", "datetime", "datetime.date", "datetime.datetime", "time")
