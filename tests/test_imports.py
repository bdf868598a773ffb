"""Imports run one way, heavy libraries have one importer each, and light commands stay light."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator

import pytest

from ingest.settings import ROOT

FILES = [ROOT / "app.py", *sorted(ROOT.glob("ingest/**/*.py")), *sorted(ROOT.glob("guidance/**/*.py"))]
HEAVY = ("torch", "sentence_transformers", "chromadb", "streamlit")

# Who alone may import what; a folder ends in "/".
IMPORTERS = {
    "chromadb": ("ingest/store.py",),
    "langchain_chroma": ("ingest/store.py",),
    "sentence_transformers": ("ingest/embed.py",),
    "model2vec": ("ingest/embed.py",),
    "torch": (),
    "streamlit": ("app.py", "guidance/ui/"),
    "langchain": ("guidance/llm.py",),
    "langchain_openai": ("guidance/llm.py",),
    "langchain_ollama": ("guidance/llm.py",),
    "langchain_deepseek": ("guidance/llm.py",),
    "guidance.ui": ("app.py", "guidance/ui/"),
    "tests": (),
}

# Below the orchestrator: what stands here is used by it and knows nothing of it.
STEPS = ("understand", "retrieve", "compose")
FACTS_ONLY = "guidance/eligibility/"
NOT_FOR_ELIGIBILITY = ("conversation", "office", "retrieve", "scoring", "understand", "compose", "ui", "commands")


def imported(path) -> Iterator[str]:
    """The dotted names that a file imports at any place, but for types alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides which way it runs"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def importers(name: str) -> list[str]:
    """The files that import a module or anything in it."""
    return [
        path.relative_to(ROOT).as_posix()
        for path in FILES
        if any(each == name or each.startswith(f"{name}.") for each in imported(path))
    ]


def test_there_are_files_to_look_at():
    assert importers("streamlit") and importers("chromadb") and importers("guidance.conversation")


def test_the_way_in_knows_nothing_of_the_way_out():
    assert [path for path in importers("guidance") if path.startswith("ingest/")] == []


@pytest.mark.parametrize("name", IMPORTERS)
def test_what_is_heavy_or_on_top_has_few_importers(name):
    allowed = IMPORTERS[name]
    strays = [p for p in importers(name) if not any(p == a or (a.endswith("/") and p.startswith(a)) for a in allowed)]
    assert strays == []


@pytest.mark.parametrize("step", STEPS)
def test_only_the_conversation_and_the_office_put_the_steps_together(step):
    others = {f"guidance/{other}.py" for other in STEPS if other != step}
    assert not others & set(importers(f"guidance.{step}")) - _needed_nouns(step)


def _needed_nouns(step: str) -> set[str]:
    """Retrieval takes the question that understanding made: it needs the noun, not the deed."""
    return {"guidance/retrieve.py"} if step == "understand" else set()


def test_nobody_below_imports_the_orchestrator():
    above = tuple(f"guidance/{name}" for name in ("commands/", "faq/", "ui/"))  # the FAQ asks as a visitor would
    assert [p for p in importers("guidance.conversation") if not p.startswith(above)] == []


@pytest.mark.parametrize("name", NOT_FOR_ELIGIBILITY)
def test_eligibility_knows_no_index_no_model_and_no_page(name):
    assert [p for p in importers(f"guidance.{name}") if p.startswith(FACTS_ONLY)] == []


def test_eligibility_reads_no_clock():
    calls = [
        f"{path.name}:{node.lineno}"
        for path in FILES
        if path.relative_to(ROOT).as_posix().startswith(FACTS_ONLY)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("today", "now", "time_ns") and _is_clock(node.value)
    ]
    assert calls == []


def _is_clock(node: ast.expr) -> bool:
    return ast.unparse(node) in ("date", "datetime", "datetime.date", "datetime.datetime", "time")


@pytest.mark.parametrize(
    "command",
    [
        ["guidance", "check", "--notice", "lyg-2024-14"],
        ["guidance", "clauses", "二（三）1"],
        ["guidance", "rules", "--notice", "lyg-etdz-2023-h2"],
        ["ingest", "tree", "knowledge/notices/lyg-2024-14/source.md"],
    ],
    ids=lambda command: command[1],
)
def test_commands_without_vectors_load_no_heavy_library(command):
    program = (
        "import importlib, sys\n"
        f"status = importlib.import_module('{command[0]}.__main__').main({command[1:]!r})\n"
        f"print('loaded', status, sorted({set(HEAVY)!r} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, input="{}", capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "loaded 0 []", done.stderr
